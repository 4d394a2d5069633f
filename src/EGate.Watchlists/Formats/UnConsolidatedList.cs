using System.Xml;

namespace EGate.Watchlists;

/// <summary>
/// The UN Security Council consolidated list, as XML (root <c>CONSOLIDATED_LIST</c>, layouts of 2020 and 2026). Read in one pass with
/// bounded memory for each record; document type definitions and external references are refused.
/// <para>A record that cannot be used is reported and the others stay; a part of a record that cannot be used (a date in words) is
/// reported and the record stays. A file that is cut short or not well-formed is refused whole: nobody knows what is missing.</para>
/// <para>What it does not do yet: entities are counted, not kept; places, addresses and free comments are not read; dates in words or
/// of other calendars count as unknown; no comparison with the version before.</para>
/// </summary>
public sealed class UnConsolidatedList
{
    private const long BytesMax = 64L << 20;
    private const int DepthMax = 32;
    private const string Root = "CONSOLIDATED_LIST";

    private UnConsolidatedList(ListInfo info, IReadOnlyList<ListedIdentity> persons, int entities)
    {
        Info = info;
        Persons = persons;
        Entities = entities;
    }

    /// <summary>Count, age, hash and rejected records.</summary>
    public ListInfo Info { get; }

    /// <summary>All usable individuals in the order of the file.</summary>
    public IReadOnlyList<ListedIdentity> Persons { get; }

    /// <summary>Number of entities in the file; they are not searched.</summary>
    public int Entities { get; }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="ListRefusedException">Not such a list, not well-formed, cut short, larger than 64 MiB, without a usable person, or with more bad records than good ones.</exception>
    public static UnConsolidatedList Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var file = new ListFileStream(stream, BytesMax);
        try
        {
            return Read(file);
        }
        catch (XmlException e)
        {
            throw new ListRefusedException(e.LineNumber, "the XML is damaged or cut short", e);
        }
    }

    internal static void RequireDepth(XmlReader reader)
    {
        if (reader.Depth > DepthMax)
        {
            throw new ListRefusedException(
                ((IXmlLineInfo)reader).LineNumber,
                $"elements are nested deeper than {DepthMax}"
            );
        }
    }

    private static UnConsolidatedList Read(ListFileStream file)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = BytesMax,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        using var reader = XmlReader.Create(file, settings);
        var made = ReadRoot(reader);
        var rejections = new Rejections();
        var persons = new List<ListedIdentity>();
        var entities = 0;
        while (reader.Read())
        {
            RequireDepth(reader);
            if (reader is { NodeType: XmlNodeType.Element, Depth: 2, LocalName: "INDIVIDUAL" })
            {
                ReadPerson(reader, persons, rejections);
            }
            else if (reader is { NodeType: XmlNodeType.Element, Depth: 2, LocalName: "ENTITY" })
            {
                entities++;
            }
        }

        rejections.Require(persons.Count);
        var info = new ListInfo(
            ListNames.Persons,
            persons.Count,
            rejections.Lost,
            made,
            file.Finish(),
            rejections.Kept
        );
        return new UnConsolidatedList(info, persons, entities);
    }

    private static DateTimeOffset ReadRoot(XmlReader reader)
    {
        reader.MoveToContent();
        var line = ((IXmlLineInfo)reader).LineNumber;
        if (reader.NodeType != XmlNodeType.Element || reader.LocalName != Root)
        {
            throw new ListRefusedException(line, $"the file is not a UN consolidated list: its root is not {Root}");
        }

        return IsoTime.TryParse(reader.GetAttribute("dateGenerated"), out var made)
            ? made
            : throw new ListRefusedException(line, "dateGenerated is missing or is not a time with its zone");
    }

    private static void ReadPerson(XmlReader reader, List<ListedIdentity> persons, Rejections rejections)
    {
        var line = ((IXmlLineInfo)reader).LineNumber;
        var record = UnElement.Read(reader);
        if (record is null)
        {
            rejections.Add(
                new RejectedRecord(line, string.Empty, "the record is larger than any record may be", Lost: true)
            );
        }
        else if (UnPerson.From(record, rejections) is { } person)
        {
            persons.Add(person);
        }
    }
}
