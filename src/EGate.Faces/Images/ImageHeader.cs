namespace EGate.Faces;

/// <summary>The file formats that are told apart by their first bytes.</summary>
internal enum ImageFormat
{
    Jpeg,
    Jpeg2000,
    Png,
    Bmp,
    Gif,
    WebP,
    Tiff,
    Netpbm,
}

/// <summary>What the header of an image file says, read without decoding: a small file cannot ask a decoder for a huge picture.</summary>
/// <param name="Format">Which format.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="IsWhole">False when the file ends before its end mark, or holds more than any picture of a person needs.</param>
internal sealed record ImageHeader(ImageFormat Format, long Width, long Height, bool IsWhole)
{
    /// <summary>The header, or null when the bytes are in none of the formats or stop before their size is told.</summary>
    public static ImageHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
        {
            return JpegHeader.Read(bytes);
        }

        return Jpeg2000Header.Read(bytes) ?? RasterHeader.Read(bytes) ?? TiffHeader.Read(bytes);
    }
}
