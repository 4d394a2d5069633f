using System.Security.Cryptography;
using EGate.Core;
using OpenCvSharp;

namespace EGate.Faces;

/// <summary>What a decoder may be given.</summary>
/// <param name="BytesMax">Longest file.</param>
/// <param name="PixelsMax">Most pixels that are decoded as they are.</param>
/// <param name="JpegPixelsMax">Most pixels of a JPEG, which is decoded at a half, a quarter or an eighth above <paramref name="PixelsMax"/>.</param>
internal sealed record ImageLimits(int BytesMax, long PixelsMax, long JpegPixelsMax);

/// <summary>
/// Turns a file's bytes into pixels with OpenCV's decoders. The header is read by our own code first. EXIF turns a picture the right way up; CMYK, 16-bit
/// and grey come out as 8-bit colour, transparency is dropped, and of an animation the first picture counts.
/// </summary>
internal static class ImageDecoder
{
    /// <summary>The picture, or null with the reason: <c>too-large</c>, <c>not-an-image</c>, <c>damaged</c>; <c>ok</c> otherwise.</summary>
    public static BgrImage? Decode(
        ReadOnlySpan<byte> bytes,
        ImageLimits limits,
        Predicate<ImageFormat> accepts,
        out string reason
    )
    {
        var header = bytes.Length <= limits.BytesMax ? ImageHeader.Read(bytes) : null;
        reason = bytes.Length > limits.BytesMax ? "too-large" : Examine(header, limits, accepts);
        if (reason != "ok" || header is null)
        {
            return null;
        }

        var file = header.Format == ImageFormat.Png ? PngChunks.Needed(bytes) : bytes;
        if (file.IsEmpty)
        {
            reason = "damaged";
            return null;
        }

        try
        {
            using var mat = Cv2.ImDecode(file, Mode(header, limits));
            return Copy(mat, out reason);
        }
        catch (Exception e) when (Network.IsRuntimeFault(e))
        {
            reason = "damaged";
            return null;
        }
    }

    private static string Examine(ImageHeader? header, ImageLimits limits, Predicate<ImageFormat> accepts) =>
        header switch
        {
            null => "not-an-image",
            _ when !accepts(header.Format) => "not-an-image",
            { IsWhole: false } => "damaged",
            { Width: < 1 } or { Height: < 1 } => "damaged",
            _ when Math.Max(header.Width, header.Height) > short.MaxValue => "too-large",
            _ when header.Width * header.Height > Most(header, limits) => "too-large",
            _ => "ok",
        };

    private static long Most(ImageHeader header, ImageLimits limits) =>
        header.Format == ImageFormat.Jpeg ? limits.JpegPixelsMax : limits.PixelsMax;

    /// <summary>A JPEG's decoder can leave out the finest detail while it decodes, so that a large picture never stands in memory whole.</summary>
    private static ImreadModes Mode(ImageHeader header, ImageLimits limits)
    {
        var pixels = header.Width * header.Height;
        return pixels <= limits.PixelsMax ? ImreadModes.Color
            : pixels <= 4 * limits.PixelsMax ? ImreadModes.ReducedColor2
            : pixels <= 16 * limits.PixelsMax ? ImreadModes.ReducedColor4
            : ImreadModes.ReducedColor8;
    }

    private static BgrImage? Copy(Mat mat, out string reason)
    {
        reason = "damaged";
        if (mat.Empty() || mat.Type() != MatType.CV_8UC3 || !mat.IsContinuous())
        {
            return null;
        }

        var pixels = mat.AsSpan<byte>();
        var image = BgrImage.Of(pixels, mat.Width, mat.Height);
        CryptographicOperations.ZeroMemory(pixels);
        reason = "ok";
        return image;
    }
}
