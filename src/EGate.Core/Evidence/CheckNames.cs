namespace EGate.Core;

/// <summary>The stable names of all checks of a crossing. They stand in the journal, in JSON and in the README.</summary>
public static class CheckNames
{
    /// <summary>Number and length of lines and character set of the machine-readable zone (Doc 9303-4, 4.2).</summary>
    public const string MrzFormat = "mrz-format";

    /// <summary>All check digits of the machine-readable zone, weights 7-3-1 (Doc 9303-3, 4.9).</summary>
    public const string MrzCheckDigits = "mrz-check-digits";

    /// <summary>Date of expiry against today (Doc 9303-4, 4.2.2).</summary>
    public const string DocumentExpiry = "document-expiry";

    /// <summary>The document is of a kind that the lane takes: a passport, or an identity card where the site says so.</summary>
    public const string DocumentKind = "document-kind";

    /// <summary>Access to the chip with PACE or BAC (Doc 9303-11, 4.2 to 4.4) and secure messaging kept throughout.</summary>
    public const string ChipAccess = "chip-access";

    /// <summary>EF.COM, EF.SOD, DG1 and DG2 read whole (Doc 9303-10, 4).</summary>
    public const string ChipRead = "chip-read";

    /// <summary>EF.SOD is a CMS SignedData whose signature the document signer made (Doc 9303-11, 5.1).</summary>
    public const string SodSignature = "sod-signature";

    /// <summary>The document signer was issued by a CSCA of the site's anchors (Doc 9303-12).</summary>
    public const string DsChain = "ds-chain";

    /// <summary>The document signer and its CSCA are inside their validity.</summary>
    public const string DsValidity = "ds-validity";

    /// <summary>The hash of every data group read equals that in the LDS security object (Doc 9303-10, 4.6.2).</summary>
    public const string DgHashes = "dg-hashes";

    /// <summary>EF.COM lists the data groups that EF.SOD signs (Frontex: EF.SOD against EF.COM).</summary>
    public const string ComSod = "com-sod";

    /// <summary>DG1 of the chip equals the machine-readable zone as read (Frontex: DG1 against MRZ).</summary>
    public const string Dg1Mrz = "dg1-mrz";

    /// <summary>Issuing state of MRZ, document signer and CSCA agree.</summary>
    public const string IssuerCountry = "issuer-country";

    /// <summary>EF.SOD is the CMS SignedData that Doc 9303-10, 4.6.2 describes. Part of <see cref="SodSignature"/>.</summary>
    public const string SodStructure = "sod-structure";

    /// <summary>The SignerInfo's signer is among the certificates of EF.SOD. Part of <see cref="SodSignature"/>.</summary>
    public const string SodSigner = "sod-signer";

    /// <summary>
    /// The algorithms and parameters that the SignerInfo names are known and strong enough. SHA-1 passes with the reason <c>sha-1</c>: a
    /// warning. Part of <see cref="SodSignature"/>.
    /// </summary>
    public const string SodAlgorithms = "sod-algorithms";

    /// <summary>The signed attributes are there and name the content's type. Part of <see cref="SodSignature"/>.</summary>
    public const string SodAttributes = "sod-attributes";

    /// <summary>The signed digest is that of the LDS security object. Part of <see cref="SodSignature"/>.</summary>
    public const string SodDigest = "sod-digest";

    /// <summary>The document signer was valid when it signed (signing time, private key usage period; Doc 9303-12, 7.1).</summary>
    public const string DsValidityAtSigning = "ds-validity-at-signing";

    /// <summary>Key usage, extended key usage and basic constraints allow the document signer to sign documents (Doc 9303-12, 7.1.1).</summary>
    public const string DsKeyUsage = "ds-key-usage";

    /// <summary>The document signer is not on its CSCA's revocation list, and the list is signed and young enough (Doc 9303-12, 7.1.4).</summary>
    public const string DsRevocation = "ds-revocation";

    /// <summary>No deviation list entry concerns the document, or the deviation is a known harmless one (Doc 9303-3, 7).</summary>
    public const string DeviationList = "deviation-list";

    /// <summary>No defect list entry withdraws the document signer or its documents (BSI TR-03129).</summary>
    public const string DefectList = "defect-list";

    /// <summary>The security infos of EF.CardAccess are those that a signed file repeats: nobody took the stronger access away (Doc 9303-11, 9.2).</summary>
    public const string CardAccess = "card-access";

    /// <summary>The chip owns the key of DG15 (Doc 9303-11, 6.1).</summary>
    public const string ActiveAuthentication = "active-authentication";

    /// <summary>The chip owns the key of DG14 (Doc 9303-11, 6.2).</summary>
    public const string ChipAuthentication = "chip-authentication";

