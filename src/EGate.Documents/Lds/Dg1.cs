using System.Text;

namespace EGate.Documents;

/// <summary>DG1: the machine-readable zone as the issuer signed it (Doc 9303-10, 4.7.1). Personal data.</summary>
/// <param name="Characters">88 characters for a passport: both lines one after the other.</param>
public sealed record Dg1(string Characters)
{
    private const uint FileTag = 0x61;
    private const uint MrzTag = 0x5F1F;

    /// <summary>Parses the file. Only characters of a machine-readable zone are let through.</summary>
    /// <exception cref="DocumentFormatException">It is not a DG1.</exception>
    public static Dg1 Parse(ReadOnlyMemory<byte> file)
    {
        var zone = TlvReader.Find(TlvReader.ReadAll(TlvReader.Open(file, FileTag)), MrzTag);
        if (zone.Length is not (72 or 88 or 90))
        {
            throw new DocumentFormatException("dg1-length");
        }

        var text = Encoding.Latin1.GetString(zone.Span);
        return text.All(CheckDigit.IsMrzCharacter)
            ? new Dg1(text)
            : throw new DocumentFormatException("dg1-characters");
    }

    /// <summary>True when both lines as read are those of the chip, character for character.</summary>
    public bool Equals(IReadOnlyList<string> lines) =>
        string.Equals(string.Concat(lines), Characters, StringComparison.Ordinal);

    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "DG1";
}
