using System.Text;
using EGate.Fuzz.Mutation;
using EGate.Passengers;

namespace EGate.Fuzz.Targets;

/// <summary>What carriers send and sites write about passengers: lists, reservations, rules, officers' decisions, limits.</summary>
internal static class PassengerTargets
{
    private const string List =
        "QU UTOXXYY\r\n.UTOAAZZ 240600\r\nUNA:+.? 'UNB+UNOA:4+UTOAIR+UTOBORDER+261124:0600+1'UNG+PAXLST+UTOAIR+UTOBORDER+261124:0600+1+UN+D:05B'"
        + "UNH+M1+PAXLST:D:05B:UN:IATA'BGM+745'RFF+TN:T1'TDT+20+UT0324'LOC+125+AAA'DTM+189:2611240830:201'LOC+87+BBB'DTM+232:2611241115:201'"
        + "NAD+FL+++ERIKSSON:ANNA:MARIA'ATT+2++F'DTM+329:740812'NAT+2+UTO'RFF+AVF:ABC123'DOC+P:110:111+L898902C3'DTM+36:320415'LOC+91+UTO'"
        + "CNT+42:1'UNT+18+M1'UNE+1+1'UNZ+1+1'\r\n";

    private const string Older =
        "UNB+UNOA:1+UT:NZ+UTOBORDER:US+260131:2359+1'UNH+1+PAXLST:001:000:NZ'TDT++UT812+40+UT'LOC+005+UTAAA:50'DTM+136+260131+1030'"
        + "LOC+008+UTBBB:50'UNS+D'PDT+P/L898902C3:320415:UTO+ERIKSSON:ANNA:M:740812:F+PAX+UTAAA:UTBBB'UNT+8+1'UNZ+1+1'";

    private const string Reservations =
        "UNB+IATA:1+UT++261124:0600+1'UNH+1+PNRGOV:11:1:IA'MSG+:22'ORG+UT:AAA'TVL+241126:0830:241126:1115+AAA+BBB+UT+324'EQN+1'SRC'RCI+UT:ABC123'"
        + "DAT+700:201126:1010'TIF+DAHL+EVAMRS:A:1'SSR+DOCS:HK::UT:::::/P/UTO/U5555555/UTO/12JUL64/F/23AUG29/DAHL/EVA'SSR+DOCO:HK:1:UT:::::/AAA/V/99/X/01JAN20/UTO+::1'"
        + "TVL+241126:0830:241126:1115+AAA+BBB+UT+324:B'TRI++1:::1'TIF+DAHL+EVAMRS:A:1'SSD+15A'ABI+1'SAC+++X'UNT+17+1'UNZ+1+1'";

    private const string Rules = """
        { "version": "1", "rules": [ { "name": "a", "flag": "b", "refer": true, "when": [ { "age": { "max": 15 }, "differs": ["other-document"] },
          { "kind": { "not": ["crew"] }, "infant": false } ] } ] }
        """;

    private const string Limits = """{ "depersonalise_h": 4392, "record_h": 43824, "flags_h": 48 }""";

    public static IEnumerable<FuzzTarget> All()
    {
        yield return FuzzTarget.Of(
            "passengers",
            InputShape.Bytes,
            [Bytes(List), Bytes(Older), Bytes(Reservations)],
            Messages
        );
        yield return FuzzTarget.Of("rules", InputShape.Bytes, [Bytes(Rules), Bytes(Limits)], Files);
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    /// <summary>Read, and put into a lane's memory as what was read.</summary>
    private static string Messages(byte[] input)
    {
        using var stream = new MemoryStream(input);
        var persons = new PassengerMessageReader(stream).ReadAll().Sum(m => m.Persons.Count);
        return persons > 0 ? "ok" : "nobody";
    }

    private static string Files(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        return RuleBookReader.Read(text).Rules is not null ? "rules"
            : RetentionPolicyReader.Read(text).Policy is not null ? "limits"
            : OfficersDecisions.Read(text).Decisions is not null ? "decisions"
            : "refused";
    }
}
