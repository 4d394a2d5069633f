namespace EGate.Passengers;

/// <summary>Times of flights: local to the place they belong to, without zone, as messages carry them.</summary>
internal static class LocalTimes
{
    private const int Century = 2000;

    /// <summary>Reads YYMMDD[HHMM] or CCYYMMDD[HHMM] (UN/EDIFACT 2379 codes 101, 102, 201, 203); null for anything else.</summary>
    internal static DateTime? Digits(ReadOnlySpan<char> text) =>
        text.Length switch
        {
            6 or 8 => Of(TravelDate.Digits(text), "0000"),
            10 => Of(TravelDate.Digits(text[..6]), text[6..]),
            12 => Of(TravelDate.Digits(text[..8]), text[8..]),
            _ => null,
        };

    /// <summary>Reads DDMMYY and HHMM as PNRGOV writes them; the time may be empty. Null for anything else.</summary>
    internal static DateTime? DayFirst(ReadOnlySpan<char> date, ReadOnlySpan<char> time)
    {
        if (date.Length != 6)
        {
            return null;
        }

        Span<char> turned = stackalloc char[6];
        date[4..6].CopyTo(turned);
        date[2..4].CopyTo(turned[2..]);
        date[..2].CopyTo(turned[4..]);
        return Of(TravelDate.Digits(turned), time.IsEmpty ? "0000" : time);
    }

    private static DateTime? Of(TravelDate? date, ReadOnlySpan<char> time) =>
        date is { } day
        && time.Length == 4
        && TravelDate.Number(time, out var clock)
        && clock / 100 < 24
        && clock % 100 < 60
            ? new DateTime(
                day.Year < 100 ? Century + day.Year : day.Year,
                day.Month,
                day.Day,
                clock / 100,
                clock % 100,
                0,
                DateTimeKind.Unspecified
            )
            : null;
}
