using EGate.Core;
using EGate.Journal;

namespace EGate.Daemon.Lane;

// What is written, and what its durability answers (DESIGN section 5, rule 3).
internal sealed partial class LaneEffects
{
    /// <summary>Writes an officer's command to the lane. Nothing opens by it, so nothing waits for it.</summary>
    public void Record(OfficerOrder order)
    {
        _commandedBy = order.KeyId;
        _journal.Write(JournalKinds.OfficerCommand, CurrentCrossing, EvidenceRecord.Order(order));
    }

    /// <summary>Writes that a command was not obeyed. Safe for any thread.</summary>
    public void Refused(string faultId, LanePhase phase) =>
        _journal.Write(
            JournalKinds.CommandRefused,
            "",
            new JournalArguments
            {
                { "command", "officer" },
                { "phase", (long)phase },
                { "fault", faultId },
            }
        );

    private void RecordEntryReason()
    {
        var crossing = CurrentCrossing;
        _journal.Write(
            JournalKinds.EntryReason,
            crossing,
            EvidenceRecord.EntryReason(_crossing),
            receipt =>
                _loop.Post(
                    LaneEvent.EntryReasonRecorded,
                    crossing,
                    () => MintIn(LanePhase.RecordingEntry, BarrierId.Entry, receipt)
                ),
            () => _loop.Post(LaneEvent.RecordFailed, crossing, static () => { })
        );
    }

    /// <summary>Judges all evidence, writes the verdict, and only then lets the lane know of it.</summary>
    private void RecordVerdict()
    {
        var crossing = _crossing!;
        var verdict = Judge.Decide(crossing.Checks);
        var admit = verdict is Verdict.Admit;
        _journal.Write(
            JournalKinds.Verdict,
            crossing.Id,
            EvidenceRecord.Verdict(crossing, verdict),
            receipt =>
                _loop.Post(
                    admit ? LaneEvent.AdmitRecorded : LaneEvent.ReferRecorded,
                    crossing.Id,
                    () =>
                    {
                        if (_loop.State.Phase != LanePhase.RecordingVerdict)
                        {
                            return; // something came between the question and its record; the lane has referred already
                        }

                        crossing.Verdict = verdict;
                        crossing.DecidedBy = "machine";
                        if (admit)
                        {
                            MintIn(LanePhase.RecordingVerdict, BarrierId.Exit, receipt);
                        }
                    }
                ),
            () => _loop.Post(LaneEvent.RecordFailed, crossing.Id, static () => { })
        );
    }

    private void RecordDecision(LaneState after)
    {
        var crossing = CurrentCrossing;
        var order = Order;
        var barrier = after.Decision == Decision.Admit ? BarrierId.Exit : BarrierId.Entry;
        if (order is null)
        {
            _loop.Post(LaneEvent.RecordFailed, crossing, static () => { });
            return;
        }

        _journal.Write(
            JournalKinds.OfficerCommand,
            crossing,
            EvidenceRecord.Order(order),
            receipt =>
                _loop.Post(
                    LaneEvent.DecisionRecorded,
                    crossing,
                    () =>
                    {
                        MintIn(LanePhase.RecordingDecision, barrier, receipt);
                        if (_crossing is { } decided)
                        {
                            decided.DecidedBy = order.KeyId;
                        }
                    }
                ),
            () => _loop.Post(LaneEvent.RecordFailed, crossing, static () => { })
        );
    }

    private void RecordReferral(LaneState after)
    {
        if (_crossing is not { } crossing)
        {
            return;
        }

        // Judged anew: what came after an admission (somebody slipped in, nobody left) counts too.
        crossing.Verdict = Judge.Decide(crossing.Checks);
        _journal.Write(JournalKinds.Verdict, crossing.Id, EvidenceRecord.Verdict(crossing, crossing.Verdict));
        _journal.Write(JournalKinds.Referral, crossing.Id, EvidenceRecord.Referral(crossing, after.Phase));
    }

    private void RecordEmergency(LaneState after)
    {
        var kind = after.Phase == LanePhase.Evacuating ? JournalKinds.Evacuation : JournalKinds.EmergencyStop;
        var source = _happening is LaneEvent.OfficerEvacuate ? "command" : "input";
        _journal.Write(kind, CurrentCrossing, new JournalArguments { { "source", source } });
    }

    private void RecordReArm(LanePhase before) =>
        _journal.Write(
            JournalKinds.ReArmed,
            "",
            new JournalArguments
            {
                { "key", _commandedBy },
                { "after", before == LanePhase.Evacuating ? "evacuation" : "emergency-stop" },
            }
        );

    private void RecordService(LanePhase before, LanePhase after)
    {
        if (after == LanePhase.OutOfService)
        {
            _journal.Write(
                JournalKinds.OutOfService,
                "",
                new JournalArguments { { "cause", _board.CauseOf(_loop.State, null) } }
            );
        }
        else if (before == LanePhase.OutOfService)
        {
            var cause = _happening == LaneEvent.OfficerInService ? "command" : "recovered";
            _journal.Write(JournalKinds.InService, "", new JournalArguments { { "cause", cause } });
        }
    }
}
