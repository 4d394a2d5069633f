using System.Text;
using EGate.Documents;
using EGate.Fuzz.Mutation;

namespace EGate.Fuzz.Targets;

/// <summary>Machine-readable zones: reading, candidates, and texts of several documents.</summary>
internal static class ZoneTargets
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(FuzzMaterial.Now.DateTime);

    private static readonly string[] Zones =
    [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
        "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<",
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<",
        "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<",
        "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8",
        "IDBEL000590240<6013<<<<<<<<<<<\n7408122F1204159BEL<<<<<<<<<<<0\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        "P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<\nC11T002JM4D<<9608122F2310314<<<<<<<<<<<<<<<4",
    ];

    public static IEnumerable<FuzzTarget> All()
    {
        byte[][] seeds = [.. Zones.Select(Encoding.ASCII.GetBytes)];
        yield return FuzzTarget.Of("mrz", InputShape.Lines, seeds, Read);
        yield return FuzzTarget.Of("mrz-repair", InputShape.Lines, seeds, Repair);
    }

    private static string Read(byte[] input)
    {
        var text = Encoding.Latin1.GetString(input);
        var lines = text.Split('\n');
        var reading = Mrz.Read(lines, Today);
        if (reading.IsReadable && !reading.Digits.All(d => d.Correct))
        {
            throw new InvalidOperationException("a zone with a wrong digit was accepted");
        }

        if (MrzText.Split(text).Sum(d => d.Lines.Sum(l => l.Length)) > text.Length)
        {
            throw new InvalidOperationException("a text has more characters than it has");
        }

        return reading.Checks[0].Reason == "ok" ? reading.Checks[1].Reason : reading.Checks[0].Reason;
    }

    private static string Repair(byte[] input)
    {
        var lines = Encoding.Latin1.GetString(input).Split('\n');
        var candidates = MrzRepair.Candidates(lines, Today);
        foreach (var candidate in candidates)
        {
            if (candidate.Changes.Count == 0 || !Mrz.Read(candidate.Lines, Today).IsReadable)
            {
                throw new InvalidOperationException("a candidate is not right");
            }
        }

        return candidates.Count == 0 ? "none"
            : candidates.Count == 1 ? "one"
            : "several";
    }
}
