namespace EGate.Passengers;

/// <summary>A message of another type: its segments are counted, and the type is told once.</summary>
internal sealed class UnknownParser(SegmentNotes notes) : IMessageParser
{
    private bool told;

    /// <inheritdoc />
    public void Take(Segment segment)
    {
        if (!told)
        {
            notes.Note(segment, MessageReasons.MessageTypeUnknown, lost: true);
            told = true;
        }
    }

    /// <inheritdoc />
    public PassengerMessage Finish(PassengerMessage header) => header with { Kind = MessageKind.Unknown };
}
