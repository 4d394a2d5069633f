using System.Xml;

namespace EGate.Watchlists;

/// <summary>
/// The way in to all list formats: tells which one a file is, and reads it. Reading is one pass over the bytes; memory does not grow with
/// the file, except where a format scatters one person over it (the UK's CSV, OFAC's aliases).
/// </summary>
public static class ListReader
{
    /// <summary>Most bytes that <see cref="Sniff"/> looks at.</summary>
    public const int HeadBytes = 1 << 16;

    private const long Small = 1L << 30;
    private const long Large = 64L << 30;

    private static readonly Dictionary<ListFormat, (long BytesMax, Action<ListInput> Read)> Readers = new()
    {
        [ListFormat.UnXml] = (Small, UnXml.Read),
        [ListFormat.OfacXml] = (Small, OfacXml.Read),
        [ListFormat.OfacCsv] = (Small, OfacCsv.Read),
        [ListFormat.EuXml] = (Small, EuXml.Read),
        [ListFormat.UkXml] = (Small, UkXml.Read),
        [ListFormat.UkCsv] = (Small, UkCsv.Read),
        [ListFormat.OpenSanctionsCsv] = (Large, OpenSanctionsCsv.Read),
        [ListFormat.FollowTheMoney] = (Large, FollowTheMoney.Read),
        [ListFormat.FollowTheMoneyDelta] = (Small, FollowTheMoney.ReadDelta),
        [ListFormat.NationalCsv] = (Large, NationalCsv.Read),
        [ListFormat.NationalJson] = (Large, NationalJson.Read),
        [ListFormat.LostDocumentsCsv] = (Large, LostDocumentsCsv.Read),
        [ListFormat.LostDocumentsXml] = (Large, LostDocumentsXml.Read),
        [ListFormat.NoticesCsv] = (Small, NoticesCsv.Read),
        [ListFormat.NoticesXml] = (Small, NoticesXml.Read),
    };

    /// <summary>The format of a file by its first bytes (up to <see cref="HeadBytes"/> of them); null when it is none of those known here.</summary>
    public static ListFormat? Sniff(ReadOnlySpan<byte> head) => ListSniffer.Sniff(head.ToArray());

    /// <summary>Reads a whole file into a sink. When it is refused, what the sink has taken so far must be thrown away.</summary>
    /// <param name="stream">The file, from its beginning.</param>
    /// <param name="format">What it is.</param>
    /// <param name="settings">Which list it is.</param>
    /// <param name="sink">Takes persons and documents.</param>
    /// <param name="beside">Opens a file of a name that stands beside this one, or gives null; OFAC's CSV needs its aliases.</param>
    /// <exception cref="ListRefusedException">Not of the format, damaged, cut short, too large, empty, or with more bad records than good ones.</exception>
    public static ListReading Read(
        Stream stream,
        ListFormat format,
        ListSettings settings,
        IListSink sink,
        Func<string, Stream?>? beside = null
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(sink);
        var (bytesMax, read) = Readers[format];
        using var file = new ListFileStream(stream, bytesMax);
        var input = new ListInput(file, bytesMax, settings, sink) { Beside = beside ?? (_ => null) };
        try
        {
            read(input);
            return input.Finish(format);
        }
        catch (XmlException e)
        {
            throw new ListRefusedException(
                e.LineNumber,
                "the XML is damaged, cut short, or has a document type definition",
                e
            );
        }
    }
}
