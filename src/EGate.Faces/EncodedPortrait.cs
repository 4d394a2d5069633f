using System.Security.Cryptography;
using EGate.Core;
using OpenCvSharp;

namespace EGate.Faces;

/// <summary>
/// Decodes a DG2 portrait (JPEG or JPEG 2000, ISO/IEC 19794-5 and 39794-5). The header's own dimensions are read before a decoder sees the bytes,
/// so that a small file cannot ask for a huge picture. The decoders are native code: hand them bytes whose signature was verified where possible.
/// </summary>
internal static class EncodedPortrait
{
    /// <summary>Largest file that is looked at: 2 MiB; portraits of the field have 10 to 60 KiB.</summary>
    public const int BytesMax = 2 * 1024 * 1024;

    /// <summary>The picture, or null with the reason.</summary>
    public static BgrImage? Decode(ReadOnlySpan<byte> bytes, out string reason)
    {
        reason = Examine(bytes);
        if (reason != "ok")
        {
            return null;
        }

        try
        {
            using var mat = Cv2.ImDecode(bytes, ImreadModes.Color);
            return mat.Empty() ? Refuse(out reason) : Copy(mat, out reason);
        }
        catch (Exception e) when (Network.IsRuntimeFault(e))
        {
            return Refuse(out reason);
        }
    }

    private static string Examine(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > BytesMax)
        {
            return "portrait-too-large";
        }

        var header = ImageHeader.Read(bytes);
        return header switch
        {
            null => "portrait-not-an-image",
            { IsWhole: false } => "portrait-damaged",
            { Width: < 1 } or { Height: < 1 } => "portrait-damaged",
            _ when header.Width * header.Height > FaceEngine.PixelsMax => "portrait-too-large",
            _ when Math.Max(header.Width, header.Height) > short.MaxValue => "portrait-too-large",
            _ => "ok",
        };
    }

    private static BgrImage? Refuse(out string reason)
    {
        reason = "portrait-damaged";
        return null;
    }

    private static BgrImage? Copy(Mat mat, out string reason)
    {
        if (mat.Type() != MatType.CV_8UC3 || !mat.IsContinuous())
        {
            return Refuse(out reason);
        }

        var pixels = mat.AsSpan<byte>();
        var image = new BgrImage(pixels.ToArray(), mat.Width, mat.Height);
        CryptographicOperations.ZeroMemory(pixels);
        reason = "ok";
        return image;
    }
}
