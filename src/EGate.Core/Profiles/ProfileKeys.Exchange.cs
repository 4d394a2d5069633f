namespace EGate.Core;

public static partial class ProfileKeys
{
    internal const string Off = "off";
    internal const string Optional = "optional";
    internal const string DocumentsOnly = "documents";
    internal const string DocumentsAndPersons = "documents-and-persons";

    private static ProfileKey[] Online() =>
        [
            Choice(
                "online.policy",
                "Whether online databases are asked, through the gateway. With optional a hit refers and silence does not; with required silence refers too.",
                [Off, Optional, Required],
                Quoted(Off)
            ),
            Choice(
                "online.ask",
                "What they are asked: document number and country only, or also name and date of birth.",
                [DocumentsOnly, DocumentsAndPersons],
                Quoted(DocumentsOnly)
            ),
            new(
                "online.answer_keys",
                ProfileKeyType.FilePath,
                "",
                1,
                1_024,
                Quoted("databases"),
                "Folder of the databases' public keys, one NAME.pem (ECDSA P-256) for each. Each is asked; an answer counts only when its own key signed it.",
                []
            ),
            Whole(
                "online.answer_ms_max",
                "ms",
                100,
                10_000,
                1_500,
                "Longest wait for the answers, counted from the zone being read; the chip is read meanwhile, which takes about as long."
            ),
        ];

    private static ProfileKey[] Sharing() =>
        [
            new(
                "sharing.receivers",
                ProfileKeyType.FilePath,
                "",
                1,
                1_024,
                Quoted(SharingPolicy.Nobody),
                "File of the agencies that are told of officers' decisions on hits, and which fields each may have; none tells nobody.",
                []
            ),
            Whole(
                "sharing.keep_d_max",
                "d",
                1,
                90,
                14,
                "Notifications that cannot be delivered are kept this long, then given up and journaled. They are personal data: no longer than an outage lasts."
            ),
            Whole(
                "sharing.cleared_d",
                "d",
                1,
                730,
                180,
                "How long an officer's \"not this person\" is to count once the maker of the lists has taken it."
            ),
        ];
}
