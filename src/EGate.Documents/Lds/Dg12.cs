namespace EGate.Documents;

/// <summary>
/// DG12: additional details of the document (Doc 9303-10, 4.7.12). Every field may be missing or empty; both are null here, or an empty list.
/// Personal data.
/// </summary>
public sealed record Dg12
{
    private const uint FileTag = 0x6C;
    private const uint TagListTag = 0x5C;
    private const uint OtherPersonsTag = 0xA0;
    private const uint OtherPersonTag = 0x5F1A;

    /// <summary>The office that issued the document.</summary>
    public string? IssuingAuthority { get; private init; }

    /// <summary>Date of issue, YYYYMMDD.</summary>
    public string? IssueDate { get; private init; }

    /// <summary>Other persons on the document, e.g. children.</summary>
    public IReadOnlyList<LdsName> OtherPersons { get; private init; } = [];

    /// <summary>Endorsements and observations.</summary>
    public string? Endorsements { get; private init; }

    /// <summary>Tax or exit requirements.</summary>
    public string? ExitRequirements { get; private init; }

    /// <summary>Image of the front of the document: a view of the file.</summary>
    public LdsImage? Front { get; private init; }

    /// <summary>Image of the rear of the document: a view of the file.</summary>
    public LdsImage? Rear { get; private init; }

    /// <summary>When the document was personalised, YYYYMMDDhhmmss.</summary>
    public string? PersonalisationTime { get; private init; }

    /// <summary>Serial number of the system that personalised it.</summary>
    public string? PersonalisationSystem { get; private init; }

    /// <summary>Objects that the standard does not name, as views of the file: kept, and not interpreted.</summary>
    public IReadOnlyList<Tlv> Unknown { get; private init; } = [];

    /// <summary>Parses the file. An object that stands there twice counts once, the last.</summary>
    /// <exception cref="DocumentFormatException">It is not a DG12.</exception>
    public static Dg12 Parse(ReadOnlyMemory<byte> file)
    {
        var details = new Dg12();
        foreach (var element in TlvReader.ReadAll(TlvReader.Open(file, FileTag)))
        {
            details = With(details, element);
        }

        return details;
    }

    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "DG12";

    private static Dg12 With(Dg12 details, Tlv element)
    {
        var value = element.Value;
        return element.Tag switch
        {
            TagListTag => details,
            0x5F19 => details with { IssuingAuthority = Text(value) },
            0x5F26 => details with { IssueDate = LdsDate.Day(value) },
            OtherPersonsTag => details with { OtherPersons = LdsText.Names(value, OtherPersonTag) },
            OtherPersonTag when LdsText.Name(value) is { } name => details with
            {
                OtherPersons = [.. details.OtherPersons, name],
            },
            OtherPersonTag => details,
            0x5F1B => details with { Endorsements = Text(value) },
            0x5F1C => details with { ExitRequirements = Text(value) },
            0x5F1D => details with { Front = LdsImage.Of(value) },
            0x5F1E => details with { Rear = LdsImage.Of(value) },
            0x5F55 => details with { PersonalisationTime = LdsDate.Time(value) },
            0x5F56 => details with { PersonalisationSystem = Text(value) },
            _ => details with { Unknown = [.. details.Unknown, element] },
        };
    }

    private static string? Text(ReadOnlyMemory<byte> value) => value.IsEmpty ? null : LdsText.Text(value);
}
