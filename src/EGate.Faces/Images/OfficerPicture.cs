using EGate.Core;
using OpenCvSharp;

namespace EGate.Faces;

/// <summary>Makes the small JPEG pictures that officers see beside each other. The caller owns and zeroes the bytes.</summary>
public static class OfficerPicture
{
    private const int HeightMax = 480;
    private const int Quality = 85;

    /// <summary>A frame as JPEG, at most 480 rows high.</summary>
    public static byte[] Jpeg(BgrImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var mat = Mat.FromPixelData(image.Height, image.Width, MatType.CV_8UC3, image.Pixels);
        return Encode(mat);
    }

    /// <summary>A portrait of any kind a chip carries as JPEG; empty when it cannot be decoded. A JPEG comes back as it is.</summary>
    public static byte[] Jpeg(ReadOnlySpan<byte> portrait)
    {
        if (portrait.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return portrait.ToArray();
        }

        using var image = EncodedPortrait.Decode(portrait, out _);
        return image is null ? [] : Jpeg(image);
    }

    private static byte[] Encode(Mat mat)
    {
        var scale = Math.Min(1.0, (double)HeightMax / mat.Rows);
        using var small = new Mat();
        Cv2.Resize(mat, small, new Size(Math.Max(1, (int)(mat.Cols * scale)), Math.Max(1, (int)(mat.Rows * scale))));
        Cv2.ImEncode(".jpg", small, out var bytes, new ImageEncodingParam(ImwriteFlags.JpegQuality, Quality));
        small.SetTo(Scalar.Black);
        return bytes;
    }
}
