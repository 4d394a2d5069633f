namespace EGate.Watchlists;

/// <summary>
/// The UN Security Council consolidated list. Its records are INDIVIDUALs; ENTITYs are counted only. What the format is known for: empty
/// elements, several names in one alias, qualities in five spellings, document types in three languages, document numbers in notes,
/// several dates of birth for one person, also with an alias.
/// <para>What it does not do: read the free comments; tell two layouts apart (both files of 2020 and 2026 are read the same).</para>
/// </summary>
internal static class UnXml
{
    internal const string Root = "CONSOLIDATED_LIST";
    private static readonly string[] NameParts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];
    private static readonly string[] PlaceParts = ["CITY", "STATE_PROVINCE", "COUNTRY"];

    internal static void Read(ListInput input) =>
        XmlLists.Read(
            input,
            Root,
            reader => reader is { Depth: 2, LocalName: "INDIVIDUAL" },
            reader =>
            {
                if (reader.Depth == 0)
                {
                    input.Made = IsoTime.TryParse(reader.GetAttribute("dateGenerated"), out var made)
                        ? made
                        : throw new ListRefusedException(
                            XmlLists.Line(reader),
                            "dateGenerated is missing or is not a time with its zone"
                        );
                }
                else if (reader is { Depth: 2, LocalName: "ENTITY" })
                {
                    input.Skip();
                }
            },
            record => Person(input, record)
        );

    private static void Person(ListInput input, ListElement record)
    {
        var person = new IdentityParts(input, record.Line, record.TextOf("REFERENCE_NUMBER"));
        person.Name(string.Join(' ', NameParts.Select(record.TextOf).Where(t => t.Length > 0)), NameQuality.Primary);
        foreach (var name in AliasText.Names(record.TextOf("NAME_ORIGINAL_SCRIPT")))
        {
            person.Name(name, NameQuality.Primary);
        }

        foreach (var alias in record.Children("INDIVIDUAL_ALIAS"))
        {
            Alias(person, alias);
        }

        foreach (var birth in record.Children("INDIVIDUAL_DATE_OF_BIRTH"))
        {
            Birth(person, birth);
        }

        foreach (var nationality in record.At("NATIONALITY", "VALUE"))
        {
            person.Nationality(State(nationality.Text));
        }

        foreach (var place in record.Children("INDIVIDUAL_PLACE_OF_BIRTH"))
        {
            person.Place([.. PlaceParts.Select(place.TextOf)]);
        }

        foreach (var document in record.Children("INDIVIDUAL_DOCUMENT"))
        {
            Document(person, document);
        }

        person.SexIs(record.TextOf("GENDER"));
        person.HandOn();
    }

    private static void Alias(IdentityParts person, ListElement alias)
    {
        // Good, a.k.a., f.k.a. and no quality at all are the same to a search; only Low is a warning of the list's own.
        var quality = alias.TextOf("QUALITY").Equals("low", StringComparison.OrdinalIgnoreCase)
            ? NameQuality.Weak
            : NameQuality.Strong;
        foreach (var name in AliasText.Names(alias.TextOf("ALIAS_NAME")))
        {
            person.Name(name, quality);
        }

        foreach (var birth in alias.Children("DATE_OF_BIRTH").Where(e => e.Text.Length > 0))
        {
            person.Birth(BirthText.Iso(birth.Text) ?? BirthText.English(birth.Text));
        }

        person.Place(alias.TextOf("CITY_OF_BIRTH"), alias.TextOf("COUNTRY_OF_BIRTH"));
    }

    private static void Birth(IdentityParts person, ListElement element)
    {
        var (date, year) = (element.TextOf("DATE"), element.TextOf("YEAR"));
        var (from, to) = (element.TextOf("FROM_YEAR"), element.TextOf("TO_YEAR"));
        if (date.Length + year.Length + from.Length + to.Length + element.TextOf("NOTE").Length == 0)
        {
            return;
        }

        var birth =
            date.Length > 0 ? BirthText.Iso(date)
            : year.Length > 0 ? BirthText.Date(BirthText.Whole(year), 0, 0)
            : BirthText.Between(BirthText.Whole(from), BirthText.Whole(to));
        var isAbout = element.TextOf("TYPE_OF_DATE") == "APPROXIMATELY";
        person.Birth(isAbout && birth is { Kind: not BirthKind.Between } ? ListedBirth.About(birth.YearFrom) : birth);
    }

    private static void Document(IdentityParts person, ListElement document)
    {
        var type = document.TextOf("TYPE_OF_DOCUMENT");
        var kind = DocumentNumbers.Kind(type);
        var issuer = document.TextOf("ISSUING_COUNTRY");
        issuer = State(issuer.Length > 0 ? issuer : document.TextOf("COUNTRY_OF_ISSUE"));
        var number = document.TextOf("NUMBER");
        if (number.Length > 0)
        {
            person.Document(number, issuer, kind);
        }
        else if (DocumentNumbers.InNote(document.TextOf("NOTE")) is { } noted)
        {
            person.Document(noted, issuer, kind);
        }
    }

    // The list writes "na" for not available, which is elsewhere the code of a state.
    private static string State(string text) =>
        text.Equals("na", StringComparison.OrdinalIgnoreCase) ? string.Empty : text;
}
