using EGate.Core;
using EGate.Devices.Simulated;
using EGate.Documents;
using EGate.Exchange;
using EGate.Passengers;

namespace EGate.Daemon.Simulation;

/// <summary>What the person of a scenario does besides walking through.</summary>
internal enum Conduct
{
    /// <summary>Walks through.</summary>
    Walk,

    /// <summary>Is followed closely by another.</summary>
    BringAnother,

    /// <summary>Leaves something in the entry's path.</summary>
    BlockEntry,

    /// <summary>Turns round and walks back out.</summary>
    WalkBack,

    /// <summary>Is inside when the fire alarm comes.</summary>
    MeetAlarm,

    /// <summary>Loses the reader while the document is read.</summary>
    LoseReader,
}

/// <summary>A traveller that can be sent, and how it must end.</summary>
/// <param name="Name">As in commands.</param>
/// <param name="Sentence">What happens.</param>
/// <param name="Expected"><c>Admit</c> or <c>Refer</c>.</param>
/// <param name="Reason">A check's name, a catalogue id or an ending that must be among the crossing's reasons; empty when admitted.</param>
/// <param name="Holder">Printed in the passport.</param>
/// <param name="Defect">Wrong with the passport.</param>
/// <param name="Scene">Before the camera.</param>
/// <param name="Conduct">Of the person.</param>
/// <param name="Announced">What a carrier announced of the traveller; null for nothing.</param>
/// <param name="Hint">What the officer must see of it: a word of the crossing's hints, or by what the traveller was found; empty for any.</param>
internal sealed record Scenario(
    string Name,
    string Sentence,
    string Expected,
    string Reason,
    MrzFields Holder,
    PassportDefect Defect = PassportDefect.None,
    SceneKind Scene = SceneKind.Genuine,
    Conduct Conduct = Conduct.Walk,
    ExpectedArrival? Announced = null,
    string Hint = ""
)
{
    /// <summary>What the online database does meanwhile, where the lane has a simulated one.</summary>
    public DatabaseConduct Database { get; init; }

    /// <summary>
    /// The reason in a lane of a topology. Who turns round in a one-step lane stands inside already: the document does not come, an officer
    /// sends them out.
    /// </summary>
    public string ReasonIn(Topology topology) =>
        Conduct == Conduct.WalkBack && topology == Topology.OneStep ? CheckNames.ChipRead : Reason;
}

/// <summary>Every scenario, in the order <c>--scenario all</c> runs them.</summary>
internal static class Scenarios
{
    private static readonly MrzFields Anna = new(
        Surname: "ERIKSSON",
        GivenNames: "ANNA MARIA",
        DocumentNumber: "L898902C3",
        BirthDate: "740812",
        Sex: "F",
        ExpiryDate: "330415"
    );

    private static readonly MrzFields Listed = Anna with
    {
        Surname = "NAZAROV",
        GivenNames = "KHURSHED",
        DocumentNumber = "UTO550123",
        BirthDate = "850312",
        Sex = "M",
    };

    private static readonly MrzFields Bo = new(
        Surname: "BERG",
        GivenNames: "BO",
        DocumentNumber: "U2468013A",
        BirthDate: "800229",
        Sex: "M",
        ExpiryDate: "330415"
    );

