using EGate.Core;

namespace EGate.Daemon.Lane;

/// <summary>
/// Remembers which parts are not usable and why, and turns that into the three faults the lane function knows. Touched by the loop only.
/// </summary>
internal sealed class LaneFaultBook
{
    private readonly SortedDictionary<string, (LaneFaults Class, string FaultId)> _open = new(StringComparer.Ordinal);

    /// <summary>What is missing now.</summary>
    public LaneFaults Faults => _open.Values.Aggregate(LaneFaults.None, (all, one) => all | one.Class);

    /// <summary>Catalogue id of the first part that is missing, with the part's name; null when all is there.</summary>
    public (string Part, string FaultId)? First =>
        _open.Count == 0 ? null : (_open.First().Key, _open.First().Value.FaultId);

    /// <summary>Notes that a part is not usable, or is again. Returns the events for the lane function; empty when nothing changed for it.</summary>
    public IReadOnlyList<LaneEvent> Set(string part, LaneFaults kind, string? faultId)
    {
        var before = Faults;
        if (faultId is null)
        {
            _open.Remove(part);
        }
        else
        {
            _open[part] = (kind, faultId);
        }

        var after = Faults;
        return
        [
            .. Edge(before, after, LaneFaults.Sensing, LaneEvent.SensingLost, LaneEvent.SensingBack),
            .. Edge(before, after, LaneFaults.Hardware, LaneEvent.HardwareLost, LaneEvent.HardwareBack),
            .. Edge(before, after, LaneFaults.Journal, LaneEvent.JournalLost, LaneEvent.JournalBack),
        ];
    }

    private static IEnumerable<LaneEvent> Edge(
        LaneFaults before,
        LaneFaults after,
        LaneFaults kind,
        LaneEvent lost,
        LaneEvent back
    )
    {
        if (before.HasFlag(kind) != after.HasFlag(kind))
        {
            yield return after.HasFlag(kind) ? lost : back;
        }
    }
}
