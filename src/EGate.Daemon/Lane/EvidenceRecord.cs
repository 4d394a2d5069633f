using System.Globalization;
using EGate.Core;
using EGate.Journal;

namespace EGate.Daemon.Lane;

/// <summary>An officer's verified command.</summary>
/// <param name="Command">As in the envelope.</param>
/// <param name="KeyId">Of the officer's key.</param>
/// <param name="Nonce">Of the envelope.</param>
/// <param name="Reason">The officer's words.</param>
internal sealed record OfficerOrder(string Command, string KeyId, string Nonce, string Reason);

/// <summary>Turns evidence into the arguments of journal records, as <see cref="JournalKinds"/> documents them.</summary>
internal static class EvidenceRecord
{
    /// <summary>Why the entry opens.</summary>
    public static JournalArguments EntryReason(Crossing? crossing)
    {
        var arguments = new JournalArguments
        {
            { "checks", (long)(crossing?.Checks.Count(c => c.Outcome == Outcome.Passed) ?? 0) },
        };
        if (crossing is { Document.Length: > 0 })
        {
            arguments.Add("document", crossing.Document);
        }

        return arguments;
    }

    /// <summary>The verdict with every check's last result, so that it can be judged again.</summary>
    public static JournalArguments Verdict(Crossing crossing, Verdict verdict)
    {
        var arguments = new JournalArguments { { "verdict", verdict is Core.Verdict.Admit ? "Admit" : "Refer" } };
        if (crossing.Document.Length > 0)
        {
            arguments.Add("document", crossing.Document);
        }

        foreach (var check in crossing.Checks.GroupBy(c => c.Name).Select(g => g.Last()))
        {
            arguments.Add($"check.{check.Name}", $"{check.Outcome} {check.Reason}");
            if (check.Score is { } score)
            {
                arguments.Add(
                    $"score.{check.Name}",
                    check.Threshold is { } threshold
                        ? string.Create(CultureInfo.InvariantCulture, $"{score:0.####} against {threshold:0.####}")
                        : string.Create(CultureInfo.InvariantCulture, $"{score:0.####}")
                );
            }
        }

        return arguments;
    }

    /// <summary>A referral with the names of the checks that did not pass.</summary>
    public static JournalArguments Referral(Crossing crossing, LanePhase phase) =>
        new() { { "phase", (long)phase }, { "reasons", Cut(string.Join(",", Reasons(crossing))) } };

    /// <summary>An officer's command.</summary>
    public static JournalArguments Order(OfficerOrder order) =>
        new()
        {
            { "command", order.Command },
            { "key", order.KeyId },
            { "nonce", order.Nonce },
            { "reason", order.Reason },
        };

    /// <summary>What officers read as reasons: checks that failed or could not be done, then an incident. Checks not done only when nothing else is.</summary>
    public static IReadOnlyList<string> Reasons(Crossing crossing)
    {
        if (crossing.Verdict is not Core.Verdict.Refer refer)
        {
            return crossing.Incident.Length > 0 ? [crossing.Incident] : [];
        }

        List<string> reasons = [.. refer.Reasons.Where(r => r.Outcome != Outcome.NotDone).Select(r => r.Name)];
        if (crossing.Incident.Length > 0)
        {
            reasons.Add(crossing.Incident);
        }

        return reasons.Count > 0 ? reasons : [.. refer.Reasons.Select(r => r.Name)];
    }

    private static string Cut(string text) =>
        text.Length <= JournalArguments.LengthMax ? text : text[..JournalArguments.LengthMax];
}
