namespace EGate.Core;

// What follows from the facts alone: positions, counts, presence, faults.
public static partial class LaneMachine
{
    private static Step OnFacts(LaneState s, LanePolicy policy) =>
        s.Phase switch
        {
            LanePhase.Starting or LanePhase.ReArming => SelfTest(s, policy),
            LanePhase.Ready => policy.Topology == Topology.TwoStep ? ReadyOutside(s, policy) : ReadyOpen(s, policy),
            LanePhase.AwaitingDocument => WatchInside(s),
            LanePhase.ReadingDocument => policy.Topology == Topology.TwoStep ? WatchOutside(s) : WatchInside(s),
            LanePhase.RecordingEntry => BeforeEntry(s, policy),
            LanePhase.OpeningEntry => OpeningEntry(s, policy),
            LanePhase.Entering => Entering(s),
            LanePhase.ClosingEntry => ClosingEntry(s, policy),
            LanePhase.CapturingFace => WatchInside(s),
            LanePhase.RecordingVerdict => WatchInside(s),
            LanePhase.OpeningExit => OpeningExit(s),
            LanePhase.Leaving => Leaving(s),
            LanePhase.ClosingExit => ClosingExit(s, policy),
            LanePhase.Clearing => Clearing(s, policy),
            LanePhase.Referring => s.IsInside ? ReferInside(s, LaneEffect.NoteNotOnePerson) : Stay(s),
            LanePhase.AwaitingOfficer => OnAwaitingOfficer(s, policy, Nothing),
            LanePhase.RecordingDecision => Stay(s), // looked at again when the record is durable
            LanePhase.OpeningReturn => OpeningReturn(s, policy),
            LanePhase.Returning => Returning(s, policy),
            LanePhase.ClosingReturn => ClosingReturn(s, policy),
            LanePhase.OutOfService => Restart(s, policy),
            LanePhase.Evacuating or LanePhase.EmergencyStopped => Stay(s), // rule 4: left by re-arm only
        };

    private static Step ReadyOutside(LaneState s, LanePolicy policy) =>
        s.IsFit && !s.OutByOfficer && s.IsShut && s.IsEmpty ? Stay(s) : Settle(s, policy);

    /// <summary>A one-step lane waits with its entry open.</summary>
    private static Step ReadyOpen(LaneState s, LanePolicy policy)
    {
        if (s.Persons > 0)
        {
            return WalkedIn(Begun(s), LaneEffect.BeginCrossing);
        }

        if (!s.IsFit || s.OutByOfficer)
        {
            return Go(s, LanePhase.OutOfService, LaneEffect.CloseEntry, LaneEffect.Disarm);
        }

        return s.Document || s.Exit != BarrierFact.Closed
            ? Go(s, LanePhase.Clearing, LaneEffect.CloseEntry, LaneEffect.ArmClear)
            : Stay(s);
    }

    /// <summary>Somebody was counted in while the entry stands open: one person goes on, several are asked back out.</summary>
    private static Step WalkedIn(LaneState s, params IReadOnlyList<LaneEffect> first) =>
        s.Persons == 1
            ? Go(s, LanePhase.ClosingEntry, [.. first, LaneEffect.CloseEntry, LaneEffect.ArmBarrier])
            : Go(
                Unjudged(s) with
                {
                    Referred = true,
                },
                LanePhase.Returning,
                [
                    .. first,
                    LaneEffect.NoteNotOnePerson,
                    LaneEffect.CancelWork,
                    LaneEffect.RecordReferral,
                    LaneEffect.ArmLeave,
                ]
            );

    /// <summary>The traveller stands outside, so the mantrap must be shut and empty.</summary>
    private static Step WatchOutside(LaneState s)
    {
        if (s.IsInside)
        {
            return ReferInside(s, LaneEffect.NoteNotOnePerson);
        }

        return s.IsFit && s.IsShut ? Stay(s) : ReferOutside(s);
    }

