using System.Globalization;

namespace EGate.Passengers;

/// <summary>One condition of a rule on one fact.</summary>
internal abstract record Condition(string Fact)
{
    /// <summary>It asks only whether something is missing.</summary>
    internal abstract bool AsksOnlyForAbsence { get; }

    /// <summary>What of the fact makes the condition hold, for the officer; null when it does not hold or the fact is not known.</summary>
    internal abstract string? Holds(RuleSubject subject);
}

/// <summary>The fact has one of the words, or none of them.</summary>
internal sealed record WordCondition(string Fact, IReadOnlySet<string> Words, bool Negated) : Condition(Fact)
{
    private static readonly HashSet<string> Absences = ["no-data", ArrivalDifferences.NoData];

    internal override bool AsksOnlyForAbsence => !Negated && Words.All(Absences.Contains);

    internal override string? Holds(RuleSubject subject)
    {
        if (subject.Texts(Fact) is not { } texts)
        {
            return null;
        }

        var found = texts.Where(Words.Contains).ToList();
        return Negated switch
        {
            true when found.Count == 0 => $"{Fact} is {(texts.Count == 0 ? "none" : string.Join(", ", texts))}",
            false when found.Count > 0 => $"{Fact} is {string.Join(", ", found)}",
            _ => null,
        };
    }
}

/// <summary>The number is within bounds, both included.</summary>
internal sealed record RangeCondition(string Fact, double Min, double Max) : Condition(Fact)
{
    internal override bool AsksOnlyForAbsence => false;

    internal override string? Holds(RuleSubject subject) =>
        subject.Number(Fact) is { } number && number >= Min && number <= Max
            ? string.Create(CultureInfo.InvariantCulture, $"{Fact} is {number:0.#}")
            : null;
}

/// <summary>The fact is true, or false.</summary>
internal sealed record TruthCondition(string Fact, bool Value) : Condition(Fact)
{
    internal override bool AsksOnlyForAbsence => Fact.EndsWith("_missing", StringComparison.Ordinal);

    internal override string? Holds(RuleSubject subject) =>
        subject.Truth(Fact) == Value ? $"{Fact} is {(Value ? "true" : "false")}" : null;
}
