namespace EGate.Watchlists;

/// <summary>What the dates of birth say about two records being one person, best for a match first.</summary>
public enum BirthEvidence
{
    /// <summary>The same full date.</summary>
    Equal = 0,

    /// <summary>Close: the same year or month, a year beside it, day and month exchanged, one digit another, inside a listed range.</summary>
    Near = 1,

    /// <summary>Nothing can be said: one side gives no usable date.</summary>
    Unknown = 2,

    /// <summary>Every listed date is another one.</summary>
    Contradicts = 3,
}

/// <summary>A judgement on dates of birth, with what it weighs in nats and the rule in words.</summary>
internal readonly record struct BirthJudgement(BirthEvidence Evidence, double Weight, string Why);

/// <summary>
/// Compares a traveller's date of birth with all dates listed for a person; the best one counts. Each way to agree weighs the logarithm of
/// how often it is seen in one person's papers over how often by chance, births being spread over some 55 years. A year is evidence, not a
/// filter: lists carry several dates, and dates are wrong.
/// </summary>
internal static class BirthComparison
{
    private const double SpreadYears = 55;
    private const double FullDate = 9.6;

    /// <summary>What a date can tell at most.</summary>
    internal const double WeightMax = FullDate;

    private const double Exchanged = 5.3;
    private const double OneDigit = 1.5;
    private const double SameMonth = 1.2;
    private const double SameYear = -1.5;
    private const double YearBeside = -2.5;
    private const double Contradiction = -7.5;

    // Names and years of birth go together, as fashions do, so a year proves less than its share of births.
    private const double YearDoubt = 1.5;
    private const double NotListed = -1.5;
    private const int ApproximateYears = 2;
    private const int FarYears = 5;

    internal static BirthJudgement Compare(TravellerBirth traveller, IReadOnlyList<ListedBirth> listed)
    {
        if (listed.Count == 0)
        {
            return new(BirthEvidence.Unknown, traveller.IsUnknown ? 0 : NotListed, "the list gives no date of birth");
        }

        if (traveller.IsUnknown)
        {
            return new(BirthEvidence.Unknown, 0, "the document gives no date of birth");
        }

        var best = CompareOne(traveller, listed[0]);
        for (var i = 1; i < listed.Count; i++)
        {
            var next = CompareOne(traveller, listed[i]);
            best = next.Weight > best.Weight ? next : best;
        }

        // Of many listed dates one agrees by chance more easily.
        return best.Weight > 0 && listed.Count > 1 ? best with { Weight = best.Weight - Math.Log(listed.Count) } : best;
    }

    private static BirthJudgement CompareOne(TravellerBirth traveller, ListedBirth listed) =>
        listed.Kind switch
        {
            BirthKind.Date when traveller.IsFull => CompareDate(traveller, listed),
            BirthKind.Date or BirthKind.Month => CompareMonth(traveller, listed),
            BirthKind.Unknown => new(BirthEvidence.Unknown, 0, "a listed date of birth cannot be read as a date"),
            BirthKind.Approximately => CompareYears(traveller, listed, ApproximateYears),
            _ => CompareYears(traveller, listed, 0),
        };

    private static BirthJudgement CompareDate(TravellerBirth traveller, ListedBirth listed)
    {
        var date = listed.Date!.Value;
        var (month, day) = (traveller.Month!.Value, traveller.Day!.Value);
        var sameYear = traveller.Years.Contains(date.Year);
        if (sameYear && month == date.Month && day == date.Day)
        {
            return new(BirthEvidence.Equal, FullDate, $"born {listed} as listed");
        }

        if (sameYear && month == date.Day && day == date.Month)
        {
            return new(BirthEvidence.Near, Exchanged, $"day and month exchanged against the listed {listed}");
        }

        var digits = traveller.Years.Min(y => Digits(y, date.Year)) + Digits(month, date.Month) + Digits(day, date.Day);
        if (digits == 1)
        {
            return new(BirthEvidence.Near, OneDigit, $"one digit differs from the listed {listed}");
        }

        if (sameYear && month == date.Month)
        {
            return new(BirthEvidence.Near, SameMonth, $"same month, another day than the listed {listed}");
        }

        return OtherYear(traveller, listed, sameYear ? SameYear : Contradiction);
    }

    private static BirthJudgement CompareMonth(TravellerBirth traveller, ListedBirth listed)
    {
        var sameYear = traveller.Years.Contains(listed.YearFrom);
        if (sameYear && traveller.Month is { } month)
        {
            return month == listed.Date!.Value.Month
                ? new(BirthEvidence.Near, Math.Log(SpreadYears * 12 * 0.9), $"same month as the listed {listed}")
                : new(BirthEvidence.Near, SameYear - 0.5, $"same year, another month than the listed {listed}");
        }

        return sameYear
            ? new(BirthEvidence.Near, Math.Log(SpreadYears * 0.95), $"year of birth fits the listed {listed}")
            : OtherYear(traveller, listed, Contradiction);
    }

    private static BirthJudgement OtherYear(TravellerBirth traveller, ListedBirth listed, double otherwise)
    {
        if (otherwise >= SameYear)
        {
            return new(BirthEvidence.Near, otherwise, $"same year, another day than the listed {listed}");
        }

        return traveller.Years.Any(y => Math.Abs(y - listed.YearFrom) == 1)
            ? new(BirthEvidence.Near, YearBeside, $"year of birth is 1 beside the listed {listed}")
            : new(BirthEvidence.Contradicts, otherwise, $"born in another year than the listed {listed}");
    }

    private static BirthJudgement CompareYears(TravellerBirth traveller, ListedBirth listed, int slack)
    {
        var distance = traveller.Years.Min(y => Math.Max(0, Math.Max(listed.YearFrom - y, y - listed.YearTo)));
        var width = listed.YearTo - listed.YearFrom + 1;
        if (distance <= slack)
        {
            var weight = Math.Log(SpreadYears * 0.9 / Math.Min(SpreadYears, width + (2 * slack))) - YearDoubt;
            return new(
                BirthEvidence.Near,
                Math.Max(0, weight),
                distance == 0
                    ? $"year of birth fits the listed {listed}"
                    : $"year of birth is {distance} beside the listed {listed}"
            );
        }

        return distance == slack + 1
                ? new(BirthEvidence.Near, YearBeside, $"year of birth is {distance} beside the listed {listed}")
            : distance <= FarYears && slack > 0
                ? new(BirthEvidence.Near, YearBeside - 1, $"year of birth is {distance} beside the listed {listed}")
            : new(BirthEvidence.Contradicts, Contradiction, $"born in another year than the listed {listed}");
    }

    private static int Digits(int a, int b)
    {
        var differing = 0;
        for (; a > 0 || b > 0; a /= 10, b /= 10)
        {
            differing += a % 10 == b % 10 ? 0 : 1;
        }

        return differing;
    }
}
