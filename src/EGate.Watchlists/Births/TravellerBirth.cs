namespace EGate.Watchlists;

/// <summary>
/// A date of birth from the MRZ: YYMMDD, unknown parts <c>&lt;&lt;</c> (Doc 9303-3, 4.8). The century is not in it: every century that
/// does not put the birth into the future is kept.
/// </summary>
internal sealed record TravellerBirth(IReadOnlyList<int> Years, int? Month, int? Day)
{
    internal bool IsUnknown => Years.Count == 0;

    /// <summary>Anything that is not a date of this form is an unknown birth, never an error: the MRZ check judges the form.</summary>
    internal static TravellerBirth Parse(string? text, DateOnly today)
    {
        var unknown = new TravellerBirth([], null, null);
        if (text is not { Length: 6 } || Part(text, 0) is not { } year)
        {
            return unknown;
        }

        var month = Part(text, 2) is >= 1 and <= 12 and var m ? m : (int?)null;
        var day = month is not null && Part(text, 4) is >= 1 and <= 31 and var d ? d : (int?)null;
        var years = new[] { 1900 + year, 2000 + year }.Where(y => y <= today.Year).ToList();
        return new TravellerBirth(years, month, day);
    }

    private static int? Part(string text, int at) =>
        char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1])
            ? ((text[at] - '0') * 10) + text[at + 1] - '0'
            : null;
}
