namespace EGate.Passengers;

/// <summary>The message that is being read: its header, its parser and its log.</summary>
internal sealed class OpenMessage
{
    private const string List = "PAXLST";
    private const string Reservations = "PNRGOV";

    private readonly SegmentNotes notes;
    private readonly IMessageParser parser;
    private readonly PassengerMessage header;

    /// <summary>Opens with the segment that is at hand: UNH, or the first one of a message without it.</summary>
    internal OpenMessage(int number, Segment first, Envelope envelope, PassengerReadingOptions options, bool withHeader)
    {
        notes = new SegmentNotes(Log);
        var type = withHeader ? first.Text(2) : "";
        if (type is not (List or Reservations) && type.Length == 0)
        {
            type =
                envelope.GroupType.Length > 0 ? envelope.GroupType
                : first.Tag is "BGM" ? List
                : first.Tag is "MSG" ? Reservations
                : "";
        }

        parser = type switch
        {
            List => new PaxlstParser(notes, options),
            Reservations => new PnrgovParser(notes, options),
            _ => new UnknownParser(notes),
        };
        header = new PassengerMessage
        {
            Number = number,
            Version = withHeader ? string.Join(':', [type, first.Text(2, 1), first.Text(2, 2)]) : type,
            Reference = withHeader ? first.Text(1) : "",
            Sender = envelope.Sender,
            Recipient = envelope.Recipient,
        };
        if (withHeader)
        {
            Segments = 1;
        }
        else
        {
            notes.Note(first, MessageReasons.HeaderMissing);
        }
    }

    /// <summary>Problems inside this message.</summary>
    internal ProblemLog Log { get; } = new();

    /// <summary>Segments so far.</summary>
    internal int Segments { get; private set; }

    internal void Take(Segment segment)
    {
        Segments++;
        parser.Take(segment);
    }

    /// <summary>The whole message. Without UNT what was read of it is used all the same.</summary>
    internal PassengerMessage Finish(Segment? unt)
    {
        if (unt is null)
        {
            Log.Add(new MessagePosition(header.Number, Segments, 0), "", MessageReasons.TrailerMissing, lost: false);
        }
        else
        {
            Segments++;
            Compare(unt);
        }

        var message = parser.Finish(header);
        return message with
        {
            Segments = Segments,
            Skipped = notes.Skipped,
            Problems = Log.Kept,
            ProblemsTotal = Log.Total,
            ProblemsLost = Log.Lost,
        };
    }

    private void Compare(Segment unt)
    {
        if (!TravelDate.Number(unt.Part(1, 0), out var said) || said != Segments)
        {
            notes.Note(unt, MessageReasons.CountWrong);
        }

        if (!unt.Part(2, 0).SequenceEqual(header.Reference))
        {
            notes.Note(unt, MessageReasons.ReferenceWrong);
        }
    }
}
