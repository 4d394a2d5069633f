namespace EGate.Watchlists;

/// <summary>
/// The UK Sanctions List as XML. Name6 is the family name, Name1 to Name5 come before it; what kind of name it is, is written in any case
/// of letters. Unknown parts of a date of birth are the letters <c>dd</c> and <c>mm</c> themselves. Names in other scripts stand apart.
/// </summary>
internal static class UkXml
{
    internal const string Root = "Designations";

    internal static void Read(ListInput input) =>
        XmlLists.Read(
            input,
            Root,
            reader => reader is { Depth: 1, LocalName: "Designation" },
            reader =>
            {
                if (reader is { Depth: 1, LocalName: "DateGenerated" })
                {
                    input.Made = UkPerson.Day(ListElement.Read(reader)?.Text ?? string.Empty);
                }
            },
            record => Designation(input, record)
        );

    private static void Designation(ListInput input, ListElement record)
    {
        if (!record.TextOf("IndividualEntityShip").Equals("individual", StringComparison.OrdinalIgnoreCase))
        {
            input.Skip();
            return;
        }

        var person = new IdentityParts(input, record.Line, record.TextOf("UniqueID"));
        foreach (var name in record.At("Names", "Name"))
        {
            person.Name(
                UkPerson.WholeName(i => name.TextOf($"Name{i}")),
                UkPerson.Quality(name.TextOf("NameType"), name.TextOf("AliasStrength"))
            );
        }

        foreach (var name in record.At("NonLatinNames", "NonLatinName"))
        {
            person.Name(name.TextOf("NameNonLatinScript"), NameQuality.Strong);
        }

        foreach (var individual in record.At("IndividualDetails", "Individual"))
        {
            Details(person, individual);
        }

        person.HandOn();
    }

    private static void Details(IdentityParts person, ListElement individual)
    {
        foreach (var birth in individual.At("DOBs", "DOB").Where(b => b.Text.Length > 0))
        {
            person.Birth(BirthText.DayFirst(birth.Text));
        }

        foreach (var state in individual.At("Nationalities", "Nationality"))
        {
            person.Nationality(state.Text);
        }

        foreach (var sex in individual.At("Genders", "Gender"))
        {
            person.SexIs(sex.Text);
        }

        foreach (var place in individual.At("BirthDetails", "Location"))
        {
            person.Place(place.TextOf("TownOfBirth"), place.TextOf("CountryOfBirth"));
        }

        foreach (var passport in individual.At("PassportDetails", "Passport"))
        {
            person.Document(
                passport.TextOf("PassportNumber"),
                passport.TextOf("PassportAdditionalInformation"),
                DocumentKind.Passport
            );
        }

        foreach (var id in individual.At("NationalIdentifierDetails", "NationalIdentifier"))
        {
            person.Document(
                id.TextOf("NationalIdentifierNumber"),
                id.TextOf("NationalIdentifierAdditionalInformation"),
                DocumentKind.IdCard
            );
        }
    }
}
