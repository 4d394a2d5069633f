namespace EGate.Passengers;

/// <summary>A flag that a rule raised of one person, for the officer.</summary>
/// <param name="Flag">The rule's word.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="Advice">What the rule tells the officer; may be empty.</param>
/// <param name="Because">The facts that made it, in the rule's order.</param>
/// <param name="Refers">The site wrote that a traveller at the gate with this flag is handed to an officer.</param>
public sealed record RaisedFlag(
    string Flag,
    string Rule,
    string Advice,
    IReadOnlyList<string> Because,
    bool Refers = false
);

/// <summary>
/// The site's rules. A rule turns a combination of facts into a flag for the officer, and stops nobody unless the site wrote that it refers. The
/// same person and the same rules give the same flags, in the order of the file.
/// </summary>
public sealed class RuleBook
{
    private readonly IReadOnlyList<Rule> rules;

    internal RuleBook(string version, IReadOnlyList<Rule> rules)
    {
        Version = version;
        this.rules = rules;
    }

    /// <summary>The version the file gives itself.</summary>
    public string Version { get; }

    /// <summary>Names of the rules, in order.</summary>
    public IReadOnlyList<string> Names => [.. rules.Select(r => r.Name)];

    /// <summary>All flags that the rules raise of one person.</summary>
    public IReadOnlyList<RaisedFlag> Judge(RuleSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return [.. rules.Select(rule => rule.Judge(subject)).OfType<RaisedFlag>()];
    }

    /// <summary>
    /// The flags of a traveller at the gate. Where nothing is known of the time, no rule refers, whatever the file says: missing passenger
    /// data are never a reason to stop anybody.
    /// </summary>
    /// <param name="traveller">Who the document says its holder is.</param>
    /// <param name="match">What was found among the expected arrivals.</param>
    /// <param name="now">Local time at the gate.</param>
    public IReadOnlyList<RaisedFlag> AtGate(Core.TravellerIdentity traveller, ArrivalMatch match, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(match);
        var flags = Judge(RuleSubject.Of(traveller, match, now));
        return match.Kind == MatchKind.NoData ? [.. flags.Select(f => f with { Refers = false })] : flags;
    }

    /// <summary>The flags' words, each once, in order: what is kept with an expected arrival.</summary>
    public IReadOnlyList<string> Flags(RuleSubject subject) => [.. Judge(subject).Select(f => f.Flag).Distinct()];
}

/// <summary>One rule: it holds when every condition of one of its alternatives does.</summary>
internal sealed record Rule(
    string Name,
    string Flag,
    string Advice,
    bool Refers,
    IReadOnlyList<IReadOnlyList<Condition>> Alternatives
)
{
    internal RaisedFlag? Judge(RuleSubject subject)
    {
        foreach (var alternative in Alternatives)
        {
            var because = alternative
                .Select(c => c.Holds(subject))
                .TakeWhile(b => b is not null)
                .OfType<string>()
                .ToList();
            if (because.Count == alternative.Count)
            {
                return new RaisedFlag(Flag, Name, Advice, because, Refers);
            }
        }

        return null;
    }
}
