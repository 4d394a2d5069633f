using System.Text.Json;
using System.Xml;

namespace EGate.Watchlists;

/// <summary>Tells the format of a list by its first bytes: the root of XML, the keys of the first JSON line, the header of CSV.</summary>
internal static class ListSniffer
{
    internal static ListFormat? Sniff(byte[] head)
    {
        var first = FirstCharacter(head);
        return first switch
        {
            '<' => OfXml(head),
            '{' => OfJson(head),
            _ => OfCsv(head),
        };
    }

    private static char FirstCharacter(byte[] head)
    {
        using var text = new StreamReader(new MemoryStream(head), detectEncodingFromByteOrderMarks: true);
        int c;
        do
        {
            c = text.Read();
        } while (c >= 0 && char.IsWhiteSpace((char)c));
        return c < 0 ? '\0' : (char)c;
    }

    private static ListFormat? OfXml(byte[] head)
    {
        try
        {
            using var reader = XmlLists.Open(new MemoryStream(head), ListReader.HeadBytes);
            return reader.NodeType != XmlNodeType.Element
                ? null
                : reader.LocalName switch
                {
                    UnXml.Root => ListFormat.UnXml,
                    OfacXml.Root => ListFormat.OfacXml,
                    EuXml.Root => ListFormat.EuXml,
                    UkXml.Root => ListFormat.UkXml,
                    LostDocumentsXml.Root => ListFormat.LostDocumentsXml,
                    NoticesXml.Root => ListFormat.NoticesXml,
                    _ => null,
                };
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static ListFormat? OfJson(byte[] head)
    {
        using var lines = new ByteLines(new MemoryStream(head), head.Length);
        if (!lines.Next())
        {
            return null;
        }

        try
        {
            // A first line longer than the head is cut, so the keys are looked for before the end is reached.
            var reader = new Utf8JsonReader(lines.Current.Span, isFinalBlock: false, default);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                {
                    continue;
                }

                if (reader.ValueTextEquals("op"))
                {
                    return ListFormat.FollowTheMoneyDelta;
                }

                if (reader.ValueTextEquals("schema") || reader.ValueTextEquals("caption"))
                {
                    return ListFormat.FollowTheMoney;
                }

                if (reader.ValueTextEquals("entry") || reader.ValueTextEquals("names"))
                {
                    return ListFormat.NationalJson;
                }
            }
        }
        catch (JsonException)
        {
            // Not JSON, so none of them.
        }

        return null;
    }

    private static ListFormat? OfCsv(byte[] head)
    {
        using var rows = new CsvRows(new MemoryStream(head), new CsvShape(WesternBytes: true));
        if (!rows.Next() || rows.Problem is not null)
        {
            return null;
        }

        var fields = rows.Fields;
        return fields[0].StartsWith(LostDocumentsCsv.MadeMark, StringComparison.Ordinal) ? ListFormat.LostDocumentsCsv
            : OfacCsv.IsRow(fields) ? ListFormat.OfacCsv
            : UkCsv.IsFirst(fields) ? ListFormat.UkCsv
            : CsvHeader.Of(fields, OpenSanctionsCsv.Needed) is not null ? ListFormat.OpenSanctionsCsv
            : CsvHeader.Of(fields, NoticesCsv.Needed) is not null ? ListFormat.NoticesCsv
            : NationalCsv.IsHeader(fields) ? ListFormat.NationalCsv
            : null;
    }
}
