using System.Text;

namespace EGate.Documents;

/// <summary>DG1: the machine-readable zone as the issuer signed it (Doc 9303-10, 4.7.1). Personal data.</summary>
/// <param name="Characters">All lines one after the other: 88 characters of a passport, 90 of TD1, 72 of TD2.</param>
public sealed record Dg1(string Characters)
{
    private const uint FileTag = 0x61;
    private const uint MrzTag = 0x5F1F;

    /// <summary>The lines as they are printed.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            var count = Characters.Length == 90 ? 3 : 2;
            var length = Characters.Length / count;
            return [.. Enumerable.Range(0, count).Select(i => Characters.Substring(i * length, length))];
        }
    }

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
        return CheckDigit.AreMrzCharacters(text) ? new Dg1(text) : throw new DocumentFormatException("dg1-characters");
    }

    /// <summary>True when all lines as read are those of the chip, character for character.</summary>
    public bool Equals(IReadOnlyList<string> lines) =>
        string.Equals(string.Concat(lines), Characters, StringComparison.Ordinal);

    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "DG1";
}
