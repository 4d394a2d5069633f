namespace EGate.Passengers;

/// <summary>
/// PAXLST as the WCO/IATA/ICAO guide to advance passenger information describes it (D.02B and later), in the order carriers really send:
/// BGM, the reporting party, per flight TDT with LOC and DTM, per person NAD with what follows it, CNT. Anything that stands elsewhere is
/// taken where its meaning is clear and told otherwise.
/// </summary>
internal sealed class PaxlstParser(SegmentNotes notes, PassengerReadingOptions options) : IMessageParser
{
    private const int PersonsMax = PassengerMessageReader.PersonsMax;

    private readonly List<PersonBuilder> persons = [];
    private readonly LegsBuilder legs = new();
    private PersonBuilder? person;
    private MessageKind kind = MessageKind.PassengerList;
    private MessageAction action;
    private string transaction = "";
    private bool inTransport;
    private bool tooManyTold;
    private (int Count, MessagePosition At)? counted;

    /// <inheritdoc />
    public void Take(Segment segment)
    {
        switch (segment.Tag)
        {
            case "BGM":
                Begin(segment);
                break;
            case "NAD":
                Name(segment);
                break;
            case "PDT":
                Declared(segment);
                break;
            case "TDT":
                EndPerson();
                inTransport = true;
                legs.Transport(FlightName.Of(segment.Part(2, 0), segment.Part(5, 0)));
                break;
            case "LOC" when person is null:
                Place(segment);
                break;
            case "DTM" when person is null:
                Time(segment);
                break;
            case "RFF" when person is null:
                transaction = segment.Part(1, 0) is "TN" ? segment.Text(1, 1) : transaction;
                break;
            case "CNT":
                Count(segment);
                break;
            case "LOC" or "DTM" or "RFF" or "ATT" or "NAT" or "DOC" or "COM" when person is not null:
                person.Take(segment);
                break;
            case "ATT" or "NAT" or "DOC":
                notes.Skip(segment, MessageReasons.OutOfOrder, lost: true);
                break;
            // Of the reporting party; and what the lane does not need: bags, seats' classes, verification, employment, free text, signatures.
            case "COM" or "CTA" or "UNS" or "MEA" or "GEI" or "FTX" or "EMP" or "AUT" or "QTY":
                break;
            default:
                notes.Skip(segment, MessageReasons.SegmentUnknown);
                break;
        }
    }

    /// <inheritdoc />
    public PassengerMessage Finish(PassengerMessage header)
    {
        EndPerson();
        var flights = legs.Build();
        if (counted is { } count && count.Count != persons.Count)
        {
            notes.Note(count.At, "CNT", MessageReasons.PersonCountWrong);
        }

        return header with
        {
            Kind = kind,
            Action = action,
            Transaction = transaction,
            Legs = flights,
            Persons = [.. persons.Select(p => p.Build(flights))],
        };
    }

    private void Begin(Segment segment)
    {
        kind = segment.Part(1, 0) switch
        {
            "250" or "336" => MessageKind.CrewList,
            "266" => MessageKind.FlightStatus,
            _ => MessageKind.PassengerList,
        };
        action = segment.Part(2, 0) switch
        {
            "CP" => MessageAction.ChangePersons,
            "XR" or "RP" => MessageAction.CancelPersons,
            "CF" => MessageAction.ChangeFlight,
            "XF" => MessageAction.CancelFlight,
            "CL" or "CLOB" => MessageAction.ClosedOnBoard,
            "CLNB" => MessageAction.ClosedNotOnBoard,
            // 250 and 336 say the kind of crew list here (C scheduled, CC changed, B cargo ..): all announce.
            _ => MessageAction.Announce,
        };
    }

    /// <summary>A person, or the reporting party, which has no flight before it.</summary>
    private void Name(Segment segment)
    {
        EndPerson();
        var role = RoleOf(segment.Part(1, 0));
        if (role is null && !inTransport)
        {
            return;
        }

        if (role is null)
        {
            notes.Note(segment, MessageReasons.PersonKindUnknown);
        }

        person = new PersonBuilder(role ?? PersonRole.Passenger, notes, options);
        person.Name(segment);
        Keep(segment, person);
    }

    /// <summary>A person of the older United States message.</summary>
    private void Declared(Segment segment)
    {
        EndPerson();
        var declared = new PersonBuilder(
            segment.Part(3, 0) is "CRW" or "CREW" ? PersonRole.Crew : PersonRole.Passenger,
            notes,
            options
        );
        declared.Declare(segment);
        Keep(segment, declared);
    }

    private void Keep(Segment segment, PersonBuilder named)
    {
        if (persons.Count < PersonsMax)
        {
            persons.Add(named);
        }
        else if (!tooManyTold)
        {
            notes.Note(segment, MessageReasons.TooMany, lost: true);
            tooManyTold = true;
        }
    }

    private static PersonRole? RoleOf(ReadOnlySpan<char> code) =>
        code switch
        {
            "FL" => PersonRole.Passenger,
            "FM" => PersonRole.Crew,
            "DDT" => PersonRole.TransitPassenger,
            "DDU" => PersonRole.TransitCrew,
            _ => null,
        };

    private void EndPerson()
    {
        person?.End();
        person = null;
    }

    private void Place(Segment segment)
    {
        if (!inTransport)
        {
            // Where the message was filed (188, 172).
            return;
        }

        if (segment.Part(2, 0).IsEmpty)
        {
            notes.Skip(segment, MessageReasons.ValueMissing, lost: true);
        }
        else if (!(IsOlder(segment) ? OlderPlace(segment) : legs.Place(segment.Code(1), segment.Code(2))))
        {
            notes.Skip(segment, MessageReasons.TooMany, lost: true);
        }
    }

    /// <summary>Places of the older United States message: 5 departs, 8 arrives.</summary>
    private static bool IsOlder(Segment segment) => segment.Part(1, 0) is "005" or "5" or "008" or "8";

    /// <summary>Country and place as one word of five letters: the place's three count.</summary>
    private bool OlderPlace(Segment segment)
    {
        const int CountryLetters = 2;
        const int PlaceLetters = 5;
        var written = segment.Part(2, 0);
        return legs.Place(
            segment.Part(1, 0) is "005" or "5" ? "125" : "87",
            segment.Shared(written.Length == PlaceLetters ? written[CountryLetters..] : written)
        );
    }

    private void Time(Segment segment)
    {
        var what = segment.Part(1, 0);
        if (!inTransport || what is not ("189" or "232" or "136" or "132"))
        {
            return;
        }

        // The older message has date and time in elements of their own.
        var older = segment.Part(1, 1).IsEmpty;
        if (LocalTimes.Digits(older ? $"{segment.Part(2, 0)}{segment.Part(3, 0)}" : segment.Part(1, 1)) is { } time)
        {
            legs.Time(departs: what is "189" or "136", time);
        }
        else
        {
            notes.Note(segment, MessageReasons.DateInvalid, lost: true);
        }
    }

    private void Count(Segment segment)
    {
        EndPerson();
        if (segment.Part(1, 0) is "41" or "42" && TravelDate.Number(segment.Part(1, 1), out var count))
        {
            counted = (count, segment.Position);
        }
    }
}
