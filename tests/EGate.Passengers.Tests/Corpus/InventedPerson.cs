namespace EGate.Passengers.Tests;

/// <summary>A person of the specimen country whom a generated message names, and what must be read of him.</summary>
internal sealed record InventedPerson(
    string Surname,
    string GivenNames,
    DateOnly Birth,
    string Sex,
    string Number,
    DateOnly Expiry,
    string Locator,
    bool IsInfant = false
)
{
    private static readonly string[] Beginnings =
    [
        "AL",
        "BER",
        "CAR",
        "DOR",
        "EL",
        "FAR",
        "GUN",
        "HOL",
        "IVE",
        "JOR",
        "KAL",
        "LIN",
        "MAR",
        "NOR",
    ];
    private static readonly string[] Middles = ["A", "E", "I", "O", "U", "AN", "EN", "IL", "OR", "UM"];
    private static readonly string[] Ends =
    [
        "BERG",
        "DAHL",
        "SEN",
        "KOV",
        "TON",
        "LAND",
        "VIK",
        "RAS",
        "NER",
        "LUND",
        "ZADE",
        "MANN",
    ];
    private static readonly string[] Given =
    [
        "ANNA",
        "BO",
        "CLARA",
        "DAVID",
        "EVA",
        "FELIX",
        "GRETA",
        "HUGO",
        "IDA",
        "JONAS",
        "KLARA",
        "LEO",
        "MIRA",
        "NILS",
        "OTTO",
        "PIA",
        "RASMUS",
        "SELMA",
        "TIMO",
        "ULLA",
    ];

    /// <summary>The issuing state of all of them.</summary>
    internal const string Country = "UTO";

    internal static InventedPerson Make(Random random, int serial, string locator)
    {
        var given =
            Given[random.Next(Given.Length)] + (random.Next(3) == 0 ? " " + Given[random.Next(Given.Length)] : "");
        return new InventedPerson(
            Beginnings[random.Next(Beginnings.Length)]
                + Middles[random.Next(Middles.Length)]
                + Ends[random.Next(Ends.Length)],
            given,
            new DateOnly(1935, 1, 1).AddDays(random.Next(30_000)),
            random.Next(2) == 0 ? "M" : "F",
            $"U{serial:0000000}{(char)('A' + random.Next(26))}",
            new DateOnly(2027, 1, 1).AddDays(random.Next(3_000)),
            locator
        );
    }

    /// <summary>What identifies the person and his document in a comparison of what was said with what was read.</summary>
    internal string Line => $"{Surname}|{GivenNames}|{Birth:yyMMdd}|{Number}|{Country}|{Expiry:yyMMdd}";
}
