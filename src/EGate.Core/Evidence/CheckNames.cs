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

    /// <summary>Access to the chip with keys from the MRZ (Doc 9303-11, 4.3 BAC) and secure messaging kept throughout.</summary>
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

    /// <summary>A stolen, lost or revoked document: exact match of number and issuer.</summary>
    public const string LostDocuments = "lost-documents";

    /// <summary>A person on a watchlist: name and date of birth. Score 0..1.</summary>
    public const string WatchlistPersons = "watchlist-persons";

    /// <summary>The lists are loaded, whole and young enough. Score in hours.</summary>
    public const string ListsAge = "lists-age";

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

    /// <summary>Every check that must be present and passed for an admission by the machine, with its group.</summary>
    public static IReadOnlyDictionary<string, CheckGroup> Required { get; } =
        new Dictionary<string, CheckGroup>
        {
            [MrzFormat] = CheckGroup.Document,
            [MrzCheckDigits] = CheckGroup.Document,
            [DocumentExpiry] = CheckGroup.Document,
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
