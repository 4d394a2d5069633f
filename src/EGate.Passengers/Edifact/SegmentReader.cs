namespace EGate.Passengers;

/// <summary>
/// Reads segment after segment of one file: interchanges wherever they begin in it, telex headers before and mail footers behind them left
/// out. Line breaks are dropped wherever they stand, also those that mail programs mark with an equals sign. It holds one segment and a window of the text, whatever the file's length.
/// </summary>
internal sealed class SegmentReader(MessageText text, Segment segment, ProblemLog fileLog)
{
    private const int TagAndSpaces = 16;

    private readonly SegmentSigns signs = new();
    private Separators separators;
    private bool inside;
    private bool atHeader;

    /// <summary>The message and segment that positions count from; set by who knows the envelope.</summary>
    internal (int Message, int Segment) Counted { get; set; }

    /// <summary>Where problems are told: of the file, or of the message that is open.</summary>
    internal ProblemLog Problems { get; set; } = fileLog;

    /// <summary>Reads the next segment into the one given; false at the end of the file.</summary>
    internal bool Read()
    {
        while (inside || FindInterchange())
        {
            SkipSpace();
            var start = text.Offset;
            if (text.AtHand().IsEmpty)
            {
                return false;
            }

            if (
                !atHeader
                && text.Ahead(2) is "UN"
                && InterchangeStart.Read(text.Ahead(MessageText.LookaheadMax)) is { } next
            )
            {
                Begin(next);
            }

            atHeader = false;
            segment.Clear();
            segment.Position = new MessagePosition(Counted.Message, Counted.Segment + 1, start);
            var ended = ReadParts();
            if (IsUsable(ended))
            {
                inside = segment.Tag is not "UNZ";
                return true;
            }
        }

        return false;
    }

    /// <summary>Looks for UNA or UNB with what must follow them; everything before is somebody else's text.</summary>
    private bool FindInterchange()
    {
        while (true)
        {
            var hand = text.AtHand();
            if (hand.IsEmpty)
            {
                return false;
            }

            var at = hand.IndexOf('U');
            text.Skip(at < 0 ? hand.Length : at);
            if (at >= 0)
            {
                var start = text.Ahead(3) switch
                {
                    "UNA" or "UNB" => InterchangeStart.Read(text.Ahead(MessageText.LookaheadMax)),
                    "UNH" => InterchangeStart.ReadBare(text.Ahead(MessageText.LookaheadMax)),
                    _ => null,
                };
                if (start is { } found)
                {
                    Begin(found);
                    return true;
                }

                text.Skip(1);
            }
        }
    }

    private void Begin(InterchangeStart start)
    {
        text.Skip(start.Skip);
        separators = start.Separators;
        signs.Set(separators);
        (inside, atHeader) = (true, true);
        if (start.Contradicted)
        {
            Problems.Add(
                new MessagePosition(Counted.Message, 0, text.Offset),
                "UNA",
                MessageReasons.SeparatorsContradicted,
                lost: false
            );
        }
    }

    private void SkipSpace()
    {
        for (var hand = text.AtHand(); !hand.IsEmpty; hand = text.AtHand())
        {
            var at = 0;
            while (
                at < hand.Length
                && (char.IsWhiteSpace(hand[at]) || char.IsControl(hand[at]) || hand[at] == separators.Terminator)
            )
            {
                at++;
            }

            text.Skip(at);
            if (at < hand.Length)
            {
                return;
            }
        }
    }

    /// <summary>Reads to the end of the segment; false when the file ended first.</summary>
    private bool ReadParts()
    {
        for (var hand = text.AtHand(); !hand.IsEmpty; hand = text.AtHand())
        {
            var at = 0;
            while (at < hand.Length)
            {
                var c = hand[at];
                var sign = signs.Of(c);
                at++;
                if (sign == Sign.Data)
                {
                    segment.Append(c);
                    continue;
                }

                text.Skip(at);
                if (Act(sign, c))
                {
                    segment.EndElement();
                    return true;
                }

                // The window may have moved.
                hand = text.AtHand();
                at = 0;
            }

            text.Skip(at);
        }

        segment.EndElement();
        return false;
    }

