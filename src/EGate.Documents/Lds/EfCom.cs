namespace EGate.Documents;

/// <summary>EF.COM: the data groups that the chip says it has (Doc 9303-10, 4.6.1).</summary>
/// <param name="DataGroups">Numbers 1..16, in ascending order.</param>
public sealed record EfCom(IReadOnlyList<int> DataGroups)
{
    private const uint FileTag = 0x60;
    private const uint TagListTag = 0x5C;

    /// <summary>Parses the file.</summary>
    /// <exception cref="DocumentFormatException">It is not an EF.COM.</exception>
    public static EfCom Parse(ReadOnlyMemory<byte> file)
    {
        var list = TlvReader.Find(TlvReader.ReadAll(TlvReader.Open(file, FileTag)), TagListTag);
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

        return new EfCom([.. groups]);
    }
}
