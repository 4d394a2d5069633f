namespace EGate.Watchlists;

/// <summary>
/// The EU's consolidated list of financial sanctions (xmlFullSanctionsList 1.1). Everything stands in attributes. No name is marked as the
/// primary one: the first is taken for it. The same name comes once for each language and regulation and is kept once. A name whose
/// remark calls it low in quality, or that is not strong, is weak. Citizenship <c>00</c> is none.
/// <para>What it does not do: dates of birth in another calendar than the Gregorian one, which count as unknown.</para>
/// </summary>
internal static class EuXml
{
    internal const string Root = "export";
    private const string Unknown = "00";

    internal static void Read(ListInput input)
    {
        XmlLists.Read(
            input,
            Root,
            reader => reader is { Depth: 1, LocalName: "sanctionEntity" },
            reader =>
            {
                if (reader.Depth == 0 && IsoTime.TryParse(reader.GetAttribute("generationDate"), out var made))
                {
                    input.Made = made;
                }
            },
            record => Entity(input, record)
        );
    }

    private static void Entity(ListInput input, ListElement record)
    {
        var subject = record.Children("subjectType").FirstOrDefault();
        if (subject?.Attribute("code") != "person" && subject?.Attribute("classificationCode") != "P")
        {
            input.Skip();
            return;
        }

        var reference = record.Attribute("euReferenceNumber");
        var person = new IdentityParts(
            input,
            record.Line,
            reference.Length > 0 ? reference : record.Attribute("logicalId")
        );
        var quality = NameQuality.Primary;
        foreach (var alias in record.Children("nameAlias"))
        {
            var isWeak = IsWeak(alias);
            person.Name(WholeName(alias), isWeak ? NameQuality.Weak : quality);
            person.SexIs(alias.Attribute("gender"));
            quality = isWeak ? quality : NameQuality.Strong;
        }

        foreach (var birth in record.Children("birthdate"))
        {
            Birth(person, birth);
        }

        foreach (var state in record.Children("citizenship").Select(State).Where(s => s.Length > 0))
        {
            person.Nationality(state);
        }

        foreach (var document in record.Children("identification"))
        {
            Document(person, document);
        }

        person.HandOn();
    }

    private static bool IsWeak(ListElement alias) =>
        alias.Attribute("strong") == "false"
        || alias.Children("remark").Any(r => r.Text.Contains("low quality", StringComparison.OrdinalIgnoreCase));

    private static string WholeName(ListElement alias)
    {
        var whole = alias.Attribute("wholeName");
        return whole.Length > 0
            ? whole
            : $"{alias.Attribute("firstName")} {alias.Attribute("middleName")} {alias.Attribute("lastName")}".Trim();
    }

    private static void Birth(IdentityParts person, ListElement element)
    {
        person.Place(element.Attribute("place"), element.Attribute("city"), element.Attribute("countryDescription"));
        var (from, to) = (
            BirthText.Whole(element.Attribute("yearRangeFrom")),
            BirthText.Whole(element.Attribute("yearRangeTo"))
        );
        var year = BirthText.Whole(element.Attribute("year"));
        var day = element.Attribute("birthdate");
        if (from == 0 && to == 0 && year == 0 && day.Length == 0)
        {
            return;
        }

        var calendar = element.Attribute("calendarType");
        var birth =
            calendar.Length > 0 && !calendar.Equals("GREGORIAN", StringComparison.OrdinalIgnoreCase) ? null
            : from > 0 || to > 0 ? BirthText.Between(from > 0 ? from : to, to > 0 ? to : from)
            : day.Length > 0 ? BirthText.Iso(day)
            : BirthText.Date(
                year,
                BirthText.Whole(element.Attribute("monthOfYear")),
                BirthText.Whole(element.Attribute("dayOfMonth"))
            );
        person.Birth(
            birth is { Kind: not BirthKind.Between } && element.Attribute("circa") == "true"
                ? ListedBirth.About(birth.YearFrom)
                : birth
        );
    }

    private static void Document(IdentityParts person, ListElement document)
    {
        var kind = DocumentNumbers.Kind(
            document.Attribute("identificationTypeCode") is "id"
                ? "identity"
                : document.Attribute("identificationTypeCode")
        );
        if (kind == DocumentKind.Other)
        {
            return; // tax numbers, registration numbers of firms
        }

        person.Document(document.Attribute("number"), State(document), kind);
        person.Document(document.Attribute("latinNumber"), State(document), kind);
    }

    private static string State(ListElement element)
    {
        var code = element.Attribute("countryIso2Code");
        return code is Unknown ? string.Empty
            : code.Length > 0 ? code
            : element.Attribute("countryDescription");
    }
}
