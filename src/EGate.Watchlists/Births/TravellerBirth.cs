using System.Globalization;

namespace EGate.Watchlists;

/// <summary>
/// A traveller's date of birth as far as it is known. From the MRZ it is YYMMDD with unknown parts <c>&lt;&lt;</c> (Doc 9303-3, 4.8): the
/// century is not in it, so every century that does not put the birth into the future is kept.
/// </summary>
internal sealed record TravellerBirth(IReadOnlyList<int> Years, int? Month, int? Day)
{
    private const int OldestAge = 115;

    internal static TravellerBirth Unknown { get; } = new([], null, null);

    internal bool IsUnknown => Years.Count == 0;

    internal bool IsFull => Years.Count > 0 && Month is not null && Day is not null;

    /// <summary>
    /// Reads YYMMDD of an MRZ, or <c>YYYY</c>, <c>YYYY-MM</c>, <c>YYYY-MM-DD</c>. Anything else is an unknown birth, never an error: whoever
    /// took the text in judges its form.
    /// </summary>
    internal static TravellerBirth Parse(string? text, DateOnly today) =>
        text is { Length: 6 } && !text.Contains('-', StringComparison.Ordinal)
            ? ParseZone(text, today)
            : ParseDate(text);

    private static TravellerBirth ParseZone(string text, DateOnly today)
    {
        if (Part(text, 0) is not { } year)
        {
            return Unknown;
        }

        var month = Part(text, 2) is >= 1 and <= 12 and var m ? m : (int?)null;
        var day = month is not null && Part(text, 4) is >= 1 and <= 31 and var d ? d : (int?)null;
        var years = new[] { 1900 + year, 2000 + year }
            .Where(y => y <= today.Year && y >= today.Year - OldestAge)
            .ToList();
        return new TravellerBirth(years, month, day);
    }

    private static TravellerBirth ParseDate(string? text)
    {
        var parts = (text ?? string.Empty).Split('-');
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return Unknown;
            }
        }

        if (parts.Length > 3 || numbers[0] is < ListedBirth.YearMin or > ListedBirth.YearMax)
        {
            return Unknown;
        }

        var month = parts.Length > 1 && numbers[1] is >= 1 and <= 12 ? numbers[1] : (int?)null;
        var day = parts.Length > 2 && month is not null && numbers[2] is >= 1 and <= 31 ? numbers[2] : (int?)null;
        return new TravellerBirth([numbers[0]], month, day);
    }

    private static int? Part(string text, int at) =>
        char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1])
            ? ((text[at] - '0') * 10) + text[at + 1] - '0'
            : null;
}
