namespace EGate.Benchmarks.Lists;

/// <summary>Where a person's names come from; it decides how they are made and how states write them.</summary>
internal enum Culture
{
    Tajik,
    Uzbek,
    Kazakh,
    Russian,
    Ukrainian,
    Arab,
    Persian,
    Afghan,
    Turkish,
    Chinese,
    German,
    Spanish,
    French,
    English,
}

/// <summary>A person: names in the source form that the romanisations of <see cref="Romanisation"/> start from.</summary>
/// <param name="Culture">See there.</param>
/// <param name="Family">Family name or names.</param>
/// <param name="Given">Given names.</param>
/// <param name="Father">Patronymic or father's name; may be empty.</param>
/// <param name="IsFemale">Sex.</param>
/// <param name="Born">Date of birth.</param>
internal sealed record Person(
    Culture Culture,
    string Family,
    string Given,
    string Father,
    bool IsFemale,
    DateOnly Born
);

/// <summary>
/// Makes people whose names are spread as in life: few given names that many share, family names and roots in the ten thousands with a long
/// tail. Cyrillic cultures are made in Cyrillic, Arabic-script ones in sounds, the others in their own letters.
/// </summary>
internal sealed class People
{
    private static readonly (Culture Culture, int Share)[] Shares =
    [
        (Culture.Tajik, 18),
        (Culture.Uzbek, 10),
        (Culture.Kazakh, 5),
        (Culture.Russian, 8),
        (Culture.Ukrainian, 4),
        (Culture.Arab, 18),
        (Culture.Persian, 6),
        (Culture.Afghan, 6),
        (Culture.Turkish, 6),
        (Culture.Chinese, 6),
        (Culture.German, 4),
        (Culture.Spanish, 4),
        (Culture.French, 2),
        (Culture.English, 3),
    ];

    private readonly Chance _chance;
    private readonly int _tail;

    /// <summary>People whose family names have a tail of about so many roots in each culture.</summary>
    public People(int seed, int tail)
    {
        _chance = new Chance(seed);
        _tail = tail;
    }

    public Person Next()
    {
        var culture = Pick();
        var isFemale = _chance.Share(0.4);
        var born = new DateOnly(1945, 1, 1).AddDays(_chance.Below(60 * 365));
        var (family, given, father) = culture switch
        {
            Culture.Tajik or Culture.Uzbek or Culture.Kazakh => CentralAsian(culture, isFemale),
            Culture.Russian or Culture.Ukrainian => Slavic(culture, isFemale),
            Culture.Arab => Arab(isFemale),
            Culture.Persian or Culture.Afghan => Iranian(culture, isFemale),
            Culture.Chinese => Chinese(),
            Culture.Spanish => Spanish(isFemale),
            _ => European(culture, isFemale),
        };
        return new Person(culture, family, given, father, isFemale, born);
    }

    private Culture Pick()
    {
        var at = _chance.Below(Shares.Sum(s => s.Share));
        foreach (var (culture, share) in Shares)
        {
            at -= share;
            if (at < 0)
            {
                return culture;
            }
        }

        return Culture.English;
    }

    private string Ranked(string[] names) => names[_chance.Ranked(names.Length)];

    private string Given(Culture culture, bool isFemale) =>
        _chance.Share(0.88)
            ? Ranked(Stock.Given(culture, isFemale))
            : Roots.Word(culture, _chance.Ranked(_tail / 4, 60), isFamily: false);

    private string Root(Culture culture) =>
        _chance.Share(0.3)
            ? Ranked(Stock.Given(culture, isFemale: false))
            : Roots.Word(culture, _chance.Ranked(_tail, 60), isFamily: true);

    private (string, string, string) CentralAsian(Culture culture, bool isFemale)
    {
        var root = Root(culture);
        var ending =
            culture == Culture.Tajik && _chance.Share(0.3) ? "зода"
            : _chance.Share(0.2) ? (isFemale ? "ева" : "ев")
            : isFemale ? "ова"
            : "ов";
        var father = Ranked(Stock.Given(culture, isFemale: false)) + (isFemale ? "овна" : "ович");
        return (Stock.Join(root, ending), Given(culture, isFemale), _chance.Share(0.6) ? father : string.Empty);
    }

    private (string, string, string) Slavic(Culture culture, bool isFemale)
    {
        var root = Root(culture);
        var ending =
            culture == Culture.Ukrainian && _chance.Share(0.6) ? "енко"
            : _chance.Share(0.2) ? (isFemale ? "ская" : "ский")
            : _chance.Share(0.3) ? (isFemale ? "ева" : "ев")
            : isFemale ? "ова"
            : "ов";
        var father = Ranked(Stock.Given(culture, isFemale: false)) + (isFemale ? "овна" : "ович");
        return (Stock.Join(root, ending), Given(culture, isFemale), _chance.Share(0.7) ? father : string.Empty);
    }

    private (string, string, string) Arab(bool isFemale)
    {
        var family = _chance.Share(0.5)
            ? "al " + Roots.Word(Culture.Arab, _chance.Ranked(_tail, 60), isFamily: true)
            : Root(Culture.Arab);
        var father = Ranked(Stock.Given(Culture.Arab, isFemale: false));
        if (_chance.Share(0.4))
        {
            father += " " + Given(Culture.Arab, isFemale: false);
        }

        return (family, Given(Culture.Arab, isFemale), _chance.Share(0.85) ? father : string.Empty);
    }

    private (string, string, string) Iranian(Culture culture, bool isFemale)
    {
        var endings =
            culture == Culture.Afghan
                ? new[] { "ii", "zay", "zaada", "yaar", "" }
                : ["ii", "zaade", "puur", "yaan", "niyaa", "ii"];
        var second = _chance.Share(0.4) ? " " + Given(culture, isFemale) : string.Empty;
        var family =
            culture == Culture.Afghan && _chance.Share(0.3) ? string.Empty : Root(culture) + _chance.Of(endings);
        var given = Given(culture, isFemale) + second;
        return family.Length == 0
            ? (Given(culture, isFemale: false), given, string.Empty)
            : (family, given, string.Empty);
    }

    private (string, string, string) Chinese()
    {
        var given = Ranked(Stock.Syllables);
        return (
            Ranked(Stock.ChineseFamilies),
            _chance.Share(0.8) ? given + " " + Ranked(Stock.Syllables) : given,
            string.Empty
        );
    }

    private (string, string, string) Spanish(bool isFemale)
    {
        var second = _chance.Share(0.5) ? " " + Given(Culture.Spanish, isFemale) : string.Empty;
        return (
            Root(Culture.Spanish) + " " + Root(Culture.Spanish),
            Given(Culture.Spanish, isFemale) + second,
            string.Empty
        );
    }

    private (string, string, string) European(Culture culture, bool isFemale)
    {
        var second = _chance.Share(0.35) ? " " + Given(culture, isFemale) : string.Empty;
        var particle = culture == Culture.German && _chance.Share(0.03) ? "von der " : string.Empty;
        return (
            particle + Roots.Word(culture, _chance.Ranked(_tail, 60), isFamily: true),
            Given(culture, isFemale) + second,
            string.Empty
        );
    }
}
