using EGate.Core;

namespace EGate.Exchange;

/// <summary>What one database made of one question.</summary>
/// <param name="Database">Its name.</param>
/// <param name="Answer">Its answer, its signature verified; null when there is none that counts.</param>
/// <param name="Fault">Why there is none; null with an answer.</param>
public sealed record DatabaseOutcome(string Database, DatabaseAnswer? Answer, DatabaseFault? Fault)
{
    /// <summary>Names nobody.</summary>
    public override string ToString() =>
        $"{Database}: {(Fault is { } fault ? DatabaseException.WordOf(fault) : $"{Answer?.Hits.Count} hits")}";
}

/// <summary>A hit with the database it is from.</summary>
/// <param name="Database">Name of the database.</param>
/// <param name="Hit">The hit.</param>
public sealed record OnlineHit(string Database, DatabaseHit Hit);

/// <summary>What the databases' answers come to.</summary>
/// <param name="Check">The check <c>online-database</c>; null when the policy does not call for it.</param>
/// <param name="Hits">For officers.</param>
/// <param name="Fault">The first reason why a database gave no answer that counts; null when all did.</param>
public sealed record OnlineFinding(CheckResult? Check, IReadOnlyList<OnlineHit> Hits, DatabaseFault? Fault)
{
    /// <summary>Of a lane that asks no database.</summary>
    public static OnlineFinding NotAsked { get; } = new(null, [], null);
}

/// <summary>
/// The one pure function from answers to evidence. It makes a check of its own and touches no other: whatever a database answers, the
/// checks of the lane's own lists stay what they are, so an answer can add a hit and never clear one.
/// <para>A hit fails the check under any policy. Without a hit it passes only when every database answered every question. What is
/// missing then makes it "not possible", a referral with its own reason, where the policy requires the databases; where it only wishes for
/// them the check is not called for, and is no evidence at all: never "passed".</para>
/// </summary>
public static class OnlineJudgement
{
    /// <summary>Reason of a check that failed.</summary>
    public const string HitReason = "database-hit";

    /// <summary>Reason when the policy requires databases and no key says which.</summary>
    public const string NoneReason = "no-database-configured";

    /// <summary>Judges.</summary>
    /// <param name="demand">The policy.</param>
    /// <param name="outcomes">One for each database and question.</param>
    public static OnlineFinding Judge(OnlineDemand demand, IReadOnlyList<DatabaseOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        if (demand == OnlineDemand.Off)
        {
            return OnlineFinding.NotAsked;
        }

        var hits = outcomes
            .Where(o => o.Answer is not null)
            .SelectMany(o => o.Answer!.Hits.Select(h => new OnlineHit(o.Database, h)))
            .ToList();
        var missing = outcomes.FirstOrDefault(o => o.Answer is null)?.Fault;
        return new OnlineFinding(Check(demand, outcomes.Count, hits.Count, missing), hits, missing);
    }

    private static CheckResult? Check(OnlineDemand demand, int asked, int hits, DatabaseFault? missing)
    {
        const CheckGroup Group = CheckGroup.Lists;
        const string Name = CheckNames.OnlineDatabase;
        if (hits > 0)
        {
            return CheckResult.Failed(Group, Name, HitReason);
        }

        if (asked > 0 && missing is null)
        {
            return CheckResult.Passed(Group, Name);
        }

        var reason = missing is { } fault ? DatabaseException.WordOf(fault) : NoneReason;
        return demand == OnlineDemand.Required ? CheckResult.NotPossible(Group, Name, reason) : null;
    }
}
