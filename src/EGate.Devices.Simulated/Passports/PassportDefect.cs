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
    UnprotectedAnswer = 100,

    /// <summary><c>wrong-answer-mac</c>: inside secure messaging one bit of a MAC is another.</summary>
    WrongAnswerMac = 101,

    /// <summary><c>pace-nonce-wrong</c>: the chip maps another nonce than it sends, so that PACE ends as with a wrong password.</summary>
    PaceNonceWrong = 102,

    /// <summary><c>pace-token-wrong</c>: the chip's token shows that it does not know the keys.</summary>
    PaceTokenWrong = 103,

    /// <summary><c>pace-fails</c>: PACE is offered and always fails, basic access control works: what somebody does who forces the weaker protocol.</summary>
    PaceFails = 104,

    /// <summary><c>pace-chain-refused</c>: GENERAL AUTHENTICATE is answered 6883, as seen on chips of the field.</summary>
    PaceChainRefused = 105,

    /// <summary><c>foreign-mapping-key</c>: a copied chip whose data of PACE with chip authentication mapping is made with another key.</summary>
    ForeignMappingKey = 106,

    /// <summary><c>card-access-altered</c>: EF.CardAccess leaves out what the signed EF.CardSecurity lists.</summary>
    CardAccessAltered = 107,

    /// <summary><c>endless-file</c>: DG2 declares 256 KiB and comes byte by byte.</summary>
    EndlessFile = 108,
}

/// <summary>The names of defects in commands and scenarios.</summary>
public static class PassportDefects
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
