namespace EGate.Passengers;

/// <summary>What is known of an expected person's journey.</summary>
public enum ArrivalState
{
    /// <summary>Announced.</summary>
    Expected = 0,

    /// <summary>Announced and withdrawn again: the person or the whole flight.</summary>
    Cancelled = 1,

    /// <summary>The carrier said that the person is on board.</summary>
    OnBoard = 2,

    /// <summary>The carrier closed the flight without the person.</summary>
    NotOnBoard = 3,
}

/// <summary>One person on one flight, with what the lane needs of the announcement and nothing more. Text fields that were erased are empty.</summary>
public sealed record ExpectedArrival
{
    /// <summary>Flight in the form of <see cref="FlightName"/>.</summary>
    public string Flight { get; init; } = "";

    /// <summary>Where it comes from; may be empty.</summary>
    public string From { get; init; } = "";

    /// <summary>Where it arrives; may be empty.</summary>
    public string To { get; init; } = "";

    /// <summary>Local time of departure; null when not said.</summary>
    public DateTime? Departs { get; init; }

    /// <summary>Local time of arrival; null when not said.</summary>
    public DateTime? Arrives { get; init; }

    /// <summary>What is known of the journey.</summary>
    public ArrivalState State { get; init; }

    /// <summary>What the person is on board.</summary>
    public PersonRole Role { get; init; }

    /// <summary>An infant without a seat.</summary>
    public bool IsInfant { get; init; }

    /// <summary>Family name.</summary>
    public string Surname { get; init; } = "";

    /// <summary>Given names.</summary>
    public string GivenNames { get; init; } = "";

    /// <summary>Date of birth; null when not announced or erased.</summary>
    public TravelDate? BirthDate { get; init; }

    /// <summary><c>M</c>, <c>F</c> or <c>&lt;</c>.</summary>
    public string Sex { get; init; } = "<";

    /// <summary>Nationality.</summary>
    public string Nationality { get; init; } = "";

    /// <summary>The document that was announced; null when none was or it is erased.</summary>
    public TravelDocument? Document { get; init; }

    /// <summary>Numbers of further documents that were announced, visas excepted, in the form in which numbers are compared; hardly anybody has any.</summary>
    public IReadOnlyList<string> FurtherNumbers { get; init; } = [];

    /// <summary>Flags that rules raised when the announcement came in.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Names nobody: a log line that prints it by mistake shows the flight.</summary>
    public override string ToString() => $"expected arrival on {Flight}";
}