    /// <summary>The traveller stands in the mantrap: shut, fit, exactly one person, or an officer comes.</summary>
    private static Step WatchInside(LaneState s)
    {
        if (s.Persons != 1)
        {
            return ReferInside(s, LaneEffect.NoteNotOnePerson);
        }

        return s.IsFit && s.IsShut ? Stay(s) : ReferInside(s);
    }

    private static Step BeforeEntry(LaneState s, LanePolicy policy)
    {
        if (s.Crossing)
        {
            return WatchOutside(s);
        }

        return s.IsFit && s.IsShut && s.IsEmpty && !s.OutByOfficer ? Stay(s) : Settle(s, policy);
    }

    private static Step OpeningEntry(LaneState s, LanePolicy policy)
    {
        if (!s.Crossing && s.Persons == 0 && s.Entry != BarrierFact.Open)
        {
            return s.IsFit && !s.OutByOfficer && !s.Document && s.Exit == BarrierFact.Closed
                ? Stay(s)
                : After([LaneEffect.CloseEntry], Settle(s, policy));
        }

        if (!s.Crossing)
        {
            return ReadyOpen(s with { Phase = LanePhase.Ready }, policy) is { State.Phase: not LanePhase.Ready } left
                ? left
                : Go(s, LanePhase.Ready, LaneEffect.Disarm);
        }

        return Entering(s) is { State.Phase: not LanePhase.OpeningEntry } gone ? gone
            : s.Entry == BarrierFact.Open ? Go(s, LanePhase.Entering, LaneEffect.ArmEnter)
            : Stay(s);
    }

    /// <summary>The entry opens or stands open for one person of this crossing.</summary>
    private static Step Entering(LaneState s)
    {
        if (!s.IsFit || s.Exit != BarrierFact.Closed)
        {
            return s.IsInside ? ReferInside(s) : ReferOutside(s);
        }

        return s.Persons > 0 ? WalkedIn(s) : Stay(s);
    }

    private static Step ClosingEntry(LaneState s, LanePolicy policy)
    {
        if (s.Persons > 1)
        {
            return ReferInside(s, LaneEffect.NoteNotOnePerson);
        }

        if (!s.IsFit || s.Exit != BarrierFact.Closed)
        {
            return ReferInside(s);
        }

        if (s.Entry != BarrierFact.Closed)
        {
            return Stay(s);
        }

        if (s.Persons == 0)
        {
            return s.Occupied ? ReferInside(s, LaneEffect.NoteNotOnePerson) : End(s, LaneEffect.EndWithdrawn, policy);
        }

        return Inside(s, policy);
    }

    /// <summary>One person inside and both barriers shut: the step that is done in the mantrap begins.</summary>
    private static Step Inside(LaneState s, LanePolicy policy)
    {
        var one = s with { Judged = s.Judged | Groups.OnePerson, Passed = s.Passed | Groups.OnePerson };
        if (policy.Topology == Topology.TwoStep)
        {
            return Go(one, LanePhase.CapturingFace, LaneEffect.NoteOnePerson, LaneEffect.StartFace, LaneEffect.ArmFace);
        }

        return After(
            [LaneEffect.NoteOnePerson],
            s.Document ? StartDocument(one) : Go(one, LanePhase.AwaitingDocument, LaneEffect.ArmDocument)
        );
    }

    /// <summary>True when the exit must not stay open: a second person without an officer's word, a forced entry, dead hardware.</summary>
    private static bool MustShutExit(LaneState s) =>
        !s.CanMove || s.Entry != BarrierFact.Closed || (s.Persons > 1 && s.Decision != Decision.Admit);

    private static bool HasLeft(LaneState s) => s.Persons == 0 && (s.Decision != Decision.Admit || !s.Occupied);

