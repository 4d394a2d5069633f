using System.Text;
using EGate.Core;

namespace EGate.Simulation;

/// <summary>Prints the lane's phases and the events that lead from one to the next, as Mermaid, from the shipped function itself.</summary>
public static class Diagram
{
    private static readonly LanePhase[] Everywhere = [LanePhase.Evacuating, LanePhase.EmergencyStopped];

    /// <summary>
    /// The diagram of a topology. What holds in every phase (evacuation, emergency stop) is left out, and of several events that lead the
    /// same way those are named that a good crossing or an officer causes first; "fault" stands for any lost part, "time" for a deadline.
    /// </summary>
    public static string Print(Topology topology)
    {
        var policy = new LanePolicy(topology);
        var seen = new HashSet<LaneState> { LaneState.Initial };
        var queue = new Queue<LaneState>(seen);
        var edges = new SortedDictionary<(LanePhase, LanePhase), SortedSet<string>>();
        while (queue.TryDequeue(out var state))
        {
            foreach (var happened in Enum.GetValues<LaneEvent>())
            {
                var next = LaneMachine.Next(state, happened, policy).State;
                if (seen.Add(next))
                {
                    queue.Enqueue(next);
                }

                if (next.Phase != state.Phase && !Everywhere.Contains(next.Phase))
                {
                    var key = (state.Phase, next.Phase);
                    edges.TryAdd(key, new SortedSet<string>(StringComparer.Ordinal));
                    edges[key].Add(Word(happened));
                }
            }
        }

        return Write(edges);
    }

    private static string Write(SortedDictionary<(LanePhase From, LanePhase To), SortedSet<string>> edges)
    {
        var text = new StringBuilder("stateDiagram-v2\n    [*] --> Starting\n");
        foreach (var (edge, events) in edges)
        {
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"    {edge.From} --> {edge.To}: {string.Join(", ", events)}\n"
            );
        }

        return text.ToString();
    }

    private static string Word(LaneEvent happened) =>
        happened switch
        {
            LaneEvent.SensingLost or LaneEvent.HardwareLost or LaneEvent.JournalLost or LaneEvent.BarrierFaulted =>
                "fault",
            LaneEvent.SensingBack or LaneEvent.HardwareBack or LaneEvent.JournalBack => "repaired",
            LaneEvent.DeadlinePassed => "time",
            LaneEvent.RecordFailed => "not recorded",
            LaneEvent.EntryReasonRecorded or LaneEvent.AdmitRecorded or LaneEvent.DecisionRecorded => "recorded",
            LaneEvent.ReferRecorded => "refer",
            LaneEvent.EntryClosed or LaneEvent.ExitClosed => "closed",
            LaneEvent.EntryOpen or LaneEvent.ExitOpen => "open",
            LaneEvent.EntryMoving or LaneEvent.ExitMoving => "forced",
            LaneEvent.PersonsNone => "nobody",
            LaneEvent.PersonsOne => "one person",
            LaneEvent.PersonsSeveral => "several persons",
            LaneEvent.MantrapEmpty => "empty",
            LaneEvent.MantrapOccupied => "something inside",
            LaneEvent.DocumentPassed or LaneEvent.ListsPassed or LaneEvent.FacePassed => "passed",
            LaneEvent.DocumentNotPassed or LaneEvent.ListsNotPassed or LaneEvent.FaceNotPassed => "not passed",
            LaneEvent.DocumentPresented => "document",
            LaneEvent.DocumentRemoved => "document taken",
            LaneEvent.WrongWay => "wrong way",
            LaneEvent.OfficerAdmit => "officer admits",
            LaneEvent.OfficerRefer => "officer refers",
            LaneEvent.OfficerInService => "officer in service",
            LaneEvent.OfficerOutOfService => "officer out of service",
            LaneEvent.OfficerReArm => "officer re-arms",
            LaneEvent.OfficerEvacuate
            or LaneEvent.EvacuationOn
            or LaneEvent.EvacuationOff
            or LaneEvent.EmergencyStopOn
            or LaneEvent.EmergencyStopOff => "emergency",
        };
}
