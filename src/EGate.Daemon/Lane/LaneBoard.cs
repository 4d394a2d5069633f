using EGate.Core;
using EGate.Daemon.Records;

namespace EGate.Daemon.Lane;

/// <summary>The lane as last published by its loop: what status messages are made of. No personal data.</summary>
/// <param name="Version">Counts up with each publication.</param>
/// <param name="State">The lane function's state.</param>
/// <param name="Since">When the phase began (UTC).</param>
/// <param name="Cause">Catalogue id of why it is so; empty when it serves.</param>
/// <param name="Crossing">The crossing under way, as a message; null when nobody is.</param>
/// <param name="Finished">The last crossings, newest first.</param>
/// <param name="Today">Crossings that ended today (UTC).</param>
/// <param name="ReferredToday">Of them, those that were not admitted by the machine.</param>
/// <param name="Guidance">What the traveller is asked to do before the camera; empty for nothing.</param>
internal sealed record LaneView(
    long Version,
    LaneState State,
    DateTimeOffset Since,
    string Cause,
    Contract.Crossing? Crossing,
    IReadOnlyList<Contract.Crossing> Finished,
    long Today,
    long ReferredToday,
    string Guidance = ""
);

/// <summary>Where the loop publishes and everybody else reads. Safe for several threads.</summary>
internal sealed class LaneBoard(TimeProvider time, LaneFaultBook faults, DayCount soFar)
{
    private const int FinishedMost = 100;
    private readonly Lock _gate = new();
    private readonly LinkedList<Contract.Crossing> _finished = new();
    private TaskCompletionSource _changed = New();
    private DayCount _count = soFar;

    /// <summary>The newest view.</summary>
    public LaneView Current { get; private set; } =
        new(0, LaneState.Initial, time.GetUtcNow(), "", null, [], soFar.Crossings, soFar.Referred);

    /// <summary>Publishes a state. Called by the loop after every step.</summary>
    public void Publish(LaneState state, Crossing? crossing, bool newPhase)
    {
        lock (_gate)
        {
            Current = new LaneView(
                Current.Version + 1,
                state,
                newPhase ? time.GetUtcNow() : Current.Since,
                CauseOf(state, crossing),
                crossing is null ? null : CrossingMessage.Of(crossing),
                [.. _finished],
                Today.Crossings,
                Today.Referred,
                newPhase ? "" : Current.Guidance
            );
            _changed.TrySetResult();
            _changed = New();
        }
    }

    /// <summary>Publishes what the traveller is asked to do; the next phase forgets it. Called by the face step, outside the loop.</summary>
    public void Guide(string guidance)
    {
        lock (_gate)
        {
            if (Current.Guidance != guidance)
            {
                Current = Current with { Version = Current.Version + 1, Guidance = guidance };
                _changed.TrySetResult();
                _changed = New();
            }
        }
    }

    /// <summary>Remembers a crossing that is over.</summary>
    public void Finished(Crossing crossing)
    {
        lock (_gate)
        {
            var before = Today;
            _count = before with
            {
                Crossings = before.Crossings + 1,
                Referred = before.Referred + (crossing.Verdict is Verdict.Admit ? 0 : 1),
            };
            _finished.AddFirst(CrossingMessage.Of(crossing));
            if (_finished.Count > FinishedMost)
            {
                _finished.RemoveLast();
            }
        }
    }

    /// <summary>Waits for a view newer than <paramref name="version"/>, at most <paramref name="most"/>; returns the newest either way.</summary>
    public async Task<LaneView> NextAsync(long version, TimeSpan most, CancellationToken cancellation)
    {
        Task changed;
        lock (_gate)
        {
            if (Current.Version > version)
            {
                return Current;
            }

            changed = _changed.Task;
        }

        try
        {
            await changed.WaitAsync(most, time, cancellation);
        }
        catch (TimeoutException)
        {
            // Silence is also news: the caller sends the same view again, so that its reader knows we live.
        }

        return Current;
    }

    /// <summary>Catalogue id of why the lane is in a state; empty when it serves or is about to.</summary>
    public string CauseOf(LaneState s, Crossing? crossing) =>
        s.Phase switch
        {
            LanePhase.Evacuating => Catalogue.Evacuation.Id,
            LanePhase.EmergencyStopped => Catalogue.EmergencyStop.Id,
            LanePhase.AwaitingOfficer => s.BarrierFault ? Catalogue.BarrierFault.Id
            : s.Persons > 1 ? Catalogue.PassageViolation.Id
            : crossing?.Incident == Catalogue.RestartedWithTraveller.Id ? crossing.Incident
            : Catalogue.OfficerWanted.Id,
            LanePhase.OutOfService => s.OutByOfficer ? Catalogue.OutOfServiceByOfficer.Id
            : s.BarrierFault ? Catalogue.BarrierFault.Id
            : faults.First?.FaultId ?? "",
            LanePhase.Starting or LanePhase.ReArming => faults.First?.FaultId ?? "",
            LanePhase.Clearing => s.IsEmpty ? "" : Catalogue.LaneNotEmpty.Id,
            LanePhase.Referring => crossing?.Incident ?? "",
            _ => "",
        };

    /// <summary>The count so far; a new day begins at nothing.</summary>
    private DayCount Today =>
        DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) is var day && day == _count.Day
            ? _count
            : new DayCount(day, 0, 0);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
