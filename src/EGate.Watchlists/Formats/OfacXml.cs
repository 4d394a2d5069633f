using System.Globalization;

namespace EGate.Watchlists;

/// <summary>
/// OFAC's SDN.XML and the consolidated (non-SDN) list, which have the same form in an old and a new namespace. A file whose Record_Count
/// is not the number of its entries was cut.
/// <para>What it does not do: SDN_ADVANCED.XML, and names in other scripts, which only that one has.</para>
/// </summary>
internal static class OfacXml
{
    internal const string Root = "sdnList";

    internal static void Read(ListInput input)
    {
        var entries = 0;
        var promised = -1;
        XmlLists.Read(
            input,
            Root,
            reader => reader is { Depth: 1, LocalName: "sdnEntry" },
            reader =>
            {
                if (reader is { Depth: 1, LocalName: "publshInformation" or "publishInformation" })
                {
                    promised = Publication(input, ListElement.Read(reader));
                }
            },
            record =>
            {
                entries++;
                Entry(input, record);
            }
        );
        if (promised >= 0 && promised != entries)
        {
            throw new ListRefusedException(
                0,
                $"Record_Count is {promised}, but there are {entries} entries: the file was cut or mended"
            );
        }
    }

    private static int Publication(ListInput input, ListElement? information)
    {
        if (
            DateTimeOffset.TryParseExact(
                information?.TextOf("Publish_Date"),
                "MM/dd/yyyy",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var day
            )
        )
        {
            input.Made = day;
        }

        return int.TryParse(
            information?.TextOf("Record_Count"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var count
        )
            ? count
            : -1;
    }

    private static void Entry(ListInput input, ListElement record)
    {
        if (!record.TextOf("sdnType").Equals("individual", StringComparison.OrdinalIgnoreCase))
        {
            input.Skip();
            return;
        }

        var person = new IdentityParts(input, record.Line, record.TextOf("uid"));
        person.Name(WholeName(record), NameQuality.Primary);
        foreach (var aka in record.At("akaList", "aka"))
        {
            var isWeak = aka.TextOf("category").Equals("weak", StringComparison.OrdinalIgnoreCase);
            person.Name(WholeName(aka), isWeak ? NameQuality.Weak : NameQuality.Strong);
        }

        foreach (var birth in record.At("dateOfBirthList", "dateOfBirthItem"))
        {
            person.Birth(BirthText.English(birth.TextOf("dateOfBirth")));
        }

        foreach (var place in record.At("placeOfBirthList", "placeOfBirthItem"))
        {
            person.Place(place.TextOf("placeOfBirth"));
        }

        foreach (
            var state in record.At("nationalityList", "nationality").Concat(record.At("citizenshipList", "citizenship"))
        )
        {
            person.Nationality(state.TextOf("country"));
        }

        foreach (var id in record.At("idList", "id"))
        {
            Id(person, id.TextOf("idType"), id.TextOf("idNumber"), id.TextOf("idCountry"));
        }

        person.HandOn();
    }

    // The id list also carries what is no document: gender, addresses of coins, numbers of laws. Only travel and identity documents count.
    private static void Id(IdentityParts person, string type, string number, string country)
    {
        if (type.Equals("gender", StringComparison.OrdinalIgnoreCase))
        {
            person.SexIs(number);
            return;
        }

        var kind = DocumentNumbers.Kind(type);
        if (kind != DocumentKind.Other)
        {
            person.Document(number, country, kind);
        }
    }

    private static string WholeName(ListElement element) =>
        $"{element.TextOf("firstName")} {element.TextOf("lastName")}".Trim();
}