    private static readonly ExpectedArrival BoAnnounced = new()
    {
        Flight = "UT324",
        From = "AAA",
        To = "BBB",
        Surname = "BERG",
        GivenNames = "BO",
        BirthDate = new TravelDate(80, 2, 29),
        Sex = "M",
        Nationality = "UTO",
        Document = new TravelDocument("P", "U2468013A", "UTO", new TravelDate(33, 4, 15)),
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("genuine", "A traveller with a genuine passport walks through.", "Admit", "", Anna),
        new(
            "expired-document",
            "The passport expired a month ago.",
            "Refer",
            "document-expiry",
            Anna,
            PassportDefect.ExpiredDocument
        ),
        new(
            "altered-chip",
            "A data group of the chip was changed after signing.",
            "Refer",
            "dg-hashes",
            Anna,
            PassportDefect.AlteredDataGroup
        ),
        new(
            "unknown-issuer",
            "The passport was issued by an authority that is not among the site's anchors.",
            "Refer",
            "ds-chain",
            Anna,
            PassportDefect.UnknownIssuer
        ),
        new(
            "wrong-face",
            "Another person walks in with a genuine passport.",
            "Refer",
            "face-match",
            Anna,
            Scene: SceneKind.Impostor
        ),
        new(
            "photo-attack",
            "A photo of the holder on paper is held before the camera.",
            "Refer",
            "face-liveness",
            Anna,
            Scene: SceneKind.PrintAttack
        ),
        new(
            "screen-attack",
            "A photo of the holder on a tablet is held before the camera.",
            "Refer",
            "face-liveness",
            Anna,
            Scene: SceneKind.ScreenAttack
        ),
        new(
            "replay-attack",
            "A recording of the holder, alive, is played on a tablet before the camera.",
            "Refer",
            "face-liveness",
            Anna,
            Scene: SceneKind.ReplayAttack
        ),
        new(
            "cut-out-attack",
            "Another person wears the holder's face, cut out of a photo, and looks through its eye holes.",
            "Refer",
            "face-liveness",
            Anna,
            Scene: SceneKind.CutOutAttack
        ),
        new(
            "watchlist-hit",
            "The holder is on the person list, spelt another way.",
            "Refer",
            "watchlist-persons",
            Listed
        ),
        new(
            "stolen-document",
            "The passport is on the list of stolen documents.",
            "Refer",
            "lost-documents",
            Anna with
            {
                DocumentNumber = "UTO990017",
            }
        ),
        new(
            "online-hit",
            "The passport is on no list of the lane; an online database knows it as stolen.",
            "Refer",
            "online-database",
            Anna with
            {
                DocumentNumber = SimulatedOnline.StolenNumber,
            }
        ),
        new(
            "online-required-and-away",
            "The policy requires the online database, and it is away.",
            "Refer",
            "online-database",
            Anna
        )
        {
            Database = DatabaseConduct.Off,
        },
        new(
            "tailgate",
            "A second person slips in behind the traveller.",
            "Refer",
            "one-person",
            Anna,
            Conduct: Conduct.BringAnother
        ),
        new(
            "obstructed-barrier",
            "Something stays in the entry's path, so the barrier cannot close behind the traveller.",
            "Refer",
            "BARRIER_FAULT",
            Anna,
            Conduct: Conduct.BlockEntry
        ),
        new(
            "walks-back",
            "The traveller turns round and walks out again.",
            "Refer",
            "Withdrawn",
            Anna,
            Conduct: Conduct.WalkBack
        ),
        new(
            "evacuation",
            "The fire alarm comes while the traveller is inside.",
            "Refer",
            "EVACUATION",
            Anna,
            Conduct: Conduct.MeetAlarm
        ),
        new(
            "reader-unplugged",
            "The document reader is unplugged while the document is read.",
            "Refer",
            "SERIAL_UNPLUGGED",
            Anna,
            Conduct: Conduct.LoseReader
        ),
        new(
            "announced",
            "The carrier has announced the traveller with this passport.",
            "Admit",
            "",
            Bo,
            Announced: BoAnnounced,
            Hint: "document"
        ),
        new(
            "announced-other-document",
            "The carrier has announced the traveller with another passport: a hint for the officer, and no more.",
            "Admit",
            "",
            Bo,
            Announced: BoAnnounced with
            {
                Document = new TravelDocument("P", "U1357924B", "UTO", null),
            },
            Hint: ArrivalDifferences.Document
        ),
        new(
            "announced-other-person",
            "The passport was announced for somebody born on another day, and a rule of the site refers.",
            "Refer",
            "passenger-rule",
            Bo,
            Announced: BoAnnounced with
            {
                GivenNames = "BJORN",
                BirthDate = new TravelDate(71, 5, 3),
            },
            Hint: ArrivalDifferences.BirthDate
        ),
    ];
}
