using System.Globalization;

namespace EGate.Watchlists;

/// <summary>What the two forms of the UK list have in common.</summary>
internal static class UkPerson
{
    private const int FamilyName = 6;

    /// <summary>Name1 to Name5, then the family name.</summary>
    internal static string WholeName(Func<int, string> part) =>
        string.Join(' ', Enumerable.Range(1, FamilyName).Select(part).Where(p => p.Length > 0));

    /// <summary>Quality of a name by its type and strength, in whatever case they are written.</summary>
    internal static NameQuality Quality(string type, string strength) =>
        strength.Contains("low", StringComparison.OrdinalIgnoreCase) ? NameQuality.Weak
        : type.Trim().Equals("primary name", StringComparison.OrdinalIgnoreCase) ? NameQuality.Primary
        : NameQuality.Strong;

    /// <summary>The day a file was made, as <c>20-Nov-2025</c> or <c>20/11/2025</c>; null for anything else.</summary>
    internal static DateTimeOffset? Day(string text) =>
        DateTimeOffset.TryParseExact(
            text.Trim(),
            ["dd-MMM-yyyy", "d-MMM-yyyy", "dd/MM/yyyy", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var day
        )
            ? day
            : null;
}
