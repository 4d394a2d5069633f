using EGate.Core;
using Google.Protobuf.WellKnownTypes;

namespace EGate.Daemon.Lane;

/// <summary>A crossing as the contract tells it.</summary>
internal static class CrossingMessage
{
    /// <summary>The message of a crossing as it is now.</summary>
    public static Contract.Crossing Of(Crossing crossing)
    {
        var message = new Contract.Crossing
        {
            Id = crossing.Id,
            Started = Timestamp.FromDateTimeOffset(crossing.Started),
            Verdict = crossing.Verdict switch
            {
                Verdict.Admit => "Admit",
                Verdict.Refer => "Refer",
                _ => "",
            },
            DecidedBy = crossing.DecidedBy,
            EndedAs = crossing.EndedAs,
            OwnMs = Math.Round(crossing.Own.TotalMilliseconds, 1),
        };
        if (crossing.Ended is { } ended)
        {
            message.Ended = Timestamp.FromDateTimeOffset(ended);
        }

        message.Expected = crossing.Expected;
        message.Hints.AddRange(crossing.Hints);
        message.Phases.AddRange(crossing.Phases.Select(Of));
        message.Checks.AddRange(crossing.Checks.GroupBy(c => c.Name).Select(g => Of(g.Last())));
        message.Reasons.AddRange(EvidenceRecord.Reasons(crossing));
        return message;
    }

    private static Contract.Phase Of(PhaseSpan span) =>
        new()
        {
            Number = (int)span.Phase,
            Name = span.Phase.ToString(),
            Started = Timestamp.FromDateTimeOffset(span.Started),
            DurationMs = Math.Round(span.Duration?.TotalMilliseconds ?? 0, 1),
            DeviceMs = Math.Round(span.DeviceWait.TotalMilliseconds, 1),
        };

    private static Contract.Check Of(CheckResult check)
    {
        var message = new Contract.Check
        {
            Group = check.Group.ToString(),
            Name = check.Name,
            Outcome = check.Outcome.ToString(),
            Reason = check.Reason,
        };
        if (check.Score is { } score)
        {
            message.Score = score;
        }

        if (check.Threshold is { } threshold)
        {
            message.Threshold = threshold;
        }

        return message;
    }
}
