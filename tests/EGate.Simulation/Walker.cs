using EGate.Core;

namespace EGate.Simulation;

/// <summary>What a walk saw.</summary>
/// <param name="Steps">Events handed to the function.</param>
/// <param name="Crossings">Crossings begun.</param>
/// <param name="PassedExit">Of them, those that passed the exit.</param>
/// <param name="Faults">Faults injected.</param>
/// <param name="Broken">The first broken rule; null when none. Its path holds the last 40 events.</param>
public sealed record Walk(long Steps, long Crossings, long PassedExit, long Faults, Broken? Broken);

/// <summary>
/// Walks at random, mostly as a well-behaved world would answer (barriers move, records succeed, people walk) and now and then with a
/// fault or a hostile event. The same seed walks the same way.
/// </summary>
public static class Walker
{
    private static readonly LaneEvent[] AllEvents = Enum.GetValues<LaneEvent>();

    private static readonly LaneEvent[] FaultEvents =
    [
        LaneEvent.SensingLost,
        LaneEvent.HardwareLost,
        LaneEvent.JournalLost,
        LaneEvent.BarrierFaulted,
        LaneEvent.RecordFailed,
        LaneEvent.DeadlinePassed,
        LaneEvent.EvacuationOn,
        LaneEvent.EmergencyStopOn,
        LaneEvent.PersonsSeveral,
        LaneEvent.WrongWay,
        LaneEvent.DocumentRemoved,
    ];

    /// <summary>Walks <paramref name="steps"/> steps. One event in <paramref name="hostility"/> is a fault, one in ten times that is anything.</summary>
    public static Walk Run(NextStep next, Topology topology, int seed, long steps, int hostility = 25)
    {
        ArgumentNullException.ThrowIfNull(next);
        var random = new Random(seed);
        var policy = new LanePolicy(topology);
        var state = LaneState.Initial;
        var seen = Onlooker.Initial;
        var trail = new Queue<LaneEvent>();
        long crossings = 0,
            passed = 0,
            faults = 0;
        for (long i = 0; i < steps; i++)
        {
            var fault = random.Next(hostility) == 0;
            faults += fault ? 1 : 0;
            var happened =
                !fault ? Willing(state, topology, random)
                : random.Next(10) == 0 ? AllEvents[random.Next(AllEvents.Length)]
                : FaultEvents[random.Next(FaultEvents.Length)];
            trail.Enqueue(happened);
            if (trail.Count > 40)
            {
                trail.Dequeue();
            }

            var step = next(state, happened, policy);
            crossings += step.Effects.Contains(LaneEffect.BeginCrossing) ? 1 : 0;
            passed += step.Effects.Contains(LaneEffect.EndPassed) ? 1 : 0;
            if (Rules.Judge(ref seen, happened, step, topology) is { } violation)
            {
                return new Walk(i + 1, crossings, passed, faults, new Broken(violation, [.. trail]));
            }

            state = step.State;
        }

        return new Walk(steps, crossings, passed, faults, null);
    }

    /// <summary>What a willing world would answer next.</summary>
    private static LaneEvent Willing(LaneState s, Topology topology, Random random)
    {
        if (s.Faults != LaneFaults.None)
        {
            return s.Faults.HasFlag(LaneFaults.Hardware) ? LaneEvent.HardwareBack
                : s.Faults.HasFlag(LaneFaults.Journal) ? LaneEvent.JournalBack
                : LaneEvent.SensingBack;
        }

        return s.Phase switch
        {
            LanePhase.Starting or LanePhase.ReArming or LanePhase.Clearing => Tidy(s, random),
            LanePhase.Ready => topology == Topology.TwoStep ? LaneEvent.DocumentPresented : LaneEvent.PersonsOne,
            LanePhase.AwaitingDocument => LaneEvent.DocumentPresented,
            LanePhase.ReadingDocument => Mostly(
                random,
                s.Judged.HasFlag(Groups.Document) ? LaneEvent.ListsPassed : LaneEvent.DocumentPassed,
                s.Judged.HasFlag(Groups.Document) ? LaneEvent.ListsNotPassed : LaneEvent.DocumentNotPassed
            ),
            LanePhase.RecordingEntry => LaneEvent.EntryReasonRecorded,
            LanePhase.OpeningEntry or LanePhase.OpeningReturn => LaneEvent.EntryOpen,
            LanePhase.Entering => s.Document
                ? LaneEvent.DocumentRemoved
                : Mostly(random, LaneEvent.PersonsOne, LaneEvent.PersonsSeveral),
            LanePhase.ClosingEntry => LaneEvent.EntryClosed,
            LanePhase.CapturingFace => Mostly(random, LaneEvent.FacePassed, LaneEvent.FaceNotPassed),
            LanePhase.RecordingVerdict => LaneEvent.AdmitRecorded,
            LanePhase.OpeningExit => LaneEvent.ExitOpen,
            LanePhase.Leaving => s.Document ? LaneEvent.DocumentRemoved
            : s.Occupied ? LaneEvent.MantrapEmpty
            : LaneEvent.PersonsNone,
            LanePhase.ClosingExit => LaneEvent.ExitClosed,
            LanePhase.Referring => s.Document ? LaneEvent.DocumentRemoved : Tidy(s, random),
            LanePhase.AwaitingOfficer => s.IsShut
                ? Mostly(random, LaneEvent.OfficerRefer, LaneEvent.OfficerAdmit)
                : Tidy(s with { Persons = 0, Occupied = false, Document = false }, random),
            LanePhase.RecordingDecision => LaneEvent.DecisionRecorded,
            LanePhase.Returning => s.Occupied ? LaneEvent.MantrapEmpty : LaneEvent.PersonsNone,
            LanePhase.ClosingReturn => LaneEvent.EntryClosed,
            LanePhase.OutOfService => s.BarrierFault || s.OutByOfficer ? LaneEvent.OfficerInService : Tidy(s, random),
            LanePhase.Evacuating or LanePhase.EmergencyStopped => s.Evacuation ? LaneEvent.EvacuationOff
            : s.EmergencyStop ? LaneEvent.EmergencyStopOff
            : s.Occupied ? LaneEvent.MantrapEmpty
            : LaneEvent.OfficerReArm,
        };
    }

    private static LaneEvent Tidy(LaneState s, Random random) =>
        s.Entry != BarrierFact.Closed ? LaneEvent.EntryClosed
        : s.Exit != BarrierFact.Closed ? LaneEvent.ExitClosed
        : s.Persons > 0 ? LaneEvent.PersonsNone
        : s.Occupied ? LaneEvent.MantrapEmpty
        : s.Document ? LaneEvent.DocumentRemoved
        : random.Next(2) == 0 ? LaneEvent.DeadlinePassed
        : LaneEvent.MantrapEmpty;

    private static LaneEvent Mostly(Random random, LaneEvent usual, LaneEvent rare) =>
        random.Next(12) == 0 ? rare : usual;
}
