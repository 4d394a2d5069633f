namespace EGate.Devices.Simulated;

/// <summary>What is deliberately wrong with a simulated passport. Each is a thing that travellers bring to gates.</summary>
public enum PassportDefect
{
    /// <summary>A genuine, valid passport.</summary>
    None = 0,

    /// <summary><c>altered-data-group</c>: a byte of DG2 was changed after signing.</summary>
    AlteredDataGroup = 1,

    /// <summary><c>unknown-issuer</c>: issued by an authority that is not among the anchors.</summary>
    UnknownIssuer = 2,

    /// <summary><c>forged-issuer</c>: issued by somebody who uses the authority's name with a key of their own.</summary>
    ForgedIssuer = 3,

    /// <summary><c>expired-document</c>: expired 30 days before the authority's clock.</summary>
    ExpiredDocument = 4,

    /// <summary><c>expired-signer</c>: the document signer's certificate ended a day before the authority's clock.</summary>
    ExpiredSigner = 5,

    /// <summary><c>sod-not-cms</c>: EF.SOD holds something else than signed data.</summary>
    SodNotCms = 6,

    /// <summary><c>wrong-signature</c>: one bit of the SOD's signature is another.</summary>
    WrongSignature = 7,

    /// <summary><c>com-mismatch</c>: EF.COM leaves out a signed data group, as a copied chip does that hides the key it cannot copy.</summary>
    ComMismatch = 8,

    /// <summary><c>dg1-differs-from-mrz</c>: the chip is that of another person with the same number and dates.</summary>
    Dg1DiffersFromMrz = 9,

    /// <summary><c>stops-mid-file</c>: the chip falls silent in the middle of DG2 and stays so.</summary>
    StopsMidFile = 10,

    /// <summary><c>no-chip</c>: the chip never answers.</summary>
    NoChip = 11,

    /// <summary><c>unprotected-answer</c>: inside secure messaging the chip gives a file's bytes in plain, as only a copy or somebody between does.</summary>
    UnprotectedAnswer = 80,

    /// <summary><c>wrong-answer-mac</c>: inside secure messaging one bit of a MAC is another.</summary>
    WrongAnswerMac = 81,

    /// <summary><c>pace-nonce-wrong</c>: the chip maps another nonce than it sends, so that PACE ends as with a wrong password.</summary>
    PaceNonceWrong = 82,

    /// <summary><c>pace-token-wrong</c>: the chip's token shows that it does not know the keys.</summary>
    PaceTokenWrong = 83,

    /// <summary><c>pace-fails</c>: PACE is offered and always fails, basic access control works: what somebody does who forces the weaker protocol.</summary>
    PaceFails = 84,

    /// <summary><c>pace-chain-refused</c>: GENERAL AUTHENTICATE is answered 6883, as seen on chips of the field.</summary>
    PaceChainRefused = 85,

    /// <summary><c>foreign-mapping-key</c>: a copied chip whose data of PACE with chip authentication mapping is made with another key.</summary>
    ForeignMappingKey = 86,

    /// <summary><c>card-access-altered</c>: EF.CardAccess leaves out what the signed EF.CardSecurity lists.</summary>
    CardAccessAltered = 87,

    /// <summary><c>endless-file</c>: DG2 declares 256 KiB and comes byte by byte.</summary>
    EndlessFile = 88,

    /// <summary><c>copied-without-active-key</c>: the files are a genuine passport's, the key behind DG15 is the copier's.</summary>
    CopiedWithoutActiveKey = 60,

    /// <summary><c>copied-without-chip-key</c>: the files are a genuine passport's, the key behind DG14 is the copier's.</summary>
    CopiedWithoutChipKey = 61,

    /// <summary><c>constant-active-answer</c>: the chip answers every challenge with a recorded signature of the genuine key.</summary>
    ConstantActiveAnswer = 62,

    /// <summary><c>dg15-not-signed</c>: DG15 is on the chip, its key works, but EF.SOD and EF.COM do not know it.</summary>
    Dg15NotSigned = 63,

    /// <summary><c>dg14-absent</c>: EF.SOD signs a DG14 that is not on the chip, as a copy does that hides the key it cannot copy.</summary>
    Dg14Absent = 64,

    /// <summary><c>dg15-absent</c>: EF.SOD signs a DG15 that is not on the chip.</summary>
    Dg15Absent = 65,

    /// <summary><c>weak-active-key</c>: the key of DG15 is RSA of 768 bits.</summary>
    WeakActiveKey = 66,

    /// <summary><c>chip-key-off-curve</c>: the key of DG14 is a point that is not on its curve.</summary>
    ChipKeyOffCurve = 67,

