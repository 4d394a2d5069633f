namespace EGate.Passengers;

/// <summary>A flag that a rule raised of one person, for the officer.</summary>
/// <param name="Flag">The rule's word.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="Advice">What the rule tells the officer; may be empty.</param>
/// <param name="Because">The facts that made it, in the rule's order.</param>
public sealed record RaisedFlag(string Flag, string Rule, string Advice, IReadOnlyList<string> Because);

/// <summary>
/// The site's rules. A rule turns a combination of facts into a flag for the officer; it never stops anybody. The same person and the same
/// rules give the same flags, in the order of the file.
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

    /// <summary>The flags' words, each once, in order: what is kept with an expected arrival.</summary>
    public IReadOnlyList<string> Flags(RuleSubject subject) => [.. Judge(subject).Select(f => f.Flag).Distinct()];
}

/// <summary>One rule: it holds when every condition of one of its alternatives does.</summary>
internal sealed record Rule(
    string Name,
    string Flag,
    string Advice,
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
                return new RaisedFlag(Flag, Name, Advice, because);
            }
        }

        return null;
    }
}
