using System.Globalization;

namespace EGate.Passengers.Tests;

/// <summary>Where a generated reservation puts its DOCS.</summary>
internal enum DocsPlace
{
    /// <summary>With its traveller, as the guide says.</summary>
    Traveller,

    /// <summary>Before the first traveller, with a reference.</summary>
    Header,

    /// <summary>In the group of a flight, with a reference.</summary>
    Flight,

    /// <summary>With its traveller and in the flight's group, twice the same.</summary>
    Both,
}

/// <summary>Composes PNRGOV messages as segments without their terminator, with the usual separators.</summary>
internal static class PnrgovComposer
{
    internal static List<string> Interchange(IReadOnlyList<List<string>> messages)
    {
        var segments = new List<string> { "UNB+IATA:1+UT++261124:0600+020A07" };
        segments.AddRange(messages.SelectMany(m => m));
        segments.Add($"UNZ+{messages.Count}+020A07");
        return segments;
    }

    internal static List<string> Message(
        string reference,
        IReadOnlyList<IReadOnlyList<InventedPerson>> records,
        Random random
    )
    {
        var segments = new List<string>
        {
            $"UNH+{reference}+PNRGOV:11:1:IA+F6C2C268",
            "MSG+:22",
            "ORG+UT:AAA+52519950",
            "TVL+241126:0830:241126:1115+AAA+BBB+UT+324",
            $"EQN+{records.Count}",
        };
        foreach (var record in records)
        {
            segments.AddRange(Record(record, (DocsPlace)random.Next(4), random));
        }

        segments.Add(string.Create(CultureInfo.InvariantCulture, $"UNT+{segments.Count + 1}+{reference}"));
        return segments;
    }

    internal static IEnumerable<string> Record(IReadOnlyList<InventedPerson> persons, DocsPlace place, Random random)
    {
        yield return "SRC";
        yield return $"RCI+UT:{persons[0].Locator}::201126:1010";
        yield return "SSR+AVML:HK:2:UT";
        if (place == DocsPlace.Header)
        {
            foreach (var docs in persons.Select((p, i) => Docs(p, i + 1)))
            {
                yield return docs;
            }
        }

        yield return "DAT+700:201126:1010+710:201126:1200";
        yield return "IFT+4:28::UT+CTCR 00115550100";
        yield return "ORG+UT:AAA+52519950:AAA+++A+UT:UTD+D050517";
        yield return "ADD++702:1 HIGH STREET:UTOPOLIS:::UT:1000:0015550100";
        for (var i = 0; i < persons.Count; i++)
        {
            yield return $"TIF+{persons[i].Surname}+{persons[i].GivenNames}{(random.Next(2) == 0 ? "MR" : " MRS")}:{(persons[i].IsInfant ? "IN" : "A")}:{i + 1}";
            yield return "FTI+UT:0093789865:::ELITE";
            yield return $"REF+:38739393AN{i}P";
            if (place is DocsPlace.Traveller or DocsPlace.Both)
            {
                yield return Docs(persons[i], null);
            }

            yield return "TKT+0062120234533:T:1";
            yield return "MON+B:2888.00:UTD+T:2957.94:UTD";
            yield return "FOP+CC:::VI:XXXXXXXX1186:0211";
            yield return "IFT+4:43+PAYER NAME+1 HIGH STREET UTOPOLIS+5550100";
        }

        yield return "TVL+241126:0830:241126:1115+AAA+BBB+UT+324:B";
        yield return $"RPI+{persons.Count}+HK";
        yield return "APD+767";
        if (place is DocsPlace.Flight or DocsPlace.Both)
        {
            foreach (var docs in persons.Select((p, i) => Docs(p, i + 1)))
            {
                yield return docs;
            }
        }

        yield return "DAT+2:231126:0915";
        yield return "TRI++108:::1";
        yield return $"TIF+{persons[0].Surname}+{persons[0].GivenNames}MR:A:1";
        yield return "SSD+15A++++Y";
        yield return "TVL+241126:2200::2330+BBB+CCC+UT+330:B";
        yield return $"RPI+{persons.Count}+HK";
        yield return "EQN+1";
        yield return "RCI+UT:ZZSPLT";
        yield return "MSG+8";
        yield return "TVL+251126:1500:271126+CCC:UTO ARMS++VN+67576:ROH";
        yield return "ABI+1+:AAARR+AAA++UT";
        yield return "DAT+ZT:211126:1010";
        yield return "SAC+++X";
        yield return "TIF+FORMER+NAMEMR:A:1";
        yield return "SAC+++A";
        yield return "LTS+0/O/NM/REMARK";
    }

    private static string Docs(InventedPerson person, int? reference)
    {
        var given = person.GivenNames.Replace(' ', '/');
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"/P/{InventedPerson.Country}/{person.Number}/{InventedPerson.Country}/{Day(person.Birth)}/{person.Sex}{(person.IsInfant ? "I" : "")}/{Day(person.Expiry)}/{person.Surname}/{given}"
        );
        return reference is { } number
            ? $"SSR+DOCS:HK:1:UT:::AAA:BBB:{text}+::{number}"
            : $"SSR+DOCS:HK::UT:::::{text}";
    }

    private static string Day(DateOnly date) =>
        date.ToString("ddMMMyy", CultureInfo.InvariantCulture).ToUpperInvariant();
}
