using EGate.Core;

namespace EGate.Passengers;

/// <summary>
/// What rules may know of one person: from the announcement alone when it comes in, and with the match when the traveller stands at the
/// gate. Whatever is not known is null, and a condition on it does not hold.
/// </summary>
public sealed record RuleSubject
{
    private static readonly Dictionary<MatchKind, string> FoundBy = new()
    {
        [MatchKind.Document] = "document",
        [MatchKind.NameAndBirth] = "name-and-birth",
        [MatchKind.Name] = "name",
        [MatchKind.NotExpected] = "not-expected",
        [MatchKind.NoData] = "no-data",
    };

    private readonly Dictionary<string, IReadOnlyList<string>> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> truths = new(StringComparer.Ordinal);

    private RuleSubject() { }

    /// <summary>Words of the fact <c>kind</c>.</summary>
    internal static IReadOnlyList<string> Kinds { get; } = ["passenger", "crew", "transit-passenger", "transit-crew"];

    /// <summary>Words of the fact <c>found_by</c>.</summary>
    internal static IReadOnlyList<string> Finds { get; } = [.. FoundBy.Values];

    /// <summary>An announced person.</summary>
    /// <param name="message">The message the person stands in.</param>
    /// <param name="person">The person.</param>
    /// <param name="now">Local time; ages and validities count from the flight, and from here when it has no time.</param>
    public static RuleSubject Of(PassengerMessage message, AnnouncedPerson person, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(person);
        var leg = message.FlightOf(person);
        var subject = new RuleSubject();
        subject.Journey(leg?.Flight, leg?.From, leg?.To);
        subject.Person(
            person.Role,
            person.IsInfant,
            person.Sex,
            person.Nationality,
            person.BirthDate,
            leg?.Arrives ?? leg?.Departs ?? now
        );
        subject.Document(person.MainDocument, leg?.Arrives ?? leg?.Departs ?? now);
        subject.Text("residence", person.Residence);
        subject.numbers["documents"] = person.Documents.Count;
        subject.numbers["legs"] = person.Legs.Count;
        if (person.PersonsInRecord > 0)
        {
            subject.numbers["persons_in_record"] = person.PersonsInRecord;
        }

        if (person.BookedAt is { } booked && leg?.Departs is { } departs && booked <= departs)
        {
            subject.numbers["booked_hours_before"] = (departs - booked).TotalHours;
        }

        return subject;
    }

    /// <summary>A traveller at the gate: his own document, and what the expected arrivals say of him.</summary>
    /// <param name="traveller">Who the document says its holder is.</param>
    /// <param name="match">What was found.</param>
    /// <param name="now">Local time at the gate.</param>
    public static RuleSubject Of(TravellerIdentity traveller, ArrivalMatch match, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(traveller);
        ArgumentNullException.ThrowIfNull(match);
        var arrival = match.Arrival;
        var subject = new RuleSubject();
        subject.Journey(arrival?.Flight, arrival?.From, arrival?.To);
        subject.Person(
            arrival?.Role,
            arrival?.IsInfant,
            traveller.Sex,
            traveller.Nationality,
            TravelDate.Digits(traveller.BirthDate),
            now
        );
        subject.Document(
            new TravelDocument(
                arrival?.Document?.Type ?? "",
                traveller.DocumentNumber,
                traveller.Issuer,
                TravelDate.Digits(traveller.ExpiryDate)
            ),
            now
        );
        subject.Text("found_by", FoundBy[match.Kind]);
        subject.texts["differs"] = match.Differences;
        subject.texts["flagged"] = arrival?.Flags ?? [];
        return subject;
    }

    /// <summary>The word for by what a traveller was found, as rules and journals have it.</summary>
    public static string WordOf(MatchKind kind) => FoundBy[kind];

    /// <summary>The words of a text fact; null when it is not known.</summary>
    internal IReadOnlyList<string>? Texts(string fact) => texts.GetValueOrDefault(fact);

    /// <summary>A number; null when it is not known.</summary>
    internal double? Number(string fact) => numbers.TryGetValue(fact, out var value) ? value : null;

    /// <summary>A truth value; null when it is not known.</summary>
    internal bool? Truth(string fact) => truths.TryGetValue(fact, out var value) ? value : null;

    private void Journey(string? flight, string? from, string? to)
    {
        Text("flight", flight);
        Text("airline", flight is null ? null : FlightName.AirlineOf(flight));
        Text("from", from);
        Text("to", to);
    }

    private void Person(PersonRole? role, bool? infant, string sex, string nationality, TravelDate? birth, DateTime at)
    {
        Text("kind", role is { } kind ? Kinds[(int)kind] : null);
        Text("sex", sex == "<" ? null : sex);
        Text("nationality", nationality);
        truths["birth_date_missing"] = birth is null;
        if (infant is { } known)
        {
            truths["infant"] = known;
        }

        var day = DateOnly.FromDateTime(at);
        if (birth?.Born(day) is { } born)
        {
            numbers["age"] = YearsBetween(born, day);
        }
    }

    private void Document(TravelDocument? document, DateTime at)
    {
        truths["document_missing"] = document is null;
        Text("issuer", document?.Issuer);
        Text("document_type", document?.Type);
        var day = DateOnly.FromDateTime(at);
        if (document?.Expiry?.Expires(day) is { } expires)
        {
            numbers["document_days_left"] = expires.DayNumber - day.DayNumber;
        }
    }

    private void Text(string fact, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            texts[fact] = [value];
        }
    }

    /// <summary>Birthdays since; 29 February counts on 1 March.</summary>
    private static int YearsBetween(DateOnly born, DateOnly day) =>
        day.Year - born.Year - (day.Month < born.Month || day.Month == born.Month && day.Day < born.Day ? 1 : 0);
}
