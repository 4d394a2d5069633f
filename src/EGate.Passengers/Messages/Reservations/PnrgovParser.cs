namespace EGate.Passengers;

/// <summary>
/// PNRGOV (IATA and WCO, PADIS 10.1 and later), read for what a border needs: who travels with which documents on which flights. A
/// reservation begins with SRC; whatever stands wrong inside it, the next one is read again. Payment, fares, baggage, remarks and the
/// history of a reservation are known and not kept.
/// </summary>
internal sealed class PnrgovParser(SegmentNotes notes, PassengerReadingOptions options) : IMessageParser
{
    private const int ContactMax = 20;

    private readonly List<AnnouncedPerson> persons = [];
    private readonly ReservationCursor at = new();
    private ReservationBuilder? record;
    private TravellerBuilder? traveller;
    private Leg? border;
    private int records;
    private bool tooManyTold;

    /// <inheritdoc />
    public void Take(Segment segment)
    {
        switch (segment.Tag)
        {
            case "SRC":
                Begin();
                break;
            case "RCI":
                Locator(segment);
                break;
            case "TVL":
                Flight(segment);
                break;
            case "TIF":
                Travellers(segment);
                break;
            case "SSR":
                Service(segment);
                break;
            case "SSD":
                if (traveller is not null && segment.Part(1, 0) is not ("" or "XXX"))
                {
                    traveller.Seat = segment.Code(1);
                }

                break;
            case "DAT":
                Dates(segment);
                break;
            case "ADD" or "IFT":
                Keep(segment);
                break;
            case "MSG"
            or "ORG"
            or "EQN"
            or "EBD"
            or "FTI"
            or "REF"
            or "FAR"
            or "TKT"
            or "MON"
            or "PTK"
            or "TXD"
            or "FOP":
            case "TRA" or "RPI" or "APD" or "TRI" or "TBD" or "ABI" or "SAC" or "LTS":
                break;
            default:
                notes.Skip(segment, MessageReasons.SegmentUnknown);
                break;
        }

        at.Move(segment.Tag, segment.Part(1, 0));
    }

    /// <inheritdoc />
    public PassengerMessage Finish(PassengerMessage header)
    {
        End();
        return header with
        {
            Kind = MessageKind.Reservations,
            Legs = border is null ? [] : [border],
            Persons = persons,
            Records = records,
        };
    }

    private void Begin()
    {
        End();
        at.Begin();
        record = new ReservationBuilder(notes);
        records++;
    }

    private void End()
    {
        if (record is not null)
        {
            foreach (var person in record.Build(border))
            {
                if (persons.Count < PassengerMessageReader.PersonsMax)
                {
                    persons.Add(person);
                }
                else if (!tooManyTold)
                {
                    notes.Note(default, "TIF", MessageReasons.TooMany, lost: true);
                    tooManyTold = true;
                }
            }
        }

        (record, traveller) = (null, null);
    }

    /// <summary>
    /// The reservation's own locator comes first. Later ones are those of other airlines, of a split (behind EQN) or of its history; or the
    /// next reservation's, whose SRC is missing, which shows when new travellers follow.
    /// </summary>
    private void Locator(Segment segment)
    {
        if (record is null)
        {
            Begin();
        }

        if (record!.Locator.Length == 0)
        {
            record.Locator = segment.Text(1, 1);
            record.BookedAt = LocalTimes.DayFirst(segment.Part(1, 3), segment.Part(1, 4)) ?? record.BookedAt;
        }
        else if (!at.IsBehindSplit && record.HasTravellers && !segment.Part(1, 1).SequenceEqual(record.Locator))
        {
            at.MayBegin(segment.Text(1, 1), segment.Position, record.Documents);
        }
    }

    private void Flight(Segment segment)
    {
        if (segment.Part(2, 0).IsEmpty || segment.Part(5, 0).IsEmpty || at.IsAside)
        {
            // A hotel, a car, an open or surface sector, or history.
            return;
        }

        var date = segment.Part(1, 0);
        var departs = LocalTimes.DayFirst(date, segment.Part(1, 1));
        // Some put the time of arrival where its date belongs.
        var misplaced = segment.Part(1, 2).Length == 4;
        var day = misplaced ? [] : segment.Part(1, 2);
        var clock = segment.Part(1, misplaced ? 2 : 3);
        if (departs is null && !date.IsEmpty)
        {
            notes.Note(segment, MessageReasons.DateInvalid, lost: true);
        }

        var arrives = clock.IsEmpty ? null : LocalTimes.DayFirst(day.IsEmpty ? date : day, clock);
        var name = FlightName.Of(segment.Part(5, 0), segment.Part(4, 0));
        // A flight sold by one airline and flown by another is the border's under either name.
        var flown = segment.Part(4, 1).IsEmpty ? name : FlightName.Of(segment.Part(5, 0), segment.Part(4, 1));
        var isBorder = record is null || border?.Flight == name || border?.Flight == flown;
        var leg = new Leg(name, segment.Code(2), segment.Code(3), departs, arrives, isBorder);
        traveller = null;
        if (record is null)
        {
            border ??= leg;
        }
        else if (!record.Add(leg))
        {
            notes.Skip(segment, MessageReasons.TooMany, lost: true);
        }
    }

