namespace EGate.Passengers;

/// <summary>
/// Reads a file of passenger messages, PAXLST and PNRGOV told apart by their content, one message after the other. Several interchanges,
/// groups and messages may stand in one file, with other text around them. It holds one message at a time.
/// <para>Whatever the bytes are, the only exceptions are those of the stream itself. What cannot be used is among the problems of its
/// message, or of the file when it belongs to none.</para>
/// </summary>
public sealed class PassengerMessageReader
{
    /// <summary>Longest file, bytes; what follows is not read.</summary>
    public const long BytesMax = 1L << 30;

    /// <summary>Longest segment, characters. Remarks of reservations reach some thousand.</summary>
    public const int SegmentLengthMax = 32_768;

    /// <summary>Most elements and components of a segment together. 99 travellers with seats make about 300.</summary>
    public const int SegmentPartsMax = 2_000;

    /// <summary>Most persons of one message. The largest ships carry about 10,000; a message of 100 MB names about 360,000.</summary>
    public const int PersonsMax = 400_000;

    private readonly PassengerReadingOptions options;
    private readonly MessageText text;
    private readonly Segment segment = new(SegmentLengthMax, SegmentPartsMax);
    private readonly ProblemLog fileLog = new();
    private readonly SegmentReader reader;
    private readonly Envelope envelope;
    private OpenMessage? open;
    private bool held;
    private int number;
    private bool ended;

    /// <summary>A reader of one file.</summary>
    /// <param name="stream">Read to its end; it stays open.</param>
    /// <param name="options">What is taken over.</param>
    public PassengerMessageReader(Stream stream, PassengerReadingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        this.options = options ?? new PassengerReadingOptions();
        text = new MessageText(stream, BytesMax);
        reader = new SegmentReader(text, segment, fileLog);
        envelope = new Envelope(fileLog);
    }

    /// <summary>What was wrong outside of messages: separators, counts of interchanges, text that belongs to none. At most 200.</summary>
    public IReadOnlyList<MessageProblem> Problems => fileLog.Kept;

    /// <summary>How many problems there were outside of messages.</summary>
    public int ProblemsTotal => fileLog.Total;

    /// <summary>Those of them by which something may be missing.</summary>
    public int ProblemsLost => fileLog.Lost;

    /// <summary>Interchanges (UNB) so far.</summary>
    public int Interchanges => envelope.Interchanges;

    /// <summary>The next message; null at the end of the file.</summary>
    /// <exception cref="IOException">The stream failed.</exception>
    public PassengerMessage? Next()
    {
        while (held || Read())
        {
            held = false;
            if (Take() is { } message)
            {
                return message;
            }
        }

        return End();
    }

    /// <summary>All messages that are left, lazily.</summary>
    /// <exception cref="IOException">The stream failed.</exception>
    public IEnumerable<PassengerMessage> ReadAll()
    {
        while (Next() is { } message)
        {
            yield return message;
        }
    }

    private bool Read()
    {
        reader.Counted = (number, open?.Segments ?? -1);
        return !ended && reader.Read();
    }

    /// <summary>Takes one segment; the message when it ended one.</summary>
    private PassengerMessage? Take()
    {
        switch (segment.Tag)
        {
            case "UNB" or "UNG" or "UNH" or "UNE" or "UNZ" when open is not null:
                // The message's own end is missing; the segment is looked at again as one outside of it.
                held = true;
                return Close(trailer: false);
            case "UNB":
                envelope.Begin(segment);
                return null;
            case "UNG":
                envelope.BeginGroup(segment);
                return null;
            case "UNE":
                envelope.EndGroup(segment);
                return null;
            case "UNZ":
                envelope.End(segment);
                return null;
            case "UNT" when open is not null:
                return Close(trailer: true);
            case "UNH":
                Open(withHeader: true);
                return null;
            default:
                TakeContent();
                return null;
        }
    }

    private void TakeContent()
    {
        if (open is null)
        {
            if (segment.Tag is not ("BGM" or "MSG"))
            {
                fileLog.Add(segment.Position, segment.Code(0), MessageReasons.SegmentOutsideMessage, lost: true);
                return;
            }

            Open(withHeader: false);
        }

        open!.Take(segment);
    }

    private void Open(bool withHeader)
    {
        number++;
        envelope.CountMessage();
        segment.Position = new MessagePosition(number, 1, segment.Position.Offset);
        open = new OpenMessage(number, segment, envelope, options, withHeader);
        reader.Problems = open.Log;
    }

    private PassengerMessage Close(bool trailer)
    {
        var message = open!.Finish(trailer ? segment : null);
        open = null;
        reader.Problems = fileLog;
        return message;
    }

    private PassengerMessage? End()
    {
        if (!ended)
        {
            ended = true;
            if (text.WasCut)
            {
                fileLog.Add(new MessagePosition(number, 0, text.Offset), "", MessageReasons.FileTooLong, lost: true);
            }

            envelope.EndOfFile(new MessagePosition(number, 0, text.Offset));
        }

        return open is null ? null : Close(trailer: false);
    }
}
