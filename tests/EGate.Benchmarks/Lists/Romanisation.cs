using System.Globalization;
using System.Text;

namespace EGate.Benchmarks.Lists;

/// <summary>
/// How states write the names of <see cref="People"/> in Latin letters. The tables are this benchmark's own, kept apart from those of the
/// matcher, so that the figures do not measure a table against itself.
/// </summary>
internal static class Romanisation
{
    // One table a state or time: pairs of the source's letters and the writing, longest first.
    private static readonly string[] CyrillicCommon =
    [
        "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ=ie ы=y ь= э=e ю=iu я=ia ғ=g ӣ=i қ=q ӯ=u ҳ=h ҷ=j ў=u ә=a ө=o ү=u ұ=u ң=n һ=h і=i ї=i є=ie ґ=g",
        "а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ғ=gh ӣ=i қ=q ӯ=u ҳ=h ҷ=j ў=o ә=a ө=o ү=u ұ=u ң=n һ=h і=i ї=yi є=ye ґ=g",
        "а=a б=b в=v г=g д=d е=e ё=e ж=j з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=ou ф=f х=kh ц=ts ч=tch ш=ch щ=chtch ъ= ы=y ь= э=e ю=iou я=ia ғ=g ӣ=i қ=k ӯ=ou ҳ=kh ҷ=dj ў=ou ә=a ө=o ү=ou ұ=ou ң=n һ=kh і=i ї=i є=e ґ=g",
        "а=a б=b в=v г=g д=d е=e ё=yo ж=j з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=x ц=ts ч=ch ш=sh щ=sh ъ= ы=i ь= э=e ю=yu я=ya ғ=g ӣ=i қ=q ӯ=o ҳ=h ҷ=j ў=o ә=a ө=o ү=u ұ=u ң=n һ=h і=i ї=yi є=ye ґ=g",
        "а=a б=b в=v г=g д=d е=ye ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts ч=ch ш=sh щ=sch ъ= ы=y ь= э=e ю=yu я=ya ғ=g ӣ=i қ=k ӯ=u ҳ=kh ҷ=dzh ў=u ә=a ө=o ү=u ұ=u ң=ng һ=kh і=i ї=i є=e ґ=g",
        "а=a б=b в=w г=g д=d е=e ё=jo ж=sch з=s и=i й=j к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=ch ц=z ч=tsch ш=sch щ=schtsch ъ= ы=y ь= э=e ю=ju я=ja ғ=g ӣ=i қ=k ӯ=u ҳ=h ҷ=dsch ў=u ә=a ө=o ү=u ұ=u ң=n һ=h і=i ї=i є=e ґ=g",
    ];

    private const string UkrainianNational =
        "а=a б=b в=v г=h ґ=g д=d е=e є=ie ж=zh з=z и=y і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ь= ю=iu я=ia";

    private static readonly string[] ArabicTables =
    [
        "3=  2= H=h kh=kh sh=sh gh=gh th=th dh=dh aa=a ii=i uu=u ay=ay aw=aw a=a i=i u=u j=j q=q S=s D=d T=t J=j w=w y=y",
        "3=  2= H=h kh=kh sh=ch gh=gh th=th dh=dh aa=a ii=i uu=ou ay=ai aw=aou a=a i=i u=ou j=dj q=k S=s D=d T=t J=dj w=ou y=y",
        "3=a 2= H=h kh=kh sh=sh gh=gh th=th dh=dh aa=aa ii=ee uu=oo ay=ei aw=au a=a i=i u=o j=g q=q S=s D=d T=t J=g w=w y=y",
        "3=  2= H=h kh=kh sh=sh gh=g th=s dh=z aa=a ii=i uu=u ay=ey aw=ow a=e i=i u=o j=j q=gh S=s D=z T=t J=j w=v y=y",
        "3=  2= H=h kh=h sh=s gh=g th=t dh=d aa=a ii=i uu=u ay=ai aw=au a=a i=e u=o j=j q=k S=s D=d T=t J=j w=w y=y",
        "3=  2= H=h kh=kh sh=sh gh=gh th=s dh=z aa=a ii=i uu=u ay=ai aw=aw a=a i=i u=u j=j q=q S=s D=z T=t J=j w=w y=y",
    ];