    /// <summary>The chip proved its key of EF.CardSecurity within PACE (Doc 9303-11, 4.4.3.5).</summary>
    public const string PaceCam = "pace-cam";

    /// <summary>The chip accepted this terminal's rights (Doc 9303-11, 7.1).</summary>
    public const string TerminalAuthentication = "terminal-authentication";

    /// <summary>
    /// The chip is no copy: active authentication, chip authentication or PACE with chip authentication mapping passed, with a key that a
    /// trusted EF.SOD signs. A method that is promised and not passed fails it.
    /// </summary>
    public const string CloneDetection = "clone-detection";

    /// <summary>A stolen, lost or revoked document: exact match of number and issuer.</summary>
    public const string LostDocuments = "lost-documents";

    /// <summary>A person on a watchlist: name and date of birth. Score 0..1.</summary>
    public const string WatchlistPersons = "watchlist-persons";

    /// <summary>The lists are loaded, whole and young enough. Score in hours.</summary>
    public const string ListsAge = "lists-age";

    /// <summary>
    /// The online databases know nothing against document or person. Part of the evidence only where the site's policy calls for it.
    /// </summary>
    public const string OnlineDatabase = "online-database";

    /// <summary>Not chosen by chance for a look by an officer. Part of the evidence only where a site asks for it; a referral then proves nothing.</summary>
    public const string RandomReferral = "random-referral";

    /// <summary>
    /// A rule of the site about expected arrivals says that this traveller is handed to an officer; the reason is the rule's flag. It is in the
    /// evidence only then, and then it failed: passenger data by themselves, or their absence, are never evidence against anybody.
    /// </summary>
    public const string PassengerRule = "passenger-rule";

    /// <summary>A face good enough to be judged was captured in time. Score: quality 0..100.</summary>
    public const string FaceQuality = "face-quality";

    /// <summary>The face is a living one (ISO/IEC 30107-3). Score 0..1.</summary>
    public const string FaceLiveness = "face-liveness";

    /// <summary>The living face is that of the chip's portrait. Score: cosine -1..1.</summary>
    public const string FaceMatch = "face-match";

    /// <summary>Exactly one person is in the mantrap. Score: persons counted.</summary>
    public const string OnePerson = "one-person";

    /// <summary>The person came the right way and did not turn back.</summary>
    public const string Direction = "direction";

    /// <summary>
    /// The document checks in the order in which people read them. Those that are not in <see cref="Required"/> are done when the document
    /// or the site's policy calls for them; once they are in the evidence, only <see cref="Outcome.Passed"/> passes.
    /// </summary>
    public static IReadOnlyList<string> Document { get; } =
    [
        MrzFormat,
        MrzCheckDigits,
        DocumentExpiry,
        DocumentKind,
        ChipAccess,
        CardAccess,
        ChipRead,
        SodStructure,
        SodSigner,
        SodAlgorithms,
        SodAttributes,
        SodDigest,
        SodSignature,
        DsKeyUsage,
        DsValidityAtSigning,
        DsValidity,
        DsChain,
        DsRevocation,
        IssuerCountry,
        DeviationList,
        DefectList,
        DgHashes,
        ComSod,
        Dg1Mrz,
        PaceCam,
        ChipAuthentication,
        ActiveAuthentication,
        CloneDetection,
        TerminalAuthentication,
    ];

    /// <summary>Every check that must be present and passed for an admission by the machine, with its group.</summary>
    public static IReadOnlyDictionary<string, CheckGroup> Required { get; } =
        new Dictionary<string, CheckGroup>
        {
            [MrzFormat] = CheckGroup.Document,
            [MrzCheckDigits] = CheckGroup.Document,
            [DocumentExpiry] = CheckGroup.Document,
            [DocumentKind] = CheckGroup.Document,
            [ChipAccess] = CheckGroup.Document,
            [ChipRead] = CheckGroup.Document,
            [SodSignature] = CheckGroup.Document,
            [DsChain] = CheckGroup.Document,
            [DsValidity] = CheckGroup.Document,
            [DgHashes] = CheckGroup.Document,
            [ComSod] = CheckGroup.Document,
            [Dg1Mrz] = CheckGroup.Document,
            [IssuerCountry] = CheckGroup.Document,
            [LostDocuments] = CheckGroup.Lists,
            [WatchlistPersons] = CheckGroup.Lists,
            [ListsAge] = CheckGroup.Lists,
            [FaceQuality] = CheckGroup.Face,
            [FaceLiveness] = CheckGroup.Face,
            [FaceMatch] = CheckGroup.Face,
            [OnePerson] = CheckGroup.OnePerson,
            [Direction] = CheckGroup.OnePerson,
        };
}
