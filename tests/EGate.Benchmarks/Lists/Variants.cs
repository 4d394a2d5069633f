namespace EGate.Benchmarks.Lists;

/// <summary>What was done to a listed name to make the traveller's.</summary>
internal enum VariantKind
{
    Transliteration,
    Truncation,
    Reading,
    Parts,
}

/// <summary>A traveller who is a listed person under another writing.</summary>
internal sealed record Traveller(
    int Entry,
    VariantKind Kind,
    string Name,
    bool IsTruncated,
    string? Born,
    string Sex,
    string Country
);

/// <summary>Makes travellers of listed people, by tables of its own.</summary>
internal sealed class Variants
{
    private const string Misread =
        "OQ OD QO DO CG GC EF FE PR RP BR RB UV VU VY YV NM MN HN NH KX XK IL LI IT TI ZS SZ GO KR WV TF B8 O0 I1 S5 Z2 G6";
    private static readonly int[] Fields = [39, 31, 30];
    private readonly Chance _chance;
    private readonly Corpus _corpus;

    public Variants(int seed)
    {
        _chance = new Chance(seed);
        _corpus = new Corpus(seed + 1, 1);
    }

    public Traveller Make(int entry, Person person)
    {
        var kind = _chance.Below(10) switch
        {
            < 5 => VariantKind.Transliteration,
            < 7 => VariantKind.Truncation,
            < 9 => VariantKind.Reading,
            _ => VariantKind.Parts,
        };
        var name = _corpus.Name(person);
        var isCut = false;
        if (kind == VariantKind.Truncation)
        {
            (name, isCut) = Cut(name);
        }
        else if (kind == VariantKind.Reading)
        {
            name = Misreading(name);
        }
        else if (kind == VariantKind.Parts)
        {
            name = Parts(person, name);
        }

        return new Traveller(
            entry,
            kind,
            name,
            isCut,
            Born(person.Born),
            person.IsFemale ? "F" : "M",
            Corpus.Country(person.Culture)
        );
    }

    private (string, bool) Cut(string name)
    {
        var length = _chance.Of(Fields);
        return name.Length < length ? (name, false) : (name[..length], true);
    }

    private string Misreading(string name)
    {
        var letters = name.ToCharArray();
        var errors = 1 + _chance.Below(2);
        for (var tries = 0; errors > 0 && tries < 50; tries++)
        {
            var at = _chance.Below(letters.Length);
            var pairs = Misread.Split(' ').Where(p => p[0] == letters[at]).ToList();
            if (pairs.Count > 0)
            {
                letters[at] = _chance.Of(pairs)[1];
                errors--;
            }
        }

        return new string(letters);
    }

    private string Parts(Person person, string name)
    {
        var words = name.Split(' ').ToList();
        switch (_chance.Below(4))
        {
            case 0 when words.Count > 2:
                words.RemoveAt(1 + _chance.Below(words.Count - 1));
                break;
            case 1 when words.Count > 2:
                words[^1] = words[^1][..1];
                break;
            case 2 when words.Count > 2 && person.Culture is Culture.Arab or Culture.Chinese or Culture.Afghan:
                words[^2] += words[^1];
                words.RemoveAt(words.Count - 1);
                break;
            default:
                words.Reverse();
                break;
        }

        return string.Join(' ', words);
    }

    private string Born(DateOnly born) =>
        _chance.Below(100) switch
        {
            < 92 => born.ToString("yyyy-MM-dd", null),
            < 94 => born.Day <= 12
                ? new DateOnly(born.Year, born.Day, born.Month).ToString("yyyy-MM-dd", null)
                : born.ToString("yyyy-MM-dd", null),
            < 96 => born.AddYears(1).ToString("yyyy-MM-dd", null),
            < 97 => born.AddDays(1).ToString("yyyy-MM-dd", null),
            < 98 => born.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) + "-01-01",
            _ => born.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
}
