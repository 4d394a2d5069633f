using System.Collections.Frozen;
using System.Text;

namespace EGate.Watchlists;

/// <summary>
/// Doc 9303-3 section 6, table C: Arabic script including Persian, Urdu, Pashto and Uyghur letters. X is an escape; vowel signs are not
/// written; a letter with shadda is written twice; teh marbuta is XTA, at the end of a component XAH.
/// </summary>
internal static class ArabicTable
{
    private const char Shadda = '\u0651';
    private const char TehMarbuta = '\u0629';

    // Code point, MRZ code, sound. "-" is no sound.
    private const string Rows =
        "0621 XE -|0622 XAA A|0623 XAE A|0624 U U|0625 I I|0626 XI I|0627 A A|0628 B B|0629 XTA T|062A T T|062B XTH TH|062C J J|"
        + "062D XH H|062E XKH KH|062F D D|0630 XDH DH|0631 R R|0632 Z Z|0633 S S|0634 XSH SH|0635 XSS S|0636 XDZ D|0637 XTT T|0638 XZZ Z|"
        + "0639 E A|063A G GH|0641 F F|0642 Q Q|0643 K K|0644 L L|0645 M M|0646 N N|0647 H H|0648 W W|0649 XAY A|064A Y Y|0671 XXA A|"
        + "0679 XXT T|067C XRT T|067E P P|0681 XKE Z|0685 XXH S|0686 XC CH|0688 XXD D|0689 XDR D|0691 XXR R|0693 XRR R|0696 XRX J|"
        + "0698 XJ ZH|069A XXS SH|06A9 XKK K|06AB XXK G|06AD XNG N|06AF XGG G|06BA XNN N|06BC XXN N|06BE XDO H|06C0 XYH H|06C1 XXG H|"
        + "06C2 XGE H|06C3 XTG T|06CC XYA Y|06CD XXY Y|06D0 Y Y|06D2 XYB Y|06D3 XBE Y";

    private static readonly FrozenDictionary<char, (string Code, string Sound)> Letters = Rows.Split('|')
        .Select(r => r.Split(' '))
        .ToFrozenDictionary(
            r => (char)Convert.ToInt32(r[0], 16),
            r => (Code: r[1], Sound: r[2] == "-" ? string.Empty : r[2])
        );

    // Escapes as they are read back, longest first; XAH only occurs in this direction.
    private static readonly (string Code, string Sound)[] Escapes =
    [
        .. Letters
            .Values.Where(l => l.Code[0] == 'X')
            .Append(("XAH", "A"))
            .Distinct()
            .OrderByDescending(l => l.Item1.Length),
    ];

    internal static bool IsArabic(char c) => c is >= '\u0600' and <= '\u06FF';

    internal static bool IsShadda(int codePoint) => codePoint == Shadda;

    internal static MrzWord Write(string word)
    {
        var mrz = new StringBuilder();
        var sound = new StringBuilder();
        var last = (Code: string.Empty, Sound: string.Empty);
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == Shadda)
            {
                mrz.Append(last.Code);
                continue;
            }

            var letter =
                word[i] == TehMarbuta && i == word.Length - 1
                    ? (Code: "XAH", Sound: "A")
                    : Letters.GetValueOrDefault(word[i]);
            mrz.Append(letter.Code);
            sound.Append(letter.Sound);
            last = letter;
        }

        return new MrzWord(mrz.ToString(), sound.ToString(), IsArabic: true);
    }

    /// <summary>
    /// What an MRZ word with escapes sounds like; null when it has none. XENIA and MAXIM are read both ways by the caller, because a
    /// Latin X cannot be told from an escape.
    /// </summary>
    internal static string? SoundOfEscapes(string mrz)
    {
        if (!mrz.Contains('X', StringComparison.Ordinal))
        {
            return null;
        }

        var sound = new StringBuilder();
        var escapes = 0;
        for (var i = 0; i < mrz.Length; )
        {
            var escape =
                mrz[i] == 'X'
                    ? Array.Find(Escapes, e => string.CompareOrdinal(mrz, i, e.Code, 0, e.Code.Length) == 0)
                    : default;
            escapes += escape.Code is null ? 0 : 1;
            sound.Append(
                escape.Code is not null ? escape.Sound
                : mrz[i] == 'E' ? "A"
                : mrz[i].ToString()
            );
            i += escape.Code?.Length ?? 1;
        }

        return escapes > 0 ? sound.ToString() : null;
    }
}
