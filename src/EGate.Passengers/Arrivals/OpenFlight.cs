namespace EGate.Passengers;

/// <summary>One flight of the store while messages are applied to it: who is on it, told apart by document, or by name and date of birth.</summary>
internal sealed class OpenFlight
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<ExpectedArrival> persons;

    /// <param name="id">Its number in the store; null while it is not there.</param>
    /// <param name="persons">Who was on it before.</param>
    internal OpenFlight(long? id, List<ExpectedArrival> persons)
    {
        (Id, this.persons) = (id, persons);
        for (var place = 0; place < persons.Count; place++)
        {
            if (IdentityOf(persons[place]) is { } identity)
            {
                places[identity] = place;
            }
        }
    }

    internal long? Id { get; }

    internal string Destination { get; set; } = "";

    internal string Departs { get; set; } = "";

    internal string Arrives { get; set; } = "";

    internal string At { get; set; } = "";

    internal IReadOnlyList<ExpectedArrival> Persons => persons;

    /// <summary>What the leg of a message says of the flight; what it leaves out stays.</summary>
    internal void Tell(Leg leg, DateTime received)
    {
        var arrives = ArrivalRow.Time(leg.Arrives);
        if (arrives.Length > 0 || Arrives.Length == 0)
        {
            At = ArrivalRow.Time(leg.Arrives ?? leg.Departs ?? received);
        }

        Destination = Newer(leg.To, Destination);
        Departs = Newer(ArrivalRow.Time(leg.Departs), Departs);
        Arrives = Newer(arrives, Arrives);
    }

    /// <summary>Adds a person, or brings the one up to date who is the same; what the announcement leaves out stays.</summary>
    internal void Put(ExpectedArrival person)
    {
        var identity = IdentityOf(person);
        if (identity is null || !places.TryGetValue(identity, out var place))
        {
            persons.Add(person);
            if (identity is not null)
            {
                places.Add(identity, persons.Count - 1);
            }
        }
        else
        {
            persons[place] = Merge(persons[place], person);
        }
    }

    internal void CancelAll()
    {
        for (var i = 0; i < persons.Count; i++)
        {
            persons[i] = persons[i] with { State = ArrivalState.Cancelled };
        }
    }

    private static ExpectedArrival Merge(ExpectedArrival old, ExpectedArrival now) =>
        old with
        {
            State = now.State,
            Role = now.Role,
            IsInfant = now.IsInfant,
            Surname = Newer(now.Surname, old.Surname),
            GivenNames = Newer(now.GivenNames, old.GivenNames),
            BirthDate = now.BirthDate ?? old.BirthDate,
            Sex = now.Sex == "<" ? old.Sex : now.Sex,
            Nationality = Newer(now.Nationality, old.Nationality),
            Document = (old.Document, now.Document) switch
            {
                ({ } before, { } after) => new TravelDocument(
                    Newer(after.Type, before.Type),
                    after.Number,
                    Newer(after.Issuer, before.Issuer),
                    after.Expiry ?? before.Expiry
                ),
                var (before, after) => after ?? before,
            },
            FurtherNumbers =
                now.FurtherNumbers.Count == 0 ? old.FurtherNumbers
                : old.FurtherNumbers.Count == 0 ? now.FurtherNumbers
                : [.. old.FurtherNumbers.Union(now.FurtherNumbers, StringComparer.Ordinal)],
            Flags = now.Flags.Count > 0 ? now.Flags : old.Flags,
        };

    private static string Newer(string now, string before) => now.Length > 0 ? now : before;

    /// <summary>The document, else the name and date of birth; null when nothing of it is left.</summary>
    private static string? IdentityOf(ExpectedArrival person)
    {
        if (person.Document is { } document && MrzForm.DocumentKey(document.Number) is { Length: > 0 } number)
        {
            return number;
        }

        var surname = MrzForm.Letters(person.Surname);
        return surname.Length == 0 && person.GivenNames.Length == 0
            ? null
            : $"N{surname}|{MrzForm.Letters(person.GivenNames)}|{person.BirthDate?.Mrz}";
    }
}
