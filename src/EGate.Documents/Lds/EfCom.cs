using System.Text;

namespace EGate.Documents;

/// <summary>EF.COM: the data groups that the chip says it has (Doc 9303-10, 4.6.1).</summary>
/// <param name="DataGroups">Numbers 1..16, in ascending order.</param>
/// <param name="LdsVersion">Version of the data structure, four digits, e.g. <c>0107</c>; null when it is not told or is no number.</param>
/// <param name="UnicodeVersion">Version of Unicode, six digits, e.g. <c>040000</c>; null as above.</param>
public sealed record EfCom(IReadOnlyList<int> DataGroups, string? LdsVersion, string? UnicodeVersion)
{
    private const uint FileTag = 0x60;
    private const uint LdsVersionTag = 0x5F01;
    private const uint UnicodeVersionTag = 0x5F36;
    private const uint TagListTag = 0x5C;

    /// <summary>Parses the file.</summary>
    /// <exception cref="DocumentFormatException">It is not an EF.COM.</exception>
    public static EfCom Parse(ReadOnlyMemory<byte> file)
    {
        var elements = TlvReader.ReadAll(TlvReader.Open(file, FileTag));
        var list = TlvReader.Find(elements, TagListTag);
        var groups = new SortedSet<int>();
        foreach (var tag in list.Span)
        {
            var group = LdsFile.DataGroupOf(tag);
            if (group == 0)
            {
                throw new DocumentFormatException("com-unknown-tag");
            }

            groups.Add(group);
        }

        return new EfCom([.. groups], Version(elements, LdsVersionTag, 4), Version(elements, UnicodeVersionTag, 6));
    }

    private static string? Version(IReadOnlyList<Tlv> elements, uint tag, int length)
    {
        var value = elements.FirstOrDefault(e => e.Tag == tag).Value.Span;
        return value.Length == length && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            ? Encoding.ASCII.GetString(value)
            : null;
    }
}