    /// <summary>TIF: a family name with one or more given names, each with kind and number. Groups and companies are not persons.</summary>
    private void Travellers(Segment segment)
    {
        if (at.IsAside || segment.Part(1, 1) is "G" or "C")
        {
            return;
        }

        if (record is null)
        {
            Begin();
        }

        var surname = segment.Text(1);
        if (surname.Length == 0)
        {
            notes.Skip(segment, MessageReasons.ValueMissing, lost: true);
            return;
        }

        for (var i = 2; i < Math.Max(3, segment.Elements); i++)
        {
            Traveller(segment, surname, i);
        }
    }

    private void Traveller(Segment segment, string surname, int element)
    {
        var given = WrittenNames.WithoutTitle(segment.Part(element, 0));
        var reference = segment.Code(element, 2);
        var letters = NameLetters.Of(surname, given);
        // In the list of travellers every TIF is one more, also father and son of one name; in a flight's group it is one of the list.
        traveller = reference.Length > 0 || at.IsInFlight ? record!.Find(reference, letters) : null;
        if (at.Candidate is { } start && (traveller is null || traveller.Letters.Compare(letters) == NameLikeness.None))
        {
            BeginUnmarked(start);
            traveller = null;
        }

        if (traveller is not null)
        {
            return;
        }

        traveller = new TravellerBuilder
        {
            Surname = surname,
            GivenNames = given,
            Letters = letters,
            WrittenGivenNames = segment.Text(element),
            Reference = reference,
            IsInfant = segment.Part(element, 1) is "IN",
        };
        if (!record!.Add(traveller))
        {
            notes.Note(segment, MessageReasons.TooMany, lost: true);
        }
    }

    private void BeginUnmarked(ReservationCursor.Start start)
    {
        var before = record!;
        var next = new ReservationBuilder(notes) { Locator = start.Locator };
        before.MoveDocuments(start.Documents, next);
        End();
        at.Begin();
        record = next;
        records++;
        notes.Note(start.Position, "RCI", MessageReasons.RecordStartMissing);
    }

    private void Service(Segment segment)
    {
        if (at.IsAside)
        {
            return;
        }

        var kind = segment.Part(1, 0);
        if (kind is "SEAT")
        {
            Seats(segment);
        }
        else if (kind is "DOCS" or "DOCO")
        {
            Document(segment, isIdentity: kind is "DOCS");
        }
        else if (kind is "DOCA" or "CTCM" or "CTCE" or "CTCR")
        {
            Keep(segment);
        }
    }

    private void Document(Segment segment, bool isIdentity)
    {
        if (record is null)
        {
            Begin();
        }

        var text = FreeText(segment);
        var enclosing = at.IsInFlight ? null : traveller;
        var document =
            text.IsEmpty ? null
            : isIdentity ? DocumentText.Identity(segment, new SlashFields(text), enclosing, notes)
            : DocumentText.Visa(segment, new SlashFields(text), enclosing);
        if (document is null)
        {
            notes.Note(segment, MessageReasons.ValueMissing, lost: isIdentity);
        }
        else if (!record!.Add(document))
        {
            notes.Skip(segment, MessageReasons.TooMany, lost: true);
        }
    }

    /// <summary>The component that holds slashes; it is the ninth, but senders drop or add empty ones in front of it.</summary>
    private static ReadOnlySpan<char> FreeText(Segment segment)
    {
        for (var i = 1; i < segment.Components(1); i++)
        {
            if (segment.Part(1, i).Contains('/'))
            {
                return segment.Part(1, i);
            }
        }

        return [];
    }

    private void Seats(Segment segment)
    {
        for (var i = 2; i < segment.Elements; i++)
        {
            if (
                segment.Part(i, 0) is not ("" or "XXX")
                && record?.FindReference(segment.Code(i, 2)) is { Seat: "" } seated
            )
            {
                seated.Seat = segment.Code(i);
            }
        }
    }

    /// <summary>700: when the reservation was made.</summary>
    private void Dates(Segment segment)
    {
        if (record is null || record.BookedAt is not null || at.IsAside)
        {
            return;
        }

        for (var i = 1; i < segment.Elements; i++)
        {
            if (segment.Part(i, 0) is "700")
            {
                record.BookedAt = LocalTimes.DayFirst(segment.Part(i, 1), segment.Part(i, 2));
            }
        }
    }

    private void Keep(Segment segment)
    {
        if (!options.KeepContact || traveller is null || at.IsAside)
        {
            return;
        }

        for (var i = 1; i < segment.Elements && traveller.Contact.Count < ContactMax; i++)
        {
            var parts = Enumerable
                .Range(0, segment.Components(i))
                .Select(c => segment.Text(i, c))
                .Where(t => t.Length > 0);
            traveller.Contact.Add(string.Join(' ', parts));
        }
    }
}
