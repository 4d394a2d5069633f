using EGate.Core;

namespace EGate.Faces;

/// <summary>
/// Decodes a DG2 portrait (JPEG or JPEG 2000, ISO/IEC 19794-5 and 39794-5). The decoders are native code: hand them bytes whose signature was verified
/// where possible.
/// </summary>
internal static class EncodedPortrait
{
    /// <summary>Longest file that is looked at: 2 MiB; portraits of the field have 10 to 60 KiB.</summary>
    public const int BytesMax = 2 * 1024 * 1024;

    /// <summary>Portraits of the field have less than a megapixel.</summary>
    private static readonly ImageLimits Limits = new(BytesMax, 12_000_000, FaceEngine.PixelsMax);

    /// <summary>
    /// The picture, or null with the reason <c>portrait-too-large</c>, <c>portrait-not-an-image</c> or <c>portrait-damaged</c>.
    /// </summary>
    public static BgrImage? Decode(ReadOnlySpan<byte> bytes, out string reason)
    {
        var image = ImageDecoder.Decode(
            bytes,
            Limits,
            f => f is ImageFormat.Jpeg or ImageFormat.Jpeg2000,
            out var found
        );
        reason = found == "ok" ? found : $"portrait-{found}";
        return image;
    }
}
