using System.Globalization;
using System.Text;

namespace EGate.Watchlists;

/// <summary>
/// Tidies text of lists. Marks that steer the direction or joining of letters are invisible, differ between two prints of the same name,
/// and can make a name look like another one; they are taken out. Everything else stays as the list has it.
/// </summary>
internal static class ListedText
{
    /// <summary>Longest name, place or reference that is kept, in UTF-16 units; the longest true one has about 200.</summary>
    internal const int NameMax = 400;

    /// <summary>Single spaces, no control or format characters, composed form (NFC). Null when the text is no Unicode text.</summary>
    internal static string? Tidy(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var tidy = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune == Rune.ReplacementChar)
            {
                return null; // bytes that were no text, or half a surrogate pair
            }

            if (Rune.IsWhiteSpace(rune) || category is UnicodeCategory.Control)
            {
                gap = tidy.Length > 0;
            }
            else if (
                category
                is not UnicodeCategory.Format
                    and not UnicodeCategory.PrivateUse
                    and not UnicodeCategory.OtherNotAssigned
            )
            {
                tidy.Append(gap ? " " : string.Empty).Append(rune.ToString());
                gap = false;
            }
        }

        return tidy.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>True for text with at least one letter: something that a name can be compared by.</summary>
    internal static bool HasLetter(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                return true;
            }
        }

        return false;
    }

    // Most of ten million names are plain already, and then nothing is copied.
    private static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isSingleSpace = text[i] == ' ' && i > 0 && i < text.Length - 1 && text[i - 1] != ' ';
            if (text[i] is not (> ' ' and < '\u007F') && !isSingleSpace)
            {
                return false;
            }
        }

        return true;
    }
}
