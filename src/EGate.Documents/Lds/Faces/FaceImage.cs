namespace EGate.Documents;

/// <summary>One portrait in DG2: a view of the file, which its owner zeroes. Personal data.</summary>
/// <param name="Standard">In which form it stands there.</param>
/// <param name="Bytes">The image as it is compressed; some issuers leave padding behind it.</param>
/// <param name="Format">By its first bytes.</param>
/// <param name="DeclaredFormat">
/// What the record says it is: <see cref="PortraitFormat.Jpeg"/>, <see cref="PortraitFormat.Jpeg2000"/>, or null for something else. Some
/// issuers say the wrong one.
/// </param>
/// <param name="Width">Columns, as the record says; 0 when it does not.</param>
/// <param name="Height">Rows, as the record says; 0 when it does not.</param>
public sealed record FaceImage(
    FaceStandard Standard,
    ReadOnlyMemory<byte> Bytes,
    PortraitFormat Format,
    PortraitFormat? DeclaredFormat,
    int Width,
    int Height
)
{
    private static ReadOnlySpan<byte> EndMark => [0xFF, 0xD9];

    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "face image";

    /// <summary>Tells the format, and that the image has its end mark, which all three formats have.</summary>
    /// <exception cref="DocumentFormatException"><c>dg2-image-format</c> or <c>dg2-image-truncated</c>.</exception>
    internal static FaceImage Of(
        FaceStandard standard,
        ReadOnlyMemory<byte> bytes,
        PortraitFormat? declared,
        int width,
        int height
    )
    {
        var format = EncodedPortrait.FormatOf(bytes.Span) ?? throw new DocumentFormatException("dg2-image-format");
        return bytes.Span[2..].LastIndexOf(EndMark) >= 0
            ? new FaceImage(standard, bytes, format, declared, width, height)
            : throw new DocumentFormatException("dg2-image-truncated");
    }
}
