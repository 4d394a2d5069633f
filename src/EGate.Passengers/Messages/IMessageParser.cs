namespace EGate.Passengers;

/// <summary>Takes the segments of one message between UNH and UNT, and makes a message of them.</summary>
internal interface IMessageParser
{
    /// <summary>Takes the next segment. What cannot be used is told to the log; it never throws for what a segment says.</summary>
    void Take(Segment segment);

    /// <summary>The message with everything that was taken; called once.</summary>
    PassengerMessage Finish(PassengerMessage header);
}
