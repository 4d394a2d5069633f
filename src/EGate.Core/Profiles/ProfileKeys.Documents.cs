namespace EGate.Core;

public static partial class ProfileKeys
{
    internal const string Passports = "passports";
    internal const string PassportsAndCards = "passports-and-identity-cards";
    internal const string WhenOffered = "when-offered";
    internal const string Required = "required";

    private static ProfileKey[] Documents() =>
        [
            Choice(
                "documents.accept",
                "Which documents the lane takes. Identity cards only where travellers may cross with them.",
                [Passports, PassportsAndCards],
                Quoted(Passports)
            ),
            YesNo(
                "documents.basic_access_after_pace",
                "Whether a chip whose PACE failed may be opened with the weaker BAC. Somebody between chip and reader could force that: off unless a known series needs it."
            ),
            Choice(
                "documents.clone_detection",
                "What to do with documents that offer no proof against copying (neither active nor chip authentication). Many issued before 2015 do not.",
                [WhenOffered, Required],
                Quoted(WhenOffered)
            ),
            Choice(
                "documents.revocation",
                "What to do when no revocation list of the issuing state is in the anchors folder.",
                [WhenOffered, Required],
                Quoted(WhenOffered)
            ),
            Whole(
                "documents.crl_age_d_max",
                "d",
                1,
                365,
                90,
                "Revocation lists older than this do not count. States issue one at least every 90 days (Doc 9303-12)."
            ),
        ];

    private static ProfileKey YesNo(string path, string reason) =>
        new(path, ProfileKeyType.YesNo, "", 0, 0, "false", reason, []);

    private static string Quoted(string word) => $"\"{word}\"";
}
