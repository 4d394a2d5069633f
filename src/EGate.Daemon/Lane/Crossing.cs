using EGate.Core;

namespace EGate.Daemon.Lane;

/// <summary>One phase of a crossing.</summary>
/// <param name="Phase">Which.</param>
/// <param name="Started">Wall clock (UTC).</param>
/// <param name="Duration">How long; null while it lasts.</param>
/// <param name="DeviceWait">Of it, how long work waited for devices.</param>
internal sealed record PhaseSpan(LanePhase Phase, DateTimeOffset Started, TimeSpan? Duration, TimeSpan DeviceWait);

/// <summary>
/// The crossing under way: evidence, phases, and what is measured of it. Touched by the lane loop only. Personal data is on the
/// <see cref="TravellerShelf"/>, not here, so a finished crossing may be remembered.
/// </summary>
internal sealed class Crossing : IDisposable
{
    private readonly List<CheckResult> _checks = [];
    private readonly List<PhaseSpan> _phases = [];
    private readonly CancellationTokenSource _work = new();
    private TimeSpan _own;
    private long _phaseStarted;

    /// <summary>Begins.</summary>
    public Crossing(string id, DateTimeOffset started)
    {
        Id = id;
        Started = started;
        Work = _work.Token;
    }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>When it began (UTC).</summary>
    public DateTimeOffset Started { get; }

    /// <summary>When it ended (UTC); null while it lasts.</summary>
    public DateTimeOffset? Ended { get; private set; }

    /// <summary>Cancelled when its work must stop. Stays readable when the crossing is over.</summary>
    public CancellationToken Work { get; }

    /// <summary>All evidence so far, in the order it came.</summary>
    public IReadOnlyList<CheckResult> Checks => _checks;

    /// <summary>Its phases so far.</summary>
    public IReadOnlyList<PhaseSpan> Phases => _phases;

    /// <summary>The verdict once there is one.</summary>
    public Verdict? Verdict { get; set; }

    /// <summary><c>machine</c> or the officer's key id.</summary>
    public string DecidedBy { get; set; } = "";

    /// <summary>How it ended.</summary>
    public string EndedAs { get; private set; } = "";

    /// <summary>Catalogue id of what happened to it besides its checks (a barrier fault); empty when nothing did.</summary>
    public string Incident { get; set; } = "";

    /// <summary>Keyed hash of the document; empty until the zone is read.</summary>
    public string Document { get; set; } = "";

    /// <summary>By what the traveller was found among the expected arrivals; empty when nobody looked.</summary>
    public string Expected { get; set; } = "";

    /// <summary>What differs from the announcement, and flags of rules: words that name nobody.</summary>
    public IReadOnlyList<string> Hints { get; set; } = [];

    /// <summary>Time spent in phases that are the controller's, less what devices took of it.</summary>
    public TimeSpan Own => _own;

    /// <summary>Adds evidence.</summary>
    public void Add(IEnumerable<CheckResult> checks) => _checks.AddRange(checks);

    /// <summary>Ends the phase that lasts and begins another.</summary>
    public void Enter(LanePhase phase, TimeProvider time)
    {
        Leave(time);
        _phases.Add(new PhaseSpan(phase, time.GetUtcNow(), null, TimeSpan.Zero));
        _phaseStarted = time.GetTimestamp();
    }

    /// <summary>Takes from the controller's own time what a device took: chip exchanges, frames that had to be waited for.</summary>
    public void DeductWait(TimeSpan wait)
    {
        _own -= wait;
        if (_phases is [.., var last])
        {
            _phases[^1] = last with { DeviceWait = last.DeviceWait + wait };
        }
    }

    /// <summary>Stops the work of this crossing; late results are dropped by the loop.</summary>
    public void CancelWork() => _work.Cancel();

    /// <summary>The crossing is over.</summary>
    public void End(string how, TimeProvider time)
    {
        Leave(time);
        Ended = time.GetUtcNow();
        EndedAs = how;
        Verdict ??= Judge.Decide(_checks);
        DecidedBy = DecidedBy.Length == 0 ? "machine" : DecidedBy;
    }

    /// <inheritdoc/>
    public void Dispose() => _work.Dispose();

    private void Leave(TimeProvider time)
    {
        if (_phases is not [.., { Duration: null } last])
        {
            return;
        }

        var duration = time.GetElapsedTime(_phaseStarted);
        _phases[^1] = last with { Duration = duration };
        if (IsOurs(last.Phase))
        {
            _own += duration;
        }
    }

    /// <summary>Phases in which nobody walks and no barrier moves: what they last is the controller's and its devices'.</summary>
    private static bool IsOurs(LanePhase phase) =>
        phase
            is LanePhase.ReadingDocument
                or LanePhase.RecordingEntry
                or LanePhase.CapturingFace
                or LanePhase.RecordingVerdict;
}