    /// <summary><c>chip-keys-not-switched</c>: the chip accepts chip authentication and goes on with the old session keys.</summary>
    ChipKeysNotSwitched = 68,

    /// <summary><c>dg1-wrong-length</c>: DG1 holds a character less than its zone has.</summary>
    Dg1WrongLength = 40,

    /// <summary><c>dg1-wrong-check-digit</c>: the composite digit in DG1 is another than the printed one, and wrong.</summary>
    Dg1WrongCheckDigit = 41,

    /// <summary><c>dg2-without-face</c>: the facial record in DG2 says that it holds no image.</summary>
    Dg2WithoutFace = 42,

    /// <summary><c>dg2-image-truncated</c>: the second half of the portrait is missing; every length is right.</summary>
    Dg2ImageTruncated = 43,

    /// <summary><c>dg2-length-lies</c>: the image block in DG2 says that it is a kilobyte longer than it is.</summary>
    Dg2LengthLies = 44,

    /// <summary><c>dg2-not-an-image</c>: DG2 holds something that is neither JPEG nor JPEG 2000.</summary>
    Dg2NotAnImage = 45,

    /// <summary><c>dg11-malformed</c>: an object in DG11 is longer than the file. A gate does not read DG11; other terminals do.</summary>
    Dg11Malformed = 46,

    /// <summary><c>sod-content-malformed</c>: EF.SOD signs something else than hashes.</summary>
    SodContentMalformed = 100,

    /// <summary><c>sod-content-type</c>: the content of EF.SOD is marked as a master list.</summary>
    SodContentType = 101,

    /// <summary><c>signer-certificate-missing</c>: EF.SOD came without its signer's certificate.</summary>
    SignerCertificateMissing = 102,

    /// <summary><c>digest-algorithm-unknown</c>: EF.SOD names a hash function that is not one of documents.</summary>
    DigestAlgorithmUnknown = 103,

    /// <summary><c>signature-algorithm-unknown</c>: EF.SOD names a signature algorithm that is not one of documents.</summary>
    SignatureAlgorithmUnknown = 104,

    /// <summary><c>algorithm-parameters-malformed</c>: the parameters of the PSS signature cannot be read.</summary>
    AlgorithmParametersMalformed = 105,

    /// <summary><c>signer-key-short</c>: the document signer's RSA key has 768 bits.</summary>
    SignerKeyShort = 106,

    /// <summary><c>signed-attributes-missing</c>: the signature is over the content itself, which only plain data may be.</summary>
    SignedAttributesMissing = 107,

    /// <summary><c>content-type-attribute-missing</c>: the signer did not sign the content's type.</summary>
    ContentTypeAttributeMissing = 108,

    /// <summary><c>content-type-attribute-differs</c>: the signer signed another type: a signature of something else was put on a document.</summary>
    ContentTypeAttributeDiffers = 109,

    /// <summary><c>message-digest-missing</c>: the signer did not sign a digest of the content.</summary>
    MessageDigestMissing = 110,

    /// <summary><c>message-digest-differs</c>: the signed digest is that of another content.</summary>
    MessageDigestDiffers = 111,

    /// <summary><c>altered-attribute</c>: the signing time was changed after signing.</summary>
    AlteredAttribute = 112,

    /// <summary><c>altered-security-object</c>: a data group and its hash in EF.SOD were changed after signing.</summary>
    AlteredSecurityObject = 113,

    /// <summary><c>signer-key-usage</c>: the signer's certificate is for encipherment.</summary>
    SignerKeyUsage = 114,

    /// <summary><c>signer-purpose</c>: the signer is one of master lists.</summary>
    SignerPurpose = 115,

    /// <summary><c>signer-is-authority</c>: the signer's certificate is that of an authority.</summary>
    SignerIsAuthority = 116,

    /// <summary><c>signer-unknown-critical</c>: the signer's certificate has a critical extension that nobody knows.</summary>
    SignerUnknownCritical = 117,

    /// <summary><c>signed-before-validity</c>: signed a year before the signer's certificate was valid.</summary>
    SignedBeforeValidity = 118,

    /// <summary><c>signed-after-key-period</c>: signed when the signer's key should have been destroyed: a stolen key.</summary>
    SignedAfterKeyPeriod = 119,

    /// <summary><c>signed-in-future</c>: signed a month after the authority's clock.</summary>
    SignedInFuture = 120,

    /// <summary><c>signer-not-yet-valid</c>: the signer's certificate begins half a day after the authority's clock.</summary>
    SignerNotYetValid = 121,

