namespace EGate.Passengers;

/// <summary>What a message is.</summary>
public enum MessageKind
{
    /// <summary>None that is read here.</summary>
    Unknown = 0,

    /// <summary>PAXLST with passengers (BGM 745).</summary>
    PassengerList = 1,

    /// <summary>PAXLST with crew (BGM 250, 336).</summary>
    CrewList = 2,

    /// <summary>PAXLST that tells of a flight's state (BGM 266).</summary>
    FlightStatus = 3,

    /// <summary>PNRGOV: reservations.</summary>
    Reservations = 4,
}

/// <summary>What a message wants done (BGM 1004 of the WCO/IATA/ICAO guide; MSG 22 and 141 of PNRGOV announce).</summary>
public enum MessageAction
{
    /// <summary>These persons will travel.</summary>
    Announce = 0,

    /// <summary>The data of these persons changed (CP).</summary>
    ChangePersons = 1,

    /// <summary>These persons will not travel (XR cancel reservation, RP reduction in party).</summary>
    CancelPersons = 2,

    /// <summary>The flight changed (CF).</summary>
    ChangeFlight = 3,

    /// <summary>The flight will not take place (XF).</summary>
    CancelFlight = 4,

    /// <summary>The flight is closed, and these persons are on board (CL, CLOB).</summary>
    ClosedOnBoard = 5,

    /// <summary>The flight is closed, and these persons are not on board (CLNB).</summary>
    ClosedNotOnBoard = 6,
}

/// <summary>One message of a file: what it says, and what of it could not be used.</summary>
public sealed record PassengerMessage
{
    /// <summary>Number of the message in its file, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it is.</summary>
    public MessageKind Kind { get; init; }

    /// <summary>What it wants done.</summary>
    public MessageAction Action { get; init; }

    /// <summary>Version as in UNH, e.g. <c>PAXLST:D:05B</c>.</summary>
    public string Version { get; init; } = "";

    /// <summary>The sender's reference of the message (UNH).</summary>
    public string Reference { get; init; } = "";

    /// <summary>The transaction that an answer refers to (RFF TN); may be empty.</summary>
    public string Transaction { get; init; } = "";

    /// <summary>Who sent the interchange (UNB); may be empty.</summary>
    public string Sender { get; init; } = "";

    /// <summary>To whom (UNB); may be empty.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>The message's flights, in order.</summary>
    public IReadOnlyList<Leg> Legs { get; init; } = [];

    /// <summary>The persons, in the order of the message.</summary>
    public IReadOnlyList<AnnouncedPerson> Persons { get; init; } = [];

    /// <summary>Reservations that were read (PNRGOV).</summary>
    public int Records { get; init; }

    /// <summary>All segments, UNH and UNT among them.</summary>
    public int Segments { get; init; }

    /// <summary>Segments that were not used because they are unknown or broken; each is among the problems, up to their bound.</summary>
    public int Skipped { get; init; }

    /// <summary>What is not as it should be, in order; at most 200 are kept.</summary>
    public IReadOnlyList<MessageProblem> Problems { get; init; } = [];

    /// <summary>How many problems there were, kept or not.</summary>
    public int ProblemsTotal { get; init; }

    /// <summary>Problems by which something may be missing.</summary>
    public int ProblemsLost { get; init; }

    /// <summary>The flight that crosses the border: the one the message marks, else the last. Null when it has none.</summary>
    public Leg? BorderLeg => Legs.FirstOrDefault(l => l.CrossesBorder) ?? (Legs.Count > 0 ? Legs[^1] : null);

    /// <summary>The flight on which a person of this message is expected: the one that crosses the border; where the message has none, the person's last. Null when none has a designator.</summary>
    public Leg? FlightOf(AnnouncedPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return BorderLeg is { Flight.Length: > 0 } marked ? marked
            : person.Legs.Count > 0 && person.Legs[^1].Flight.Length > 0 ? person.Legs[^1]
            : null;
    }

    /// <summary>Names nobody: a log line that prints it by mistake shows the kind and the number of persons.</summary>
    public override string ToString() => $"{Kind}, {Persons.Count} persons";
}
