namespace EGate.Passengers;

/// <summary>Where a segment stands.</summary>
/// <param name="Message">Number of the message in the file, from 1; 0 before the first.</param>
/// <param name="Segment">Number of the segment in its message, UNH being 1, as UNT counts; 0 outside of messages.</param>
/// <param name="Offset">Characters of the file before the segment's tag.</param>
public readonly record struct MessagePosition(int Message, int Segment, long Offset);