    /// <summary>Does what a character with a meaning asks for; true when it ends the segment.</summary>
    private bool Act(Sign sign, char c)
    {
        switch (sign)
        {
            case Sign.Component:
                segment.EndComponent();
                return false;
            case Sign.Element:
                segment.EndElement();
                return false;
            case Sign.Release:
                Release();
                return false;
            case Sign.Terminator:
                return true;
            case Sign.LineBreak:
                if (c == '\n' || text.Ahead(1) is not "\n")
                {
                    segment.DropSoftBreak();
                }

                return segment.EndsInData && EndsUnmarked(atLineBreak: true);
            case Sign.Quote when EndsUnmarked(atLineBreak: false):
                return true;
            case Sign.Quote:
                segment.Append(c);
                return false;
            default:
                return false;
        }
    }

    /// <summary>The next character is data, whatever it is; a line break between the two is none.</summary>
    private void Release()
    {
        var ahead = text.Ahead(TagAndSpaces);
        var at = 0;
        while (at < ahead.Length && ahead[at] is '\r' or '\n')
        {
            at++;
        }

        if (at < ahead.Length)
        {
            segment.Append(ahead[at]);
            text.Skip(at + 1);
        }
    }

    /// <summary>
    /// A segment whose terminator is missing (a lost character at the end of a line, a typographic quote for the plain one) ends where a
    /// known tag follows, whatever line breaks and quotes stand in front of it or inside it.
    /// </summary>
    private bool EndsUnmarked(bool atLineBreak)
    {
        Span<char> next = stackalloc char[4];
        var (count, broken) = (0, false);
        foreach (var c in text.Ahead(TagAndSpaces))
        {
            if (atLineBreak && count == 0 && signs.Of(c) == Sign.Terminator)
            {
                // A broken line, and the segment's own end behind it.
                return false;
            }

            broken |= count == 0 && (c is '\r' or '\n');
            var between = c is '\r' or '\n' || count == 0 && (char.IsWhiteSpace(c) || IsEnd(c));
            if (!between)
            {
                next[count++] = c;
            }

            if (count == next.Length)
            {
                break;
            }
        }

        // Behind a quote at the end of a line any tag will do, also one that is not known.
        var isTag =
            KnownTags.Contains(next[..3])
            || (!atLineBreak && broken && next[3] == separators.Element && KnownTags.IsTag(next[..3]));
        if (count < next.Length || !(next[3] == separators.Element || IsEnd(next[3])) || !isTag)
        {
            return false;
        }

        Problems.Add(segment.Position, TagForReport(), MessageReasons.TerminatorMissing, lost: false);
        return true;
    }

    private bool IsEnd(char c) => signs.Of(c) is Sign.Terminator or Sign.Quote;

    private bool IsUsable(bool ended)
    {
        if (!KnownTags.IsTag(segment.Tag))
        {
            // Text behind the last segment is a footer, not a segment.
            if (ended)
            {
                Problems.Add(segment.Position, string.Empty, MessageReasons.TagInvalid, lost: true);
            }

            return false;
        }

        if (segment.IsTooLong)
        {
            Problems.Add(segment.Position, TagForReport(), MessageReasons.SegmentTooLong, lost: true);
            return false;
        }

        if (!ended)
        {
            Problems.Add(segment.Position, TagForReport(), MessageReasons.TerminatorMissing, lost: false);
        }

        if (segment.HasTooManyParts)
        {
            Problems.Add(segment.Position, TagForReport(), MessageReasons.TooManyParts, lost: true);
        }

        return true;
    }

    private string TagForReport() => KnownTags.IsTag(segment.Tag) ? segment.Code(0) : string.Empty;
}
