namespace EGate.Documents;

/// <summary>
/// DG11: additional details of the holder (Doc 9303-10, 4.7.11). Every field may be missing or empty; both are null here, or an empty list.
/// Personal data.
/// </summary>
public sealed record Dg11
{
    private const uint FileTag = 0x6B;
    private const uint TagListTag = 0x5C;
    private const uint OtherNamesTag = 0xA0;
    private const uint OtherNameTag = 0x5F0F;

    /// <summary>The full name in the letters of the issuing state.</summary>
    public LdsName? Name { get; private init; }

    /// <summary>Other names. Some states put them in the template <c>A0</c> that the standard asks for, some beside it.</summary>
    public IReadOnlyList<LdsName> OtherNames { get; private init; } = [];

    /// <summary>Personal number.</summary>
    public string? PersonalNumber { get; private init; }

    /// <summary>Date of birth, YYYYMMDD; unknown parts are 00 or fillers.</summary>
    public string? BirthDate { get; private init; }

    /// <summary>Place of birth, its parts.</summary>
    public IReadOnlyList<string> PlaceOfBirth { get; private init; } = [];

    /// <summary>Address, its parts.</summary>
    public IReadOnlyList<string> Address { get; private init; } = [];

    /// <summary>Telephone.</summary>
    public string? Telephone { get; private init; }

    /// <summary>Profession.</summary>
    public string? Profession { get; private init; }

    /// <summary>Title.</summary>
    public string? Title { get; private init; }

    /// <summary>Personal summary.</summary>
    public string? Summary { get; private init; }

    /// <summary>Image of a citizenship document: a view of the file.</summary>
    public LdsImage? ProofOfCitizenship { get; private init; }

    /// <summary>Numbers of other valid travel documents.</summary>
    public IReadOnlyList<string> OtherDocuments { get; private init; } = [];

    /// <summary>Custody information.</summary>
    public string? Custody { get; private init; }

    /// <summary>Objects that the standard does not name, as views of the file: kept, and not interpreted.</summary>
    public IReadOnlyList<Tlv> Unknown { get; private init; } = [];

    /// <summary>Parses the file. An object that stands there twice counts once, the last.</summary>
    /// <exception cref="DocumentFormatException">It is not a DG11.</exception>
    public static Dg11 Parse(ReadOnlyMemory<byte> file)
    {
        var details = new Dg11();
        foreach (var element in TlvReader.ReadAll(TlvReader.Open(file, FileTag)))
        {
            details = With(details, element);
        }

        return details;
    }

    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "DG11";

    private static Dg11 With(Dg11 details, Tlv element)
    {
        var value = element.Value;
        return element.Tag switch
        {
            TagListTag => details,
            0x5F0E => details with { Name = LdsText.Name(value) },
            OtherNamesTag => details with { OtherNames = LdsText.Names(value, OtherNameTag) },
            OtherNameTag when LdsText.Name(value) is { } name => details with
            {
                OtherNames = [.. details.OtherNames, name],
            },
            OtherNameTag => details,
            0x5F10 => details with { PersonalNumber = Text(value) },
            0x5F2B => details with { BirthDate = LdsDate.Day(value) },
            0x5F11 => details with { PlaceOfBirth = LdsText.Parts(value) },
            0x5F42 => details with { Address = LdsText.Parts(value) },
            0x5F12 => details with { Telephone = Text(value) },
            0x5F13 => details with { Profession = Text(value) },
            0x5F14 => details with { Title = Text(value) },
            0x5F15 => details with { Summary = Text(value) },
            0x5F16 => details with { ProofOfCitizenship = LdsImage.Of(value) },
            0x5F17 => details with { OtherDocuments = LdsText.Parts(value) },
            0x5F18 => details with { Custody = Text(value) },
            _ => details with { Unknown = [.. details.Unknown, element] },
        };
    }

    private static string? Text(ReadOnlyMemory<byte> value) => value.IsEmpty ? null : LdsText.Text(value);
}
