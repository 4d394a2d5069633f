using System.Text;

namespace EGate.Watchlists;

/// <summary>One component of a name in MRZ letters.</summary>
/// <param name="Mrz">Letters A-Z as Doc 9303-3 section 6 writes them.</param>
/// <param name="Sound">The same with the Arabic escapes (X and letters) replaced by what they sound like, without vowels.</param>
/// <param name="IsArabic">True when it came from Arabic script: <paramref name="Mrz"/> has escapes and no vowels.</param>
internal sealed record MrzWord(string Mrz, string Sound, bool IsArabic);

/// <summary>
/// Names of Latin, Cyrillic and Arabic script in the letters of the machine-readable zone (Doc 9303-3, section 6, tables A, B and C).
/// Where a table allows several forms (Ü as UE, UXX or U) the first is written here and <see cref="WordFolding"/> makes them equal.
/// Language exceptions of table B (Ukrainian, Serbian, Bulgarian) are not applied, because a list does not say the language.
/// <para>Greek, Georgian and Armenian letters are written one by one. Other scripts (Hebrew, Chinese, Korean, Indian ones) are not
/// transliterated: such words are left out.</para>
/// </summary>
public static class MrzTransliteration
{
    /// <summary>Longest text that is looked at; the rest is left out.</summary>
    public const int LengthMax = 512;

    /// <summary>
    /// The name with <c>&lt;</c> between its components, as it would stand in an MRZ without its length limit. Apostrophes and full
    /// stops vanish, hyphens and spaces separate (Doc 9303-3, 4.6). Empty when no letter can be written.
    /// </summary>
    public static string ToMrz(string name) => string.Join('<', Words(name).Select(w => w.Mrz));

    internal static IReadOnlyList<MrzWord> Words(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = new List<MrzWord>();
        var word = new StringBuilder();
        var hasLetter = false;
        foreach (var rune in Clean(name).EnumerateRunes())
        {
            if (Separates(rune))
            {
                Close(word, words, hasLetter);
                hasLetter = false;
            }
            else if (Misread(rune) is { } letter)
            {
                word.Append(letter);
            }
            else if (!IsSilent(rune))
            {
                hasLetter = true;
                word.Append(rune.ToString());
            }
        }

        Close(word, words, hasLetter);
        return words;
    }

    // Compatibility composition turns presentation forms and combining marks into the letters of the tables.
    private static string Clean(string name)
    {
        var whole = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (whole.Length >= LengthMax)
            {
                break;
            }

            // Code points that are no characters have no normal form.
            if ((rune.Value & 0xFFFE) != 0xFFFE && rune.Value is < 0xFDD0 or > 0xFDEF)
            {
                whole.Append(rune.ToString());
            }
        }

        return whole.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static void Close(StringBuilder word, List<MrzWord> words, bool hasLetter)
    {
        if (!hasLetter)
        {
            word.Clear();
        }
        else if (word.Length > 0)
        {
            var text = word.ToString();
            var written = ArabicTable.IsArabic(text[0]) ? ArabicTable.Write(text) : WriteAlphabet(text);
            if (written.Mrz.Length > 0)
            {
                words.Add(written);
            }

            word.Clear();
        }
    }

    private static MrzWord WriteAlphabet(string text)
    {
        var mrz = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            mrz.Append(LetterTables.Write(rune));
        }

        var written = mrz.ToString();
        return new MrzWord(written, written, IsArabic: false);
    }

    private static bool Separates(Rune rune) =>
        rune.Value
            is '<'
                or '-'
                or ','
                or ';'
                or '/'
                or '_'
                or 0x2010
                or 0x2011
                or 0x2012
                or 0x2013
                or 0x2014
                or '('
                or ')'
                or '"'
        || Rune.IsWhiteSpace(rune)
        || rune.Value == 0x200C;

    // A name has no digits: in a word with letters they are letters that a character reader took for digits.
    private static char? Misread(Rune rune) =>
        rune.Value switch
        {
            '0' => 'O',
            '1' => 'I',
            '2' => 'Z',
            '5' => 'S',
            '6' => 'G',
            '8' => 'B',
            _ => null,
        };

    // Apostrophes of every kind, full stops, and marks that carry no letter.
    private static bool IsSilent(Rune rune) => !Rune.IsLetter(rune) && !ArabicTable.IsShadda(rune.Value);
}
