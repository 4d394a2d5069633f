using EGate.Core;
using EGate.Daemon.Lane;
using EGate.Devices.Simulated;

namespace EGate.Daemon.Simulation;

/// <summary>
/// Walks a scenario's person through a simulated lane. Sees what a person sees, the phase on the screen and the doors, and acts on the
/// far ends only: document, face, feet. Where people decide, a traveller who is referred at the entry leaves the document on the reader until
/// the referral's time is over, so that there is time to look at a hit.
/// </summary>
internal sealed class VirtualTraveller(
    SimulatedLane lane,
    LaneBoard board,
    TimeProvider time,
    Scenario scenario,
    IssuedPassport passport,
    bool lingers
)
{
    private static readonly LanePhase[] Decided =
    [
        LanePhase.OpeningExit,
        LanePhase.Leaving,
        LanePhase.OpeningReturn,
        LanePhase.Returning,
        LanePhase.Evacuating,
    ];

    private int _seed = 1;

    /// <summary>Goes the whole way.</summary>
    public Task WalkAsync(CancellationToken cancellation) =>
        lane.Profile.Topology == Topology.TwoStep ? TwoStepAsync(cancellation) : OneStepAsync(cancellation);

    /// <summary>Takes everything of this scenario out of the lane.</summary>
    public void CleanUp()
    {
        TakeDocument();
        lane.Scene.Show(SceneKind.EmptyGate);
        lane.World.TakeObstacle(BarrierId.Entry);
        lane.World.TakeObstacle(BarrierId.Exit);
        lane.World.TakeBag();
        lane.World.RestoreEvacuationWire();
        if (!lane.Reader.Plugged)
        {
            lane.Reader.Plug();
        }
    }

    private async Task TwoStepAsync(CancellationToken cancellation)
    {
        PutDocument();
        if (scenario.Conduct == Conduct.LoseReader)
        {
            await UntilAsync(p => p == LanePhase.ReadingDocument, cancellation);
            lane.Reader.Unplug();
        }

        var phase = await UntilAsync(
            p => p is LanePhase.OpeningEntry or LanePhase.Entering or LanePhase.Referring or LanePhase.AwaitingOfficer,
            cancellation
        );
        await ThinkAsync(cancellation);
        if (phase is LanePhase.Referring or LanePhase.AwaitingOfficer)
        {
            if (!lane.Reader.Plugged)
            {
                lane.Reader.Plug();
            }

            if (lingers)
            {
                await UntilAsync(p => p is not (LanePhase.Referring or LanePhase.AwaitingOfficer), cancellation);
            }

            TakeDocument();
            return;
        }

        TakeDocument();
        await WalkInAsync(cancellation);
        await InsideAsync(cancellation);
    }

    private async Task OneStepAsync(CancellationToken cancellation)
    {
        await WalkInAsync(cancellation);
        var phase = await UntilAsync(
            p => p is LanePhase.AwaitingDocument or LanePhase.AwaitingOfficer || Decided.Contains(p),
            cancellation
        );
        if (phase == LanePhase.AwaitingDocument && scenario.Conduct != Conduct.WalkBack)
        {
            PutDocument();
            if (scenario.Conduct == Conduct.LoseReader)
            {
                await UntilAsync(p => p == LanePhase.ReadingDocument, cancellation);
                lane.Reader.Unplug();
            }
        }

        await InsideAsync(cancellation);
    }

    private async Task WalkInAsync(CancellationToken cancellation)
    {
        lane.Scene.Show(scenario.Scene);
        switch (scenario.Conduct)
        {
            case Conduct.BringAnother:
                await lane.World.TailgateAsync(cancellation);
                break;
            case Conduct.BlockEntry:
                await UntilAsync(p => p is LanePhase.Entering or LanePhase.Ready, cancellation);
                lane.World.PutObstacle(BarrierId.Entry);
                await lane.World.PersonEntersAsync(cancellation: cancellation);
                break;
            case Conduct.WalkBack when lane.Profile.Topology == Topology.TwoStep:
                await lane.World.PersonTurnsHalfWayAsync(cancellation);
                break;
            default:
                await lane.World.PersonEntersAsync(cancellation: cancellation);
                break;
        }
    }

    /// <summary>Does inside what the scenario says, then leaves by the door that opens.</summary>
    private async Task InsideAsync(CancellationToken cancellation)
    {
        switch (scenario.Conduct)
        {
            case Conduct.WalkBack when lane.Profile.Topology == Topology.TwoStep:
                return;
            case Conduct.MeetAlarm:
                await UntilAsync(p => p is LanePhase.CapturingFace or LanePhase.AwaitingOfficer, cancellation);
                lane.World.CutEvacuationWire();
                break;
            case Conduct.BlockEntry:
                await UntilAsync(p => p == LanePhase.AwaitingOfficer, cancellation);
                lane.World.TakeObstacle(BarrierId.Entry);
                break;
            case Conduct.LoseReader:
                await UntilAsync(p => p == LanePhase.AwaitingOfficer, cancellation);
                lane.Reader.Plug();
                break;
            default:
                break;
        }

        await LeaveAsync(cancellation);
    }

    /// <summary>Waits for a door to open and leaves by it, with everybody else who is inside.</summary>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        var phase = await UntilAsync(p => Decided.Contains(p), cancellation);
        TakeDocument();
        var back = phase is LanePhase.OpeningReturn or LanePhase.Returning;
        for (var left = lane.World.PeopleInside; left > 0; left--)
        {
            await (back ? lane.World.PersonWalksBackAsync(cancellation) : lane.World.PersonLeavesAsync(cancellation));
        }

        lane.Scene.Show(SceneKind.EmptyGate);
        if (scenario.Conduct == Conduct.MeetAlarm)
        {
            lane.World.RestoreEvacuationWire();
        }
    }

    private void PutDocument()
    {
        if (passport.HasChip)
        {
            var chip = passport.CreateChip(_seed++);
            lane.Chip.Present(command => chip.Answer(command.Span));
        }

        lane.Reader.Present(passport.Lines);
    }

    private void TakeDocument()
    {
        lane.Reader.Remove();
        lane.Chip.Remove();
    }

    private Task ThinkAsync(CancellationToken cancellation) => Task.Delay(lane.Pace.Think, time, cancellation);

    private async Task<LanePhase> UntilAsync(Func<LanePhase, bool> wanted, CancellationToken cancellation)
    {
        var view = board.Current;
        while (!wanted(view.State.Phase))
        {
            view = await board.NextAsync(view.Version, TimeSpan.FromSeconds(1), cancellation);
        }

        return view.State.Phase;
    }
}
