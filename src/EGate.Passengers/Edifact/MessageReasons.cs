namespace EGate.Passengers;

/// <summary>The stable words that say why a segment, or a part of it, could not be used as it stands.</summary>
public static class MessageReasons
{
    /// <summary>The text does not begin with a tag of three capital letters. It was left out.</summary>
    public const string TagInvalid = "tag-invalid";

    /// <summary>A tag that this kind of message does not have. The segment was skipped.</summary>
    public const string SegmentUnknown = "segment-unknown";

    /// <summary>The segment stands outside of any message. It was skipped.</summary>
    public const string SegmentOutsideMessage = "segment-outside-message";

    /// <summary>The segment is longer than <see cref="PassengerMessageReader.SegmentLengthMax"/>. It was skipped.</summary>
    public const string SegmentTooLong = "segment-too-long";

    /// <summary>The segment has more parts than <see cref="PassengerMessageReader.SegmentPartsMax"/>. What follows them was left out.</summary>
    public const string TooManyParts = "too-many-parts";

    /// <summary>The character that ends a segment is missing; the next tag at the start of a line, after a typographic quote or the end of the file ended it.</summary>
    public const string TerminatorMissing = "terminator-missing";

    /// <summary>UNA says other separators than the text uses. Those in use were taken.</summary>
    public const string SeparatorsContradicted = "separators-contradicted";

    /// <summary>The message has no UNH. Its first segment began it.</summary>
    public const string HeaderMissing = "unh-missing";

    /// <summary>The message has no UNT. What came next ended it.</summary>
    public const string TrailerMissing = "unt-missing";

    /// <summary>The interchange has no UNZ.</summary>
    public const string InterchangeNotEnded = "unz-missing";

    /// <summary>UNT, UNE or UNZ counts something else than was read.</summary>
    public const string CountWrong = "count-wrong";

    /// <summary>UNT, UNE or UNZ refers to another message, group or interchange than the one it ends.</summary>
    public const string ReferenceWrong = "reference-wrong";

    /// <summary>The message counts other persons than it names (CNT).</summary>
    public const string PersonCountWrong = "person-count-wrong";

    /// <summary>Neither PAXLST nor PNRGOV. Its segments were skipped.</summary>
    public const string MessageTypeUnknown = "message-type-unknown";

    /// <summary>A date or time is not of the calendar or not in its format. It was left out.</summary>
    public const string DateInvalid = "date-invalid";

    /// <summary>A segment that needs a value has none. It was left out.</summary>
    public const string ValueMissing = "value-missing";

    /// <summary>The segment stands before what it belongs to; it was kept for it.</summary>
    public const string OutOfOrder = "out-of-order";

    /// <summary>A name stands in another element than it should. It was used.</summary>
    public const string NameMisplaced = "name-misplaced";

    /// <summary>A person of a kind that is not known; read as a passenger.</summary>
    public const string PersonKindUnknown = "person-kind-unknown";

    /// <summary>A document could not be given to any person. It was left out.</summary>
    public const string DocumentWithoutPerson = "document-without-person";

    /// <summary>The record does not begin with SRC; a new locator with new travellers began it.</summary>
    public const string RecordStartMissing = "src-missing";

    /// <summary>More persons, records, documents or legs than a message may have here. The rest was left out.</summary>
    public const string TooMany = "too-many";

    /// <summary>The file is longer than <see cref="PassengerMessageReader.BytesMax"/>. The rest was not read.</summary>
    public const string FileTooLong = "file-too-long";
}