    /// <summary><c>expired-authority</c>: the CSCA's certificate ended a day before the authority's clock.</summary>
    ExpiredAuthority = 122,

    /// <summary><c>foreign-signer</c>: the signer's certificate is of another state than the document.</summary>
    ForeignSigner = 123,

    /// <summary><c>foreign-authority</c>: a trusted CSCA of another state issued the signer's certificate: one state makes passports of another.</summary>
    ForeignAuthority = 124,

    /// <summary><c>issuer-code-unknown</c>: the zone names a state that does not exist.</summary>
    IssuerCodeUnknown = 125,

    /// <summary><c>forged-link</c>: EF.SOD brings a link certificate that the authority did not sign.</summary>
    ForgedLink = 126,

    /// <summary><c>revoked-signer</c>: the signer's certificate is on the revocation list.</summary>
    RevokedSigner = 127,

    /// <summary><c>revoked-authority</c>: the CSCA's certificate is on the revocation list.</summary>
    RevokedAuthority = 128,

    /// <summary><c>stale-crl</c>: the site's revocation list is 100 days old.</summary>
    StaleCrl = 129,

    /// <summary><c>forged-crl</c>: the site's revocation list is not signed by the authority.</summary>
    ForgedCrl = 130,

    /// <summary><c>crl-from-future</c>: the site's revocation list is issued ten days after the authority's clock.</summary>
    CrlFromFuture = 131,

    /// <summary><c>crl-missing</c>: the site has no revocation list of the authority.</summary>
    CrlMissing = 132,

    /// <summary><c>crl-unknown-critical</c>: the site's revocation list has a critical extension that nobody knows.</summary>
    CrlUnknownCritical = 133,

    /// <summary><c>defect-signer-revoked</c>: the defect list withdraws the signer.</summary>
    DefectSignerRevoked = 134,

    /// <summary><c>defect-sod-invalid</c>: the defect list says that EF.SOD of the signer's documents is invalid.</summary>
    DefectSodInvalid = 135,

    /// <summary><c>defect-unknown</c>: the defect list names a defect of a kind that is not known yet.</summary>
    DefectUnknown = 136,

    /// <summary><c>forged-defect-list</c>: somebody whom the site does not trust signed its defect list.</summary>
    ForgedDefectList = 137,

    /// <summary><c>deviation-key-compromised</c>: the state says that others have the key that proves its chips.</summary>
    DeviationKeyCompromised = 138,

    /// <summary><c>deviation-signature-wrong</c>: the state says that EF.SOD of the signer's documents is signed wrongly.</summary>
    DeviationSignatureWrong = 139,

    /// <summary><c>deviation-unknown</c>: the state tells of a deviation of a kind that is not known yet.</summary>
    DeviationUnknown = 140,

    /// <summary><c>forged-deviation-list</c>: somebody whom the site does not trust signed its deviation list.</summary>
    ForgedDeviationList = 141,

    /// <summary><c>unsigned-data-group</c>: the portrait is not among the signed hashes, and EF.COM does not name it.</summary>
    UnsignedDataGroup = 142,

    /// <summary><c>group-hash-unknown</c>: the hashes of the data groups are made with a function that is not one of documents.</summary>
    GroupHashUnknown = 143,

    /// <summary><c>com-lists-more</c>: EF.COM names a data group that is not signed.</summary>
    ComListsMore = 144,

    /// <summary><c>com-malformed</c>: EF.COM holds something else.</summary>
    ComMalformed = 145,
}

/// <summary>The names of defects in commands and scenarios.</summary>
public static partial class PassportDefects
{
    /// <summary>Every defect by its kebab-case name; <c>none</c> among them.</summary>
    public static IReadOnlyDictionary<string, PassportDefect> ByName { get; } =
        Enum.GetValues<PassportDefect>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>The way in that a passport with this defect needs to show it.</summary>
    public static PassportAccess AccessFor(PassportDefect defect) =>
        defect switch
        {
            PassportDefect.PaceNonceWrong
            or PassportDefect.PaceTokenWrong
            or PassportDefect.PaceFails
            or PassportDefect.PaceChainRefused => PassportAccess.Today,
            PassportDefect.ForeignMappingKey or PassportDefect.CardAccessAltered => PassportAccess.WithMappingProof,
            _ => PassportAccess.BasicOnly,
        };

    /// <summary>The kebab-case name, e.g. <c>sod-not-cms</c>.</summary>
    public static string NameOf(PassportDefect defect) =>
        string.Concat(
            defect
                .ToString()
                .Select(
                    (c, i) =>
                        char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()
                )
        );
}
