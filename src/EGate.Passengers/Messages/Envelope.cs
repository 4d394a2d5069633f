namespace EGate.Passengers;

/// <summary>Interchange and group around the messages: who sends, and whether their counts and references agree. Disagreement is told, never fatal.</summary>
internal sealed class Envelope(ProblemLog log)
{
    private string interchange = "";
    private string group = "";
    private bool inInterchange;
    private bool inGroup;
    private int messagesInInterchange;
    private int messagesInGroup;
    private int groups;

    /// <summary>Interchanges begun.</summary>
    internal int Interchanges { get; private set; }

    /// <summary>Sender of the open interchange.</summary>
    internal string Sender { get; private set; } = "";

    /// <summary>Recipient of the open interchange.</summary>
    internal string Recipient { get; private set; } = "";

    /// <summary>The message type that the open group says; may be empty.</summary>
    internal string GroupType { get; private set; } = "";

    internal void Begin(Segment unb)
    {
        if (inInterchange)
        {
            log.Add(unb.Position, "UNB", MessageReasons.InterchangeNotEnded, lost: false);
        }

        Interchanges++;
        inInterchange = true;
        (inGroup, groups, messagesInInterchange, GroupType) = (false, 0, 0, "");
        Sender = unb.Text(2);
        Recipient = unb.Text(3);
        interchange = unb.Text(5);
    }

    internal void BeginGroup(Segment ung)
    {
        (inGroup, messagesInGroup) = (true, 0);
        groups++;
        GroupType = ung.Text(1);
        group = ung.Text(5);
    }

    internal void CountMessage()
    {
        messagesInInterchange++;
        messagesInGroup++;
    }

    internal void EndGroup(Segment une)
    {
        if (inGroup)
        {
            Compare(une, messagesInGroup, group);
        }

        (inGroup, GroupType) = (false, "");
    }

    internal void End(Segment unz)
    {
        // UNZ counts groups where there are any; many senders count messages all the same, which nobody can tell apart when both are 1.
        Compare(unz, groups > 0 ? groups : messagesInInterchange, interchange);
        inInterchange = false;
    }

    internal void EndOfFile(MessagePosition position)
    {
        if (inInterchange)
        {
            log.Add(position, "", MessageReasons.InterchangeNotEnded, lost: false);
        }
    }

    private void Compare(Segment trailer, int count, string reference)
    {
        if (!TravelDate.Number(trailer.Part(1, 0), out var said) || said != count)
        {
            log.Add(trailer.Position, trailer.Code(0), MessageReasons.CountWrong, lost: false);
        }

        if (!trailer.Part(2, 0).SequenceEqual(reference))
        {
            log.Add(trailer.Position, trailer.Code(0), MessageReasons.ReferenceWrong, lost: false);
        }
    }
}
