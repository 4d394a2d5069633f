using EGate.Watchlists;

namespace EGate.Benchmarks.Lists;

/// <summary>Listed identities made of people: up to three names in different writings, dates that are full, partial or doubled.</summary>
internal sealed class Corpus
{
    private readonly Chance _chance;
    private readonly int _namesMax;

    public Corpus(int seed, int namesMax)
    {
        _chance = new Chance(seed);
        _namesMax = namesMax;
    }

    public ListedIdentity Identity(int number, Person person)
    {
        var names = new List<ListedName>();
        var count = 1 + (_namesMax > 1 ? _chance.Below(_namesMax) : 0);
        for (var i = 0; i < count; i++)
        {
            names.Add(new ListedName(Name(person), i == 0 ? NameQuality.Primary : NameQuality.Strong));
        }

        return new ListedIdentity
        {
            Entry = $"N{number}",
            List = "made",
            Names = names,
            Births = Births(person.Born),
            Sex = _chance.Share(0.9) ? (person.IsFemale ? "F" : "M") : null,
            Nationalities = _chance.Share(0.8) ? [Country(person.Culture)] : [],
        };
    }

    /// <summary>A name as a state would print it: one table for the whole name, the parts in the order of the state.</summary>
    public string Name(Person person)
    {
        var way = _chance.Below(Romanisation.Ways(person.Culture));
        var (family, given, father) = (
            Romanisation.Write(person.Culture, person.Family, way, _chance),
            Romanisation.Write(person.Culture, person.Given, way, _chance),
            Romanisation.Write(person.Culture, person.Father, way, _chance)
        );
        return person.Culture == Culture.Arab
            ? $"{given} {father} {family}".Replace("  ", " ", StringComparison.Ordinal)
            : $"{family} {given} {father}".Trim();
    }

    public static string Country(Culture culture) =>
        culture switch
        {
            Culture.Tajik => "TJK",
            Culture.Uzbek => "UZB",
            Culture.Kazakh => "KAZ",
            Culture.Russian => "RUS",
            Culture.Ukrainian => "UKR",
            Culture.Arab => "EGY",
            Culture.Persian => "IRN",
            Culture.Afghan => "AFG",
            Culture.Turkish => "TUR",
            Culture.Chinese => "CHN",
            Culture.German => "DEU",
            Culture.Spanish => "ESP",
            Culture.French => "FRA",
            _ => "GBR",
        };

    private List<ListedBirth> Births(DateOnly born) =>
        _chance.Below(100) switch
        {
            < 80 => [ListedBirth.On(born)],
            < 86 => [ListedBirth.In(born.Year)],
            < 89 => [ListedBirth.About(born.Year + _chance.Below(3) - 1)],
            < 91 => [ListedBirth.Between(born.Year - _chance.Below(3), born.Year + _chance.Below(3))],
            < 95 => [ListedBirth.On(born.AddDays((_chance.Below(5) - 2) * 365)), ListedBirth.On(born)],
            < 98 => [ListedBirth.On(born)],
            _ => [],
        };
}
