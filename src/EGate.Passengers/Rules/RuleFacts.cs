namespace EGate.Passengers;

/// <summary>What kind of condition a fact takes.</summary>
public enum FactKind
{
    /// <summary>One or more words: a word, a list of words, or <c>{ "not": .. }</c>.</summary>
    Text = 0,

    /// <summary>A number, or <c>{ "min": .., "max": .. }</c>, both ends included.</summary>
    Number = 1,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Truth = 2,
}

/// <summary>One fact that rules may ask for.</summary>
/// <param name="Name">The key in a rule.</param>
/// <param name="Kind">What conditions it takes.</param>
/// <param name="Meaning">What it says, with unit.</param>
/// <param name="Words">All words it may have; null when any word is allowed.</param>
public sealed record RuleFact(string Name, FactKind Kind, string Meaning, IReadOnlyList<string>? Words = null);

/// <summary>All facts that rules may ask for.</summary>
public static class RuleFacts
{
    /// <summary>In the order in which people read them.</summary>
    public static IReadOnlyList<RuleFact> All { get; } =
    [
        new("kind", FactKind.Text, "What the person is on board.", RuleSubject.Kinds),
        new("nationality", FactKind.Text, "Nationality, as announced or in the document."),
        new("residence", FactKind.Text, "State of residence, as announced."),
        new("sex", FactKind.Text, "M or F.", ["M", "F"]),
        new("age", FactKind.Number, "Whole years on the day of arrival."),
        new("infant", FactKind.Truth, "An infant without a seat."),
        new("issuer", FactKind.Text, "Issuing state of the document."),
        new("document_type", FactKind.Text, "Type of the announced document: P, I, A, C and others."),
        new(
            "document_days_left",
            FactKind.Number,
            "Days from arrival to the expiry of the document; below 0 when it has expired."
        ),
        new("documents", FactKind.Number, "Documents announced, visas among them."),
        new("document_missing", FactKind.Truth, "No document was announced."),
        new("birth_date_missing", FactKind.Truth, "No date of birth was announced."),
        new("flight", FactKind.Text, "Flight, e.g. UA989."),
        new("airline", FactKind.Text, "Airline of the flight, e.g. UA."),
        new("from", FactKind.Text, "Where the flight comes from."),
        new("to", FactKind.Text, "Where the flight arrives."),
        new("legs", FactKind.Number, "Flights of the journey, as announced."),
        new("persons_in_record", FactKind.Number, "Persons of the same reservation."),
        new("booked_hours_before", FactKind.Number, "Hours from booking to departure."),
        new(
            "found_by",
            FactKind.Text,
            "At the gate: by what the traveller was found among the expected.",
            RuleSubject.Finds
        ),
        new("differs", FactKind.Text, "At the gate: what differs from the announcement.", ArrivalDifferences.All),
        new("flagged", FactKind.Text, "At the gate: flags that were raised when the announcement came in."),
    ];

    /// <summary>The fact of a name; null when there is none.</summary>
    public static RuleFact? Find(string name) => All.FirstOrDefault(f => f.Name == name);
}
