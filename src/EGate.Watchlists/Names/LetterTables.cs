using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace EGate.Watchlists;

/// <summary>
/// Doc 9303-3 section 6, tables A (Latin) and B (Cyrillic), with the letters of Central Asian alphabets that table B does not have:
/// Ғ Ӣ Қ Ӯ Ҳ Ҷ as Tajik passports write them, Ә Ө Ү Ұ Ң Һ as Kazakh ones do (national practice, not in 9303).
/// </summary>
internal static class LetterTables
{
    private static readonly FrozenDictionary<int, string> Letters = Build(
        "A:ÁÀÂÃĂĀĄƏ AE:ÄÆ AA:Å C:ĆĈČĊÇ D:ĐĎÐ E:ÉÈÊËĚĖĒĘĔ G:ĜĞĠĢ H:ĦĤ I:ıÍÌÎÏĨİĪĮĬ IJ:Ĳ J:Ĵ K:Ķ L:ŁĹĽĻĿ N:ŃŇŅŊÑ "
            + "O:ÓÒÔÕŐŌŎ OE:ÖØŒ R:ŔŘŖ S:ŚŜŠŞȘ SS:ßẞ T:ŤŢȚŦ TH:Þ U:ÚÙÛŨŬŰŮŪŲ UE:Ü W:Ŵ Y:ÝŸŶ Z:ŹŽŻ",
        "A:А B:Б V:В G:Г D:Д E:ЕЁЭ ZH:Ж Z:З I:ИІЙЇ K:КЌ L:Л M:М N:Н O:О P:П R:Р S:С T:Т U:УЎѪ F:Ф KH:Х TS:Ц CH:Ч SH:Ш SHCH:Щ IE:ЪЄ Y:ЫѴ "
            + "IU:Ю IA:Я G:ҐЃ D:Ђ DZ:ЅЏ J:Ј LJ:Љ NJ:Њ C:Ћ",
        "A:Α V:Β G:Γ D:Δ E:Ε Z:Ζ I:Η TH:Θ I:Ι K:Κ L:Λ M:Μ N:Ν X:Ξ O:Ο P:Π R:Ρ S:Σς T:Τ Y:Υ F:Φ CH:Χ PS:Ψ O:Ω",
        "A:ა B:ბ G:გ D:დ E:ე V:ვ Z:ზ T:თტ I:ი K:კქყ L:ლ M:მ N:ნ O:ო P:პფ ZH:ჟ R:რ S:ს U:უ GH:ღ SH:შ CH:ჩჭ TS:ცწ DZ:ძ KH:ხ J:ჯ H:ჰ",
        "A:Ա B:Բ G:Գ D:Դ E:ԵԷԸ Z:Զ T:ԹՏ ZH:Ժ I:Ի L:Լ KH:Խ TS:ԾՑ K:ԿՔ H:Հ DZ:Ձ GH:Ղ CH:ՃՉ M:Մ Y:Յ N:Ն SH:Շ O:ՈՕ P:ՊՓ J:Ջ R:ՌՐ S:Ս V:ՎՒ F:Ֆ",
        "G:Ғ I:Ӣ Q:Қ U:Ӯ H:Ҳ J:Ҷ A:Ә O:Ө U:ҮҰ N:Ң H:Һ"
    );

    // Signs that are not written: the soft sign (national practice; not a row of the table).
    private const int SoftSign = 0x042C;

    /// <summary>The MRZ letters of one letter; empty when the tables have none for it.</summary>
    internal static string Write(Rune rune)
    {
        var upper = Rune.ToUpperInvariant(rune);
        if (upper.Value is >= 'A' and <= 'Z')
        {
            return ((char)upper.Value).ToString();
        }

        return Letters.TryGetValue(upper.Value, out var letters) ? letters
            : upper.Value == SoftSign ? string.Empty
            : BaseLetter(upper);
    }

    // Vietnamese and other letters with marks beyond the table: the letter without its marks.
    private static string BaseLetter(Rune rune)
    {
        var plain = rune.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes().First();
        return plain.Value is >= 'A' and <= 'Z'
            ? plain.ToString()
            : Letters.GetValueOrDefault(plain.Value, string.Empty);
    }

    private static FrozenDictionary<int, string> Build(params string[] tables)
    {
        var letters = new Dictionary<int, string>();
        foreach (var group in tables.SelectMany(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            var parts = group.Split(':');
            foreach (var rune in parts[1].EnumerateRunes())
            {
                letters[Rune.ToUpper(rune, CultureInfo.InvariantCulture).Value] = parts[0];
                letters[rune.Value] = parts[0];
            }
        }

        return letters.ToFrozenDictionary();
    }
}