    private static Step OpeningExit(LaneState s)
    {
        if (MustShutExit(s))
        {
            return ReferInside(s, LaneEffect.CloseExit);
        }

        return s.Exit == BarrierFact.Open
            ? Leaving(s) is { State.Phase: LanePhase.ClosingExit } gone
                ? gone
                : Go(s, LanePhase.Leaving, LaneEffect.ArmLeave)
            : Stay(s);
    }

    private static Step Leaving(LaneState s)
    {
        if (MustShutExit(s))
        {
            return ReferInside(s, LaneEffect.CloseExit);
        }

        return HasLeft(s) ? Go(s, LanePhase.ClosingExit, LaneEffect.CloseExit, LaneEffect.ArmBarrier) : Stay(s);
    }

    private static Step ClosingExit(LaneState s, LanePolicy policy)
    {
        if (s.Persons > 0)
        {
            return ReferInside(s, LaneEffect.NoteNotOnePerson);
        }

        return s.Exit == BarrierFact.Closed || !s.CanMove ? End(s, LaneEffect.EndPassed, policy) : Stay(s);
    }

    private static Step Clearing(LaneState s, LanePolicy policy) =>
        (s.IsShut && s.IsEmpty) || !s.IsFit || s.OutByOfficer ? Settle(s, policy) : Stay(s);

    private static Step OpeningReturn(LaneState s, LanePolicy policy)
    {
        if (!s.CanMove || s.Exit != BarrierFact.Closed)
        {
            return Undecided(s, policy, LaneEffect.CloseEntry);
        }

        return s.Entry != BarrierFact.Open ? Stay(s)
            : s.IsInside ? Go(s, LanePhase.Returning, LaneEffect.ArmLeave)
            : Go(s, LanePhase.ClosingReturn, LaneEffect.CloseEntry, LaneEffect.ArmBarrier);
    }

    private static Step Returning(LaneState s, LanePolicy policy)
    {
        if (!s.CanMove || s.Exit != BarrierFact.Closed)
        {
            return Undecided(s, policy, LaneEffect.CloseEntry);
        }

        return s.IsInside ? Stay(s) : Go(s, LanePhase.ClosingReturn, LaneEffect.CloseEntry, LaneEffect.ArmBarrier);
    }

    private static Step ClosingReturn(LaneState s, LanePolicy policy)
    {
        if (s.Entry != BarrierFact.Closed && s.CanMove)
        {
            return Stay(s);
        }

        if (s.Persons > 0 && s.Crossing)
        {
            return ReferInside(s, LaneEffect.NoteNotOnePerson);
        }

        return End(s, s.Referred ? LaneEffect.EndReferred : LaneEffect.EndWithdrawn, policy);
    }

    /// <summary>Somebody came in through the exit.</summary>
    private static Step OnWrongWay(LaneState s, LanePolicy policy) =>
        s.Phase switch
        {
            LanePhase.ReadingDocument
            or LanePhase.AwaitingDocument
            or LanePhase.OpeningEntry
            or LanePhase.Entering
            or LanePhase.ClosingEntry
            or LanePhase.CapturingFace
            or LanePhase.RecordingVerdict
            or LanePhase.RecordingEntry
            or LanePhase.Referring
            or LanePhase.ClosingExit => s.Crossing ? ReferInside(s, LaneEffect.NoteWrongWay) : OnFacts(s, policy),
            LanePhase.OpeningExit or LanePhase.Leaving => ReferInside(s, LaneEffect.NoteWrongWay, LaneEffect.CloseExit),
            LanePhase.Starting
            or LanePhase.Ready
            or LanePhase.Clearing
            or LanePhase.AwaitingOfficer
            or LanePhase.RecordingDecision
            or LanePhase.OpeningReturn
            or LanePhase.Returning
            or LanePhase.ClosingReturn
            or LanePhase.OutOfService
            or LanePhase.Evacuating
            or LanePhase.EmergencyStopped
            or LanePhase.ReArming => OnFacts(s, policy),
        };
}
