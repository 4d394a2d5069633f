namespace EGate.Documents;

/// <summary>DG16: persons to notify in an emergency (Doc 9303-10, 4.7.16). Personal data of people who are not there.</summary>
/// <param name="Persons">One to fifteen: their templates are <c>A1</c> to <c>AF</c>.</param>
public sealed record Dg16(IReadOnlyList<PersonToNotify> Persons)
{
    private const uint FileTag = 0x70;
    private const uint CountTag = 0x02;

    /// <summary>Parses the file.</summary>
    /// <exception cref="DocumentFormatException">It is not a DG16, or names another number of persons than it holds.</exception>
    public static Dg16 Parse(ReadOnlyMemory<byte> file)
    {
        var elements = TlvReader.ReadAll(TlvReader.Open(file, FileTag));
        var persons = elements.Where(e => e.Tag is > 0xA0 and <= 0xAF).Select(e => PersonToNotify.Of(e.Value)).ToList();
        var count = TlvReader.Find(elements, CountTag).Span;
        return count.Length == 1 && count[0] == persons.Count && persons.Count is > 0 and < 16
            ? new Dg16(persons)
            : throw new DocumentFormatException("dg16-count");
    }

    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "DG16";
}

/// <summary>Somebody to notify. Personal data.</summary>
/// <param name="Recorded">When this was recorded, YYYYMMDD; null when it is not told.</param>
/// <param name="Name">Null when it is empty.</param>
/// <param name="Telephone">Null when it is empty.</param>
/// <param name="Address">Its parts.</param>
public sealed record PersonToNotify(string? Recorded, LdsName? Name, string? Telephone, IReadOnlyList<string> Address)
{
    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "person to notify";

    internal static PersonToNotify Of(ReadOnlyMemory<byte> template)
    {
        var elements = TlvReader.ReadAll(template);
        ReadOnlyMemory<byte> At(uint tag) => elements.FirstOrDefault(e => e.Tag == tag).Value;
        var telephone = At(0x5F52);
        return new PersonToNotify(
            LdsDate.Day(At(0x5F50)),
            LdsText.Name(At(0x5F51)),
            telephone.IsEmpty ? null : LdsText.Text(telephone),
            LdsText.Parts(At(0x5F53))
        );
    }
}
