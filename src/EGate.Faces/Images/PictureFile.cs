using EGate.Core;

namespace EGate.Faces;

/// <summary>
/// Decodes pictures that people name on a command line: JPEG, JPEG 2000, PNG, WebP, TIFF, BMP, GIF and Netpbm; grey, colour, CMYK, 8 and 16 bits. EXIF turns a
/// picture the right way up, and of an animation the first picture counts. Time and memory are bounded whatever the bytes say.
/// </summary>
public static class PictureFile
{
    /// <summary>Longest file: 64 MiB.</summary>
    public const int BytesMax = 64 * 1024 * 1024;

    /// <summary>Up to 20 megapixels as they are; a larger JPEG, up to 100 megapixels, is decoded at a part of its size.</summary>
    private static readonly ImageLimits Limits = new(BytesMax, 20_000_000, 100_000_000);

    /// <summary>
    /// The picture, to be disposed by the caller, or null with the reason <c>image-too-large</c>, <c>not-an-image</c> or <c>image-damaged</c>. Never throws for
    /// what the bytes are.
    /// </summary>
    public static BgrImage? Decode(ReadOnlySpan<byte> bytes, out string reason)
    {
        var image = ImageDecoder.Decode(bytes, Limits, _ => true, out reason);
        reason = reason switch
        {
            "too-large" => "image-too-large",
            "damaged" => "image-damaged",
            _ => reason,
        };
        return image;
    }
}
