namespace EGate.Documents;

/// <summary>An image in a data group: a view of the file, which its owner zeroes. Personal data.</summary>
/// <param name="Bytes">The image as it is compressed.</param>
/// <param name="Format">By its first bytes; null when it is none of the three that passports may carry.</param>
public readonly record struct LdsImage(ReadOnlyMemory<byte> Bytes, PortraitFormat? Format)
{
    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "image";

    internal static LdsImage Of(ReadOnlyMemory<byte> bytes) => new(bytes, EncodedPortrait.FormatOf(bytes.Span));
}
