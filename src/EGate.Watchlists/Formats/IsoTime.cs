using System.Globalization;
using System.Text.RegularExpressions;

namespace EGate.Watchlists;

/// <summary>Times in lists: ISO 8601 with seconds and a zone. Without a zone a time is not a moment, and an age cannot be told.</summary>
internal static partial class IsoTime
{
    internal static bool TryParse(string? text, out DateTimeOffset time)
    {
        time = default;
        var plain = text?.Trim() ?? string.Empty;
        return plain.Length <= 40
            && Shape().IsMatch(plain)
            && DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time);
    }

    internal static bool TryParseDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
