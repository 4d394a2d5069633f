using System.Text;
using System.Text.RegularExpressions;

namespace EGate.Watchlists;

/// <summary>Takes document numbers out of what lists write, so that they compare with those of an MRZ: A-Z and digits only.</summary>
internal static partial class DocumentNumbers
{
    /// <summary>Longest number; an MRZ carries up to 22 (Doc 9303-5, the long number of TD1).</summary>
    internal const int LengthMax = 24;

    // Shorter ones are shared by many documents and are remarks more often than numbers.
    private const int LengthMin = 5;
    private const int TextMax = 200;

    /// <summary>
    /// The number in a text such as <c>Libyan passport No. 513519</c>, <c>563210184 (Expires 18 Jun. 2018)</c>, <c>D 000763</c>. Null when
    /// there is none that can be looked up: letters of another alphabet, too short, without a digit.
    /// </summary>
    internal static string? FromText(string text)
    {
        if (text.Length > TextMax)
        {
            return null;
        }

        var bare = Remark().Replace(text, string.Empty);
        var label = Label().Match(bare);
        bare = label.Success ? bare[(label.Index + label.Length)..] : bare;
        return
            Plain(Words().Replace(bare, string.Empty)) is { Length: >= LengthMin and <= LengthMax } number
            && number.Any(char.IsAsciiDigit)
            ? number
            : null;
    }

    /// <summary>The number that a note names with the word number, e.g. <c>Tunisian passport number L 191609 issued on ..</c>, or that it begins with; null when it names none.</summary>
    internal static string? InNote(string note)
    {
        var match = note.Length <= TextMax ? NoteShape().Match(note) : Match.Empty;
        return match.Success ? match.Groups["n"].Value : null;
    }

    /// <summary>Upper case, without fillers, spaces, hyphens and other marks; null when a letter is not A-Z.</summary>
    internal static string? Plain(string text)
    {
        var number = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                number.Append(char.ToUpperInvariant(c));
            }
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                return null;
            }
        }

        return number.ToString();
    }

    /// <summary>Kind of a document by the words lists use for it, in the languages they use.</summary>
    internal static DocumentKind Kind(string words) =>
        Has(words, "laissez", "travel document", "travel permit") ? DocumentKind.LaissezPasser
        : Has(words, "passport", "passeport", "pasaporte") ? DocumentKind.Passport
        : Has(words, "visa") ? DocumentKind.Visa
        : Has(
            words,
            "national id",
            "identity",
            "identification",
            "cedula",
            "id card",
            "personal id",
            "idcard",
            "nationalid",
            "d.n.i"
        )
            ? DocumentKind.IdCard
        : DocumentKind.Other;

    private static bool Has(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"[(,;].*$|\b(issued|expires|expired|under name)\b.*$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.IgnoreCase
    )]
    private static partial Regex Remark();

    [GeneratedRegex(
        @"^.*(\bno\b\.?|\bnumber\b|\bn°|#|:)\s*:?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex Label();

    [GeneratedRegex(
        @"(^|\b(number|card|no\.?)\s*:?\s*)(?<n>[A-Z]{0,3}[- ]?[0-9][0-9A-Z/-]{3,})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex NoteShape();

    // "Libya B/002210", "Moroccan national identity card DE-473900": words of three small letters and more are no part of a number.
    [GeneratedRegex(@"\b\p{L}?\p{Ll}{3,}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
