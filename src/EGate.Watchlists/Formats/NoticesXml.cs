namespace EGate.Watchlists;

/// <summary>
/// Notices on persons as XML: <c>notices</c> with <c>notice</c> elements, whose child elements have the names of <see cref="NoticesCsv"/>.
/// The root may carry <c>made</c>, ISO 8601 with zone.
/// </summary>
internal static class NoticesXml
{
    internal const string Root = "notices";

    internal static void Read(ListInput input) =>
        XmlLists.Read(
            input,
            Root,
            reader => reader is { Depth: 1, LocalName: "notice" },
            reader =>
            {
                if (reader.Depth == 0 && IsoTime.TryParse(reader.GetAttribute("made"), out var made))
                {
                    input.Made = made;
                }
            },
            record => NoticesCsv.Notice(input, record.Line, record.TextOf)
        );
}
