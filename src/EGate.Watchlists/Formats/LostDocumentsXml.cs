using System.Globalization;

namespace EGate.Watchlists;

/// <summary>
/// The stolen and lost documents list as XML, with the fields and words of <see cref="LostDocumentsCsv"/>:
/// <code>
/// &lt;lost-documents made="2026-11-24T06:00:00Z" count="1"&gt;
///   &lt;document number="UTO990017" issuer="UTO" type="passport" status="stolen" date="2026-03-01"/&gt;
/// &lt;/lost-documents&gt;
/// </code>
/// <c>made</c> and <c>count</c> are required, for the reasons given there.
/// </summary>
internal static class LostDocumentsXml
{
    internal const string Root = "lost-documents";

    internal static void Read(ListInput input)
    {
        long promised = -1;
        long count = 0;
        XmlLists.Read(
            input,
            Root,
            reader => reader is { Depth: 1, LocalName: "document" },
            reader =>
            {
                if (reader.Depth != 0)
                {
                    return;
                }

                input.Made = IsoTime.TryParse(reader.GetAttribute("made"), out var made)
                    ? made
                    : throw new ListRefusedException(
                        XmlLists.Line(reader),
                        "made is missing or is not a time with its zone"
                    );
                promised = long.TryParse(
                    reader.GetAttribute("count"),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                    ? number
                    : throw new ListRefusedException(XmlLists.Line(reader), "count is missing or is not a number");
            },
            record =>
            {
                count++;
                LostDocumentRow.Take(
                    input,
                    record.Line,
                    record.Attribute("number"),
                    record.Attribute("issuer"),
                    record.Attribute("type"),
                    record.Attribute("status"),
                    record.Attribute("date")
                );
            }
        );
        if (promised != count)
        {
            throw new ListRefusedException(0, $"count promises {promised} documents, but there are {count}");
        }
    }
}
