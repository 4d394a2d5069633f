namespace EGate.Passengers;

/// <summary>What a person is on board.</summary>
public enum PersonRole
{
    /// <summary>A passenger (NAD FL, TIF).</summary>
    Passenger = 0,

    /// <summary>A member of the crew (NAD FM).</summary>
    Crew = 1,

    /// <summary>A passenger in transit (NAD DDT).</summary>
    TransitPassenger = 2,

    /// <summary>A member of the crew in transit (NAD DDU).</summary>
    TransitCrew = 3,
}

/// <summary>
/// One person of a message. Payment, baggage, meals, remarks and the history of a reservation are never taken over; addresses and numbers
/// to reach a person only when they are asked for. It lives in memory and ends with its message.
/// </summary>
public sealed record AnnouncedPerson
{
    /// <summary>What the person is on board.</summary>
    public PersonRole Role { get; init; }

    /// <summary>An infant without a seat (TIF IN; DOCS sex MI or FI).</summary>
    public bool IsInfant { get; init; }

    /// <summary>Family name as written; in a reservation that of the document where one is there.</summary>
    public string Surname { get; init; } = "";

    /// <summary>Given names as written, separated by spaces; titles of reservations are taken off.</summary>
    public string GivenNames { get; init; } = "";

    /// <summary>Date of birth; null when not said.</summary>
    public TravelDate? BirthDate { get; init; }

    /// <summary><c>M</c>, <c>F</c>, or <c>&lt;</c> when not said or another.</summary>
    public string Sex { get; init; } = "<";

    /// <summary>Nationality as written; may be empty.</summary>
    public string Nationality { get; init; } = "";

    /// <summary>State of residence as written; may be empty.</summary>
    public string Residence { get; init; } = "";

    /// <summary>Where the person boarded; may be empty.</summary>
    public string Embarks { get; init; } = "";

    /// <summary>Where the person leaves the aircraft; may be empty.</summary>
    public string Disembarks { get; init; } = "";

    /// <summary>Documents in the order of the message.</summary>
    public IReadOnlyList<TravelDocument> Documents { get; init; } = [];

    /// <summary>The reservation's locator; may be empty.</summary>
    public string Locator { get; init; } = "";

    /// <summary>The carrier's own reference to the person (RFF ABO), needed for an answer; may be empty.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Seat; may be empty.</summary>
    public string Seat { get; init; } = "";

    /// <summary>When the reservation was made, local to who made it; null when not said.</summary>
    public DateTime? BookedAt { get; init; }

    /// <summary>The person's flights, in order.</summary>
    public IReadOnlyList<Leg> Legs { get; init; } = [];

    /// <summary>How many persons stand in the same reservation; 0 when the message is no reservation.</summary>
    public int PersonsInRecord { get; init; }

    /// <summary>Addresses, numbers and e-mail as written; empty unless they were asked for.</summary>
    public IReadOnlyList<string> Contact { get; init; } = [];

    /// <summary>The document somebody shows at a gate: the first that is no visa; null when none was announced.</summary>
    public TravelDocument? MainDocument => Documents.FirstOrDefault(d => !d.IsVisa);

    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "announced person";
}