    private static readonly string[] Articles = ["al", "el", "al", "ul", "al"];

    /// <summary>Number of ways in which a culture's names are written.</summary>
    public static int Ways(Culture culture) =>
        culture switch
        {
            Culture.Tajik or Culture.Uzbek or Culture.Kazakh or Culture.Russian => CyrillicCommon.Length,
            Culture.Ukrainian => CyrillicCommon.Length + 1,
            Culture.Arab or Culture.Persian or Culture.Afghan => ArabicTables.Length,
            Culture.English => 1,
            _ => 3,
        };

    /// <summary>Writes a part of a name in one way; upper case, ASCII.</summary>
    public static string Write(Culture culture, string source, int way, Chance chance)
    {
        var text = culture switch
        {
            Culture.Tajik or Culture.Uzbek or Culture.Kazakh or Culture.Russian or Culture.Ukrainian => Cyrillic(
                source,
                way
            ),
            Culture.Arab or Culture.Persian or Culture.Afghan => Arabic(source, way, chance),
            Culture.Chinese => way == 2 ? source.Replace(" ", "", StringComparison.Ordinal) : Plain(source, way),
            _ => Plain(source, way),
        };
        return string.Join(' ', text.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Cyrillic(string source, int way) =>
        Apply(source, way < CyrillicCommon.Length ? CyrillicCommon[way] : UkrainianNational);

    private static string Arabic(string source, int way, Chance chance)
    {
        var words = source.Split(' ');
        var article = Articles[way % Articles.Length];
        var joins = chance.Share(0.5);
        var text = new StringBuilder();
        for (var i = 0; i < words.Length; i++)
        {
            var written = words[i] == "al" ? article : Apply(words[i], ArabicTables[way]);
            if (
                words[i] == "al"
                && i + 1 < words.Length
                && "sSszZrRnNtTdD".Contains(words[i + 1][0], StringComparison.Ordinal)
                && chance.Share(0.3)
            )
            {
                written = article[..1] + char.ToLowerInvariant(words[i + 1][0]);
            }

            var joined = joins && (words[i] is "al" or "allaah" || (i > 0 && words[i - 1] == "al" && text.Length > 0));
            text.Append(text.Length > 0 && !joined ? " " : "").Append(written);
        }

        return text.ToString();
    }

    private static string Plain(string source, int way)
    {
        var text = source;
        (string, string)[] letters = way switch
        {
            0 =>
            [
                ("ä", "ae"),
                ("ö", "oe"),
                ("ü", "ue"),
                ("ß", "ss"),
                ("ø", "oe"),
                ("å", "aa"),
                ("æ", "ae"),
                ("ñ", "n"),
                ("ı", "i"),
                ("ş", "s"),
                ("ç", "c"),
                ("ğ", "g"),
            ],
            1 =>
            [
                ("ä", "a"),
                ("ö", "o"),
                ("ü", "u"),
                ("ß", "ss"),
                ("ø", "o"),
                ("å", "a"),
                ("æ", "ae"),
                ("ñ", "n"),
                ("ı", "i"),
                ("ş", "sh"),
                ("ç", "ch"),
                ("ğ", "g"),
            ],
            _ =>
            [
                ("ä", "ae"),
                ("ö", "o"),
                ("ü", "uxx"),
                ("ß", "ss"),
                ("ø", "oe"),
                ("å", "aa"),
                ("æ", "ae"),
                ("ñ", "nxx"),
                ("ı", "i"),
                ("ş", "s"),
                ("ç", "c"),
                ("ğ", "gh"),
            ],
        };
        foreach (var (from, to) in letters)
        {
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        var plain = text.Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        return string.Concat(plain.Where(c => char.IsAsciiLetter(c) || c == ' '));
    }

    private static string Apply(string source, string table)
    {
        var rules = table.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split('=')).ToList();
        var text = new StringBuilder();
        for (var i = 0; i < source.Length; )
        {
            var rule = rules.Find(r => string.CompareOrdinal(source, i, r[0], 0, r[0].Length) == 0);
            text.Append(rule is null ? source[i].ToString() : rule[1]);
            i += rule?[0].Length ?? 1;
        }

        return text.ToString().ToLowerInvariant();
    }
}
