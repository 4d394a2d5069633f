using System.Text;

namespace EGate.Journal;

/// <summary>What the words of a record may look like. Small rules keep a record an id with arguments, never prose or data in disguise.</summary>
internal static class RecordRules
{
    /// <summary>Longest kind and longest crossing id.</summary>
    internal const int WordMax = 64;

    /// <summary>True for 1..<paramref name="max"/> lower-case letters, digits, dots, hyphens and underscores.</summary>
    internal static bool IsWord(string? text, int max) =>
        text is { Length: > 0 }
        && text.Length <= max
        && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-' or '_');

    /// <summary>True for well-formed text of at most <paramref name="max"/> units without control characters.</summary>
    internal static bool IsPlain(string? text, int max)
    {
        if (text is null || text.Length > max)
        {
            return false;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            // An unpaired surrogate enumerates as U+FFFD; it would not read back as it was written.
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }
}
