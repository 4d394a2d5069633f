namespace EGate.Watchlists;

/// <summary>Everything that speaks for and against a traveller being a listed identity, in nats, and the score it gives.</summary>
internal sealed record PersonEvidence
{
    private const double SameSex = 0.6;
    private const double OtherSex = -2.8;
    private const double SameNationality = 0.9;
    private const double OtherNationality = -0.9;
    private const double SamePlace = 1.2;
    private const double SameDocument = 12;
    private const double WeakName = -1.5;
    private const double SmallList = 30_000;
    private const double SettingsList = 1_000_000;

    // Codes that name no state: stateless, refugees, unspecified, United Nations and other organisations, the specimen state is one.
    private static readonly string[] NoState = ["XXA", "XXB", "XXC", "XXX", "UNO", "UNA", "UNK", "XPO", "XOM", "EUE"];

    internal required ListedName Name { get; init; }
    internal required NameMatch Match { get; init; }
    internal required BirthJudgement Birth { get; init; }
    internal required bool IsBirthGiven { get; init; }

    /// <summary>How much more evidence than in a list of a million entries it takes, because there are more to agree by chance; nats.</summary>
    internal required double ForSize { get; init; }

    internal required double Sex { get; init; }
    internal required double Nationality { get; init; }
    internal required double Place { get; init; }
    internal required double Document { get; init; }

    internal double Sum =>
        Match.Evidence
        + Birth.Weight
        + Sex
        + Nationality
        + Place
        + Document
        + (Name.Quality == NameQuality.Weak ? WeakName : 0);

    internal static PersonEvidence Of(
        PersonQuery query,
        TravellerBirth birth,
        ListedIdentity identity,
        ListedName name,
        NameMatch match,
        bool sharesDocument,
        double forSize
    ) =>
        new()
        {
            Name = name,
            Match = match,
            Birth = BirthComparison.Compare(birth, identity.Births),
            IsBirthGiven = !birth.IsUnknown,
            ForSize = forSize,
            Sex =
                query.Sex is not ("M" or "F") || identity.Sex is not ("M" or "F") ? 0
                : query.Sex == identity.Sex ? SameSex
                : OtherSex,
            Nationality = OfNationality(query.Nationality, identity.Nationalities),
            Place = OfPlace(query.Place, identity.Places),
            Document = sharesDocument ? SameDocument : 0,
        };

    /// <summary>The nats of <see cref="ForSize"/>. Small lists count as some ten thousand entries: a lane meets many travellers.</summary>
    internal static double OfSize(int identities) => Math.Log(Math.Max(SmallList, identities) / SettingsList);

    /// <summary>What a name must tell at least for all other evidence together to make a hit.</summary>
    internal static double LeastOfName(MatchSettings settings, TravellerBirth birth, double forSize)
    {
        var (even, possible) = Thresholds(settings, !birth.IsUnknown);
        var least = even + forSize + (settings.Slope * Math.Log(possible / (1 - possible)));
        return least - SameSex - SameNationality - SamePlace - (birth.IsUnknown ? 0 : BirthComparison.WeightMax);
    }

    /// <summary>0..1.</summary>
    internal double Score(MatchSettings settings)
    {
        var (even, _) = Thresholds(settings, IsBirthGiven);
        var score = 1 / (1 + Math.Exp((even + ForSize - Sum) / settings.Slope));
        return Birth.Evidence == BirthEvidence.Unknown ? Math.Min(score, settings.WithoutBirthMax) : score;
    }

    /// <summary>How strong a hit it is; null when it is none.</summary>
    internal HitStrength? Strength(MatchSettings settings)
    {
        var score = Score(settings);
        var (_, possible) = Thresholds(settings, IsBirthGiven);
        var agreement = IsBirthGiven ? settings.AgreementMin : settings.AgreementWithoutBirthMin;
        if (score < possible || (Match.Agreement < agreement && Document == 0))
        {
            return null;
        }

        return score >= settings.StrongAt && Birth.Evidence == BirthEvidence.Equal && Sex >= 0
            ? HitStrength.Strong
            : HitStrength.Possible;
    }

    private static (double Even, double Possible) Thresholds(MatchSettings settings, bool isBirthGiven) =>
        isBirthGiven
            ? (settings.EvenAt, settings.PossibleAt)
            : (settings.EvenWithoutBirthAt, settings.PossibleWithoutBirthAt);

    private static double OfNationality(string? own, IReadOnlyList<string> listed)
    {
        if (string.IsNullOrEmpty(own) || listed.Count == 0)
        {
            return 0;
        }

        var code = own == "D" ? "DEU" : own;
        return NoState.Contains(code) ? 0
            : listed.Contains(code, StringComparer.OrdinalIgnoreCase) ? SameNationality
            : OtherNationality;
    }

    private static double OfPlace(string? own, IReadOnlyList<string> listed)
    {
        if (string.IsNullOrEmpty(own) || listed.Count == 0)
        {
            return 0;
        }

        var words = NameWords.Of(own).Words.Select(w => w.Folded).ToHashSet(StringComparer.Ordinal);
        return listed.Any(p => NameWords.Of(p).Words.Any(w => w.IsTelling && words.Contains(w.Folded))) ? SamePlace : 0;
    }
}
