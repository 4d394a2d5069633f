using System.Globalization;

namespace EGate.Passengers.Tests;

/// <summary>Composes PAXLST messages as segments without their terminator, with the usual separators.</summary>
internal static class PaxlstComposer
{
    internal static List<string> Interchange(IReadOnlyList<List<string>> messages)
    {
        var segments = new List<string>
        {
            "UNB+UNOA:4+UTOAIR+UTOBORDER:ZZ+261124:0600+2611240600++APIS",
            "UNG+PAXLST+UTOAIR+UTOBORDER:ZZ+261124:0600+1+UN+D:05B",
        };
        segments.AddRange(messages.SelectMany(m => m));
        segments.Add($"UNE+{messages.Count}+1");
        segments.Add("UNZ+1+2611240600");
        return segments;
    }

    internal static List<string> Message(
        string reference,
        string bgm,
        string flight,
        IReadOnlyList<InventedPerson> persons
    )
    {
        var crew = bgm.StartsWith("250", StringComparison.Ordinal);
        var segments = new List<string>
        {
            $"UNH+{reference}+PAXLST:D:05B:UN:IATA+{flight}/261124+01:F",
            $"BGM+{bgm}",
            $"RFF+TN:{reference}T:::1",
            "NAD+MS+++UTOAIR HELP DESK",
            "COM+00 1 5550100:TE+00 1 5550101:FX",
            $"TDT+20+{flight}+++{flight[..2]}",
            "LOC+125+AAA",
            "DTM+189:2611240830:201",
            "LOC+87+BBB",
            "DTM+232:2611241115:201",
        };
        foreach (var person in persons)
        {
            segments.AddRange(Person(person, crew));
        }

        segments.Add(string.Create(CultureInfo.InvariantCulture, $"CNT+{(crew ? 41 : 42)}:{persons.Count}"));
        segments.Add(string.Create(CultureInfo.InvariantCulture, $"UNT+{segments.Count + 1}+{reference}"));
        return segments;
    }

    private static IEnumerable<string> Person(InventedPerson person, bool crew)
    {
        var names = person.GivenNames.Split(' ', 2);
        yield return $"NAD+{(crew ? "FM" : "FL")}+++{person.Surname}:{string.Join(':', names)}";
        yield return $"ATT+2++{person.Sex}";
        yield return $"DTM+329:{person.Birth:yyMMdd}";
        yield return "MEA+CT++:1";
        yield return "GEI+4+173";
        yield return "FTX+BAG+++UT123456:1";
        yield return "LOC+22+BBB";
        yield return "LOC+178+AAA";
        yield return "LOC+179+BBB";
        yield return "LOC+174+UTO";
        yield return $"NAT+2+{InventedPerson.Country}";
        yield return $"RFF+AVF:{person.Locator}";
        yield return $"RFF+ABO:R{person.Number}";
        yield return "RFF+SEA:12A";
        yield return $"DOC+P:110:111+{person.Number}";
        yield return $"DTM+36:{person.Expiry:yyMMdd}";
        yield return $"LOC+91+{InventedPerson.Country}";
    }
}
