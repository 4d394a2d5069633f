namespace EGate.Passengers;

/// <summary>One traveller of a reservation while it is read.</summary>
internal sealed class TravellerBuilder
{
    internal required string Surname { get; init; }

    /// <summary>Without title.</summary>
    internal required string GivenNames { get; init; }

    /// <summary>The two for comparison.</summary>
    internal required NameLetters Letters { get; init; }

    /// <summary>As written, perhaps with a title.</summary>
    internal string WrittenGivenNames { get; init; } = "";

    /// <summary>The number by which other segments refer to the traveller; empty when none was given.</summary>
    internal string Reference { get; init; } = "";

    internal bool IsInfant { get; set; }

    internal string Seat { get; set; } = "";

    /// <summary>What his documents say of him; the first with a name names him.</summary>
    internal List<DocumentText> Documents { get; } = [];

    internal List<string> Contact { get; } = [];

    internal AnnouncedPerson Build(ReservationFacts facts)
    {
        var said = Documents.Find(d => d.Surname.Length > 0);
        return new AnnouncedPerson
        {
            IsInfant = IsInfant,
            Surname = SurnameOf(said),
            GivenNames = GivenNamesOf(said),
            BirthDate = Documents.Find(d => d.Birth is not null)?.Birth,
            Sex = Documents.Find(d => d.Sex != "<")?.Sex ?? "<",
            Nationality = Documents.Find(d => d.Nationality.Length > 0)?.Nationality ?? "",
            Embarks = facts.Legs.Count > 0 ? facts.Legs[0].From : "",
            Disembarks = facts.Legs.Count > 0 ? facts.Legs[^1].To : "",
            Documents = [.. Documents.Select(d => d.Document).OfType<TravelDocument>()],
            Locator = facts.Locator,
            Seat = Seat,
            BookedAt = facts.BookedAt,
            Legs = facts.Legs,
            PersonsInRecord = facts.Persons,
            Contact = Contact,
        };
    }

    /// <summary>The document's, unless it is the reservation's with a space of a broken line inside.</summary>
    private string SurnameOf(DocumentText? document) =>
        document is null || document.Letters.Surname == Letters.Surname ? Surname : document.Surname;

    /// <summary>The document's; where a program copied the reservation's into it, without the title that came along.</summary>
    private string GivenNamesOf(DocumentText? document) =>
        document is null ? GivenNames
        // The same letters: a space of a broken line inside, or one that the reservation lost. Who writes spaces at all wrote them right.
        : document.Letters.Given == Letters.Given && GivenNames.Contains(' ', StringComparison.Ordinal) ? GivenNames
        : document.FirstName == WrittenGivenNames ? $"{GivenNames} {document.MiddleName}".Trim()
        : document.GivenNames;
}

/// <summary>What all travellers of a reservation share.</summary>
internal sealed record ReservationFacts(string Locator, DateTime? BookedAt, IReadOnlyList<Leg> Legs, int Persons);
