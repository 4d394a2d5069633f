namespace EGate.Passengers;

/// <summary>Tells the log about the segment that is being read, and counts what was skipped.</summary>
internal sealed class SegmentNotes(ProblemLog log)
{
    /// <summary>Segments that were not used at all.</summary>
    internal int Skipped { get; private set; }

    /// <summary>The segment was not used.</summary>
    internal void Skip(Segment segment, string reason, bool lost = false)
    {
        Skipped++;
        Note(segment, reason, lost);
    }

    /// <summary>The segment was used, but not as it stands or not whole.</summary>
    internal void Note(Segment segment, string reason, bool lost = false) =>
        Note(segment.Position, segment.Code(0), reason, lost);

    /// <summary>The same of a segment that was read before.</summary>
    internal void Note(MessagePosition position, string tag, string reason, bool lost = false) =>
        log.Add(position, tag, reason, lost);
}
