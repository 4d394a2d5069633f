using System.Security.Cryptography;
using EGate.Core;
using EGate.Daemon.Records;
using EGate.Daemon.Work;
using EGate.Devices;
using EGate.Journal;

namespace EGate.Daemon.Lane;

/// <summary>Performs what the lane function asks for: barriers, records, work, clocks. Runs on the lane loop's thread only.</summary>
internal sealed partial class LaneEffects : ILaneEffects, IDisposable
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromSeconds(30);

    private static readonly Dictionary<LaneEffect, Func<LaneTimings, TimeSpan>> Clocks = new()
    {
        [LaneEffect.ArmDocument] = t => t.DocumentMax,
        [LaneEffect.ArmEnter] = t => t.EnterMax,
        [LaneEffect.ArmFace] = t => t.FaceMax,
        [LaneEffect.ArmLeave] = t => t.LeaveMax,
        [LaneEffect.ArmBarrier] = t => t.BarrierMax,
        [LaneEffect.ArmRecord] = t => t.RecordMax,
        [LaneEffect.ArmClear] = t => t.ClearMax,
        [LaneEffect.ArmRefer] = t => t.ReferMax,
    };

    private static readonly Dictionary<LaneEffect, string> Endings = new()
    {
        [LaneEffect.EndPassed] = "Passed",
        [LaneEffect.EndReferred] = "Referred",
        [LaneEffect.EndWithdrawn] = "Withdrawn",
        [LaneEffect.EndUncontrolled] = "Evacuated",
    };

    private readonly LaneProfile _profile;
    private readonly LaneLoop _loop;
    private readonly ILaneHardware _hardware;
    private readonly JournalDesk _journal;
    private readonly OpeningTokens _tokens;
    private readonly DocumentWork _documents;
    private readonly FaceWork _faces;
    private readonly TravellerShelf _shelf;
    private readonly LaneBoard _board;
    private readonly LaneFaultBook _faults;
    private readonly ILaneWatchdog _watchdog;
    private readonly TimeProvider _time;
    private readonly ILogger<LaneEffects> _log;
    private readonly PhaseDeadline _deadline;
    private OpeningToken? _token;
    private Crossing? _crossing;
    private LaneEvent _happening;
    private string _commandedBy = "";

    /// <summary>Composition gives it everything it may touch.</summary>
    public LaneEffects(
        LaneProfile profile,
        LaneLoop loop,
        ILaneHardware hardware,
        JournalDesk journal,
        OpeningTokens tokens,
        DocumentWork documents,
        FaceWork faces,
        TravellerShelf shelf,
        LaneBoard board,
        LaneFaultBook faults,
        ILaneWatchdog watchdog,
        TimeProvider time,
        ILogger<LaneEffects> log
    )
    {
        (_profile, _loop, _hardware, _journal, _tokens) = (profile, loop, hardware, journal, tokens);
        (_documents, _faces, _shelf, _board, _watchdog) = (documents, faces, shelf, board, watchdog);
        (_time, _log, _faults) = (time, log, faults);
        _deadline = new PhaseDeadline(time, loop.PostDeadline);
    }

    /// <inheritdoc/>
    public string CurrentCrossing => _crossing?.Id ?? "";

    /// <inheritdoc/>
    public long DeadlineGeneration => _deadline.Generation;

    /// <summary>The officer's command that is being recorded; set by the officers' desk before it posts the decision.</summary>
    public OfficerOrder? Order { get; set; }

    /// <inheritdoc/>
    public void Happening(LaneEvent happened)
    {
        _happening = happened;
        if (_crossing is { } crossing)
        {
            crossing.Incident = happened switch
            {
                LaneEvent.BarrierFaulted => Catalogue.BarrierFault.Id,
                LaneEvent.SensingLost or LaneEvent.HardwareLost or LaneEvent.JournalLost => _faults.First?.FaultId
                    ?? crossing.Incident,
                LaneEvent.EvacuationOn or LaneEvent.OfficerEvacuate => Catalogue.Evacuation.Id,
                LaneEvent.EmergencyStopOn => Catalogue.EmergencyStop.Id,
                _ => crossing.Incident,
            };
        }
    }

    /// <inheritdoc/>
    public void Perform(LaneEffect effect, LaneState before, LaneState after)
    {
        if (Clocks.TryGetValue(effect, out var most))
        {
            _deadline.Arm(most(_profile.Timings));
        }
        else if (Endings.TryGetValue(effect, out var how))
        {
            End(how);
        }
        else if (!Move(effect, before.Phase))
        {
            Work(effect, before, after);
        }
    }

    /// <summary>Barriers. False when the effect moves none.</summary>
    private bool Move(LaneEffect effect, LanePhase before)
    {
        switch (effect)
        {
            case LaneEffect.OpenEntry:
                Open(BarrierId.Entry);
                return true;
            case LaneEffect.CloseEntry:
                _hardware.Close(BarrierId.Entry);
                return true;
            case LaneEffect.OpenExit:
                Open(BarrierId.Exit);
                return true;
            case LaneEffect.CloseExit:
                _hardware.Close(BarrierId.Exit);
                return true;
            case LaneEffect.Release:
                _hardware.Release();
                return true;
            case LaneEffect.Stop:
                _hardware.Stop();
                return true;
            case LaneEffect.ReArm:
                RecordReArm(before);
                _hardware.ReArm();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Crossings, work, evidence and records.</summary>
    private void Work(LaneEffect effect, LaneState before, LaneState after)
    {
        switch (effect)
        {
            case LaneEffect.BeginCrossing:
                Begin(before.Phase);
                break;
            case LaneEffect.StartDocument:
                _documents.Start(_crossing!);
                break;
            case LaneEffect.StartFace:
                _faces.Start(_crossing!);
                break;
            case LaneEffect.CancelWork:
                _crossing?.CancelWork();
                break;
            case LaneEffect.NoteOnePerson:
            case LaneEffect.NoteNotOnePerson:
            case LaneEffect.NoteWrongWay:
            case LaneEffect.NoteDocumentRemoved:
            case LaneEffect.NoteTimeout:
                _crossing?.Add(CrossingNotes.For(effect, before, after));
                break;
            case LaneEffect.RecordEntryReason:
                RecordEntryReason();
                break;
            case LaneEffect.RecordVerdict:
                RecordVerdict();
                break;
            case LaneEffect.RecordDecision:
                RecordDecision(after);
                break;
            case LaneEffect.RecordReferral:
                RecordReferral(after);
                break;
            case LaneEffect.RecordEmergency:
                RecordEmergency(after);
                break;
            case LaneEffect.Wipe:
                Wipe();
                break;
            case LaneEffect.Disarm:
                _deadline.Disarm();
                break;
            default:
                throw new InvalidOperationException($"no effect {effect}");
        }
    }

    /// <inheritdoc/>
    public void Stepped(LaneState before, LaneState after)
    {
        if (before.Phase != after.Phase)
        {
            _crossing?.Enter(after.Phase, _time);
            ShowSigns(after.Phase);
            RecordService(before.Phase, after.Phase);
        }

        _board.Publish(after, _crossing, before.Phase != after.Phase);
    }

    /// <inheritdoc/>
    public void Turned(LaneState state)
    {
        _hardware.Heartbeat();
        _watchdog.Turned();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _deadline.Dispose();
        _crossing?.Dispose();
        _shelf.Wipe();
    }

    private void Begin(LanePhase from)
    {
        var now = _time.GetUtcNow();
        var id = FormattableString.Invariant(
            $"{now:yyyyMMdd-HHmmss}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}"
        );
        _crossing = new Crossing(id, now)
        {
            // Nobody presented a document: somebody was found inside when the process came up.
            Incident = from is LanePhase.Starting or LanePhase.OutOfService or LanePhase.ReArming
                ? Catalogue.RestartedWithTraveller.Id
                : "",
        };
        _shelf.Begin(id);
        LogBegan(id);
    }

    private void Open(BarrierId barrier)
    {
        // Without a token of this step's record there is nothing to open with; the interlock would refuse it all the same.
        if (_token is { } token && token.Barrier == barrier)
        {
            _token = null;
            _hardware.Open(barrier, token);
        }
        else
        {
            _loop.Post(LaneEvent.BarrierFaulted);
        }
    }

    /// <summary>Makes the token of a record, if the lane still waits for it.</summary>
    private void MintIn(LanePhase phase, BarrierId barrier, JournalReceipt receipt)
    {
        if (_loop.State.Phase == phase)
        {
            _token = _tokens.Mint(CurrentCrossing, barrier, receipt.Sequence, _time.GetUtcNow() + TokenLife);
        }
    }

    private void End(string how)
    {
        if (_crossing is not { } crossing)
        {
            return;
        }

        crossing.End(how, _time);
        _journal.Write(
            JournalKinds.CrossingEnded,
            crossing.Id,
            new JournalArguments
            {
                { "ended-as", how },
                { "decided-by", crossing.DecidedBy },
                { "own-ms", Math.Round(crossing.Own.TotalMilliseconds, 1) },
            }
        );
        _board.Finished(crossing);
        LogEnded(crossing.Id, how);
    }

    private void Wipe()
    {
        _shelf.Wipe();
        _documents.Wipe();
        _faces.Wipe();
        _crossing?.Dispose();
        _crossing = null;
        _token = null;
        Order = null;
    }

    private void ShowSigns(LanePhase phase)
    {
        var sign = phase is LanePhase.Ready or LanePhase.OpeningEntry or LanePhase.Entering
            ? EntrySign.Arrow
            : EntrySign.Cross;
        _hardware.Show(sign, phase is LanePhase.ClosingEntry or LanePhase.CapturingFace ? 80 : 10);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "crossing {Id} began")]
    private partial void LogBegan(string id);

    [LoggerMessage(Level = LogLevel.Information, Message = "crossing {Id} ended: {How}")]
    private partial void LogEnded(string id, string how);
}
