using EGate.Contract;
using EGate.Core;
using EGate.Daemon.Lane;
using EGate.Daemon.Passengers;
using EGate.Devices.Simulated;
using EGate.Exchange;
using Grpc.Core;

namespace EGate.Daemon.Simulation;

/// <summary>Sends travellers through a simulated lane, one at a time, and says whether each ended as it should. A kiosk has none.</summary>
internal sealed class ScenarioDesk(
    SimulatedLane? lane,
    LaneBoard board,
    SimulatedOfficer? officer,
    ArrivalDesk arrivals,
    TimeProvider time
) : IDisposable
{
    private static readonly TimeSpan WalkMax = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan OfficerWalkMax = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ReadyMax = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<SimulatedPerson, byte[]> _portraits = [];

    /// <summary>What can be sent.</summary>
    public IReadOnlyList<Simulation.Scenario> All => lane is null ? [] : Scenarios.All;

    /// <summary>Sends a traveller and waits until the lane serves again, or gives up after its time.</summary>
    /// <exception cref="RpcException">Not a simulated lane, no such scenario, or a traveller is under way.</exception>
    public async Task<SimulateResult> RunAsync(string name, bool officerWaits, CancellationToken cancellation)
    {
        if (lane is null)
        {
            throw Refuse(StatusCode.FailedPrecondition, Catalogue.NotSimulated);
        }

        var scenario =
            Scenarios.All.FirstOrDefault(s => s.Name == name)
            ?? throw new RpcException(
                new Status(
                    StatusCode.NotFound,
                    $"no scenario '{name}'; there are: {string.Join(", ", Scenarios.All.Select(s => s.Name))}"
                )
            );
        return await SendAsync(scenario, officerWaits, cancellation);
    }

    /// <summary>Sends a traveller of any making.</summary>
    public async Task<SimulateResult> SendAsync(
        Simulation.Scenario scenario,
        bool officerWaits,
        CancellationToken cancellation
    )
    {
        var simulated = lane ?? throw Refuse(StatusCode.FailedPrecondition, Catalogue.NotSimulated);
        if (!await _one.WaitAsync(TimeSpan.Zero, cancellation))
        {
            throw new RpcException(
                new Status(StatusCode.FailedPrecondition, "a traveller is under way; wait until the lane is ready")
            );
        }

        // Whoever asked may go away; the traveller is in the lane all the same and has to get out of it.
        return await Task.Run(() => WalkAsync(simulated, scenario, officerWaits), CancellationToken.None)
            .WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<SimulateResult> WalkAsync(
        SimulatedLane simulated,
        Simulation.Scenario scenario,
        bool officerWaits
    )
    {
        try
        {
            if (simulated.Online is { } online)
            {
                online.Conduct = scenario.Database;
            }

            if (!await ReadyAsync(ReadyMax))
            {
                return Result(
                    scenario,
                    null,
                    $"the lane is not ready: {board.Current.State.Phase} {board.Current.Cause}"
                );
            }

            arrivals.Announce(scenario.Name, scenario.Announced);
            return await WalkReadyLaneAsync(simulated, scenario, officerWaits);
        }
        finally
        {
            if (simulated.Online is { } online)
            {
                online.Conduct = DatabaseConduct.Ok;
            }

            arrivals.Announce(scenario.Name, null);
            _one.Release();
        }
    }

    private async Task<SimulateResult> WalkReadyLaneAsync(
        SimulatedLane simulated,
        Simulation.Scenario scenario,
        bool officerWaits
    )
    {
        var before = board.Current.Finished is [var last, ..] ? last.Id : null;
        var passport = simulated.Authority.Issue(
            new PassportOrder(scenario.Holder, Portrait(simulated), scenario.Defect)
            {
                // A passport as most states issue it today.
                Access = PassportAccess.Today,
                Proofs = PassportProofs.Usual,
            }
        );
        var traveller = new VirtualTraveller(simulated, board, time, scenario, passport, lingers: officerWaits);
        var trouble = "";
        if (!await WithinAsync(officerWaits ? OfficerWalkMax : WalkMax, !officerWaits, traveller.WalkAsync))
        {
            trouble = $"the traveller got stuck in {board.Current.State.Phase}";
        }

        traveller.CleanUp();
        if (!await ReadyAsync(ReadyMax))
        {
            trouble =
                trouble.Length > 0
                    ? trouble
                    : $"the lane did not serve again: {board.Current.State.Phase} {board.Current.Cause}";
            await WithinAsync(ReadyMax, withOfficer: true, traveller.LeaveAsync);
            await ReadyAsync(ReadyMax);
        }

        // The first crossing that ended since the traveller came.
        return Result(scenario, board.Current.Finished.TakeWhile(c => c.Id != before).LastOrDefault(), trouble);
    }

    /// <summary>Does something with or without the simulated officer on duty; false when it took too long.</summary>
    private async Task<bool> WithinAsync(TimeSpan most, bool withOfficer, Func<CancellationToken, Task> act)
    {
        using var limit = new CancellationTokenSource(most, time);
        using var duty = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var watch = withOfficer && officer is not null ? officer.WatchAsync(duty.Token) : Task.CompletedTask;
        try
        {
            await act(limit.Token);
            // The officer stays until the lane serves again: re-arming and acknowledging come after the traveller has left.
            return !withOfficer || await ReadyAsync(ReadyMax) || !limit.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            await duty.CancelAsync();
            await watch.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private SimulateResult Result(Simulation.Scenario scenario, Contract.Crossing? crossing, string trouble)
    {
        var verdict = crossing?.Verdict ?? "None";
        var reason = scenario.ReasonIn(lane!.Profile.Topology);
        var fits =
            crossing is not null
            && verdict == scenario.Expected
            && HasReason(crossing, reason)
            && HasHint(crossing, scenario.Hint);
        var why =
            trouble.Length > 0 ? trouble
            : crossing is null ? "no crossing came about"
            : fits ? ""
            : $"expected {scenario.Expected} {reason} {scenario.Hint}, got {verdict} {string.Join(",", crossing.Reasons)} {crossing.EndedAs} {crossing.Expected} {string.Join(",", crossing.Hints)}";
        return new SimulateResult
        {
            Scenario = scenario.Name,
            Expected = scenario.Expected,
            Verdict = verdict,
            Ok = fits && trouble.Length == 0,
            Explanation = why,
            Crossing = crossing?.Clone(),
        };
    }

    private static bool HasReason(Contract.Crossing crossing, string reason) =>
        reason.Length == 0
            ? crossing.Reasons.Count == 0
            : crossing.Reasons.Contains(reason) || crossing.EndedAs == reason;

    private static bool HasHint(Contract.Crossing crossing, string hint) =>
        hint.Length == 0 || crossing.Expected == hint || crossing.Hints.Contains(hint);

    private byte[] Portrait(SimulatedLane simulated)
    {
        if (!_portraits.TryGetValue(SimulatedPerson.Genuine, out var portrait))
        {
            _portraits[SimulatedPerson.Genuine] = portrait = simulated.Scene.MakePortrait(SimulatedPerson.Genuine);
        }

        return portrait;
    }

    private async Task<bool> ReadyAsync(TimeSpan most)
    {
        var from = time.GetTimestamp();
        var view = board.Current;
        while (view.State.Phase != LanePhase.Ready)
        {
            if (time.GetElapsedTime(from) > most)
            {
                return false;
            }

            view = await board.NextAsync(view.Version, TimeSpan.FromMilliseconds(250), CancellationToken.None);
        }

        return true;
    }

    private static RpcException Refuse(StatusCode code, CatalogueEntry why) =>
        new(new Status(code, $"{why.Id}: {why.Sentence} {why.Remedy}"));
}
