using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// Passive authentication in its single checks, never one verdict (Doc 9303-11, 5.1): who signed, who vouches for the signer, and whether
/// what the chip gave is what was signed. Pure: files in, checks out; it may be repeated later on the same files.
/// </summary>
public sealed class PassiveAuthentication
{
    private static readonly string[] SignerCheckNames =
    [
        CheckNames.SodStructure,
        CheckNames.SodSignature,
        CheckNames.DsKeyUsage,
        CheckNames.DsValidityAtSigning,
        CheckNames.DsValidity,
        CheckNames.DsChain,
        CheckNames.IssuerCountry,
    ];

    private readonly EfSod? _sod;
    private readonly string _sodProblem;

    private PassiveAuthentication(EfSod? sod, string sodProblem)
    {
        _sod = sod;
        _sodProblem = sodProblem;
    }

    /// <summary>Numbers of the data groups that EF.SOD signs, in ascending order; empty when it could not be opened.</summary>
    public IReadOnlyList<int> SignedDataGroups => _sod is null ? [] : [.. _sod.SecurityObject.Hashes.Keys];

    /// <summary>Opens EF.SOD. Never throws for bad bytes: each check then says why it could not be done.</summary>
    public static PassiveAuthentication Open(ReadOnlyMemory<byte> sodFile)
    {
        try
        {
            return new PassiveAuthentication(EfSod.Parse(sodFile), "");
        }
        catch (DocumentFormatException e)
        {
            return new PassiveAuthentication(null, e.Reason);
        }
    }

    /// <summary>All checks of the signer, for a site that has anchors and nothing else.</summary>
    /// <param name="anchors">The site's authorities.</param>
    /// <param name="issuer">Issuing state from the machine-readable zone, without fillers.</param>
    /// <param name="now">For validity.</param>
    public IReadOnlyList<CheckResult> VerifySigner(AnchorStore anchors, string issuer, DateTimeOffset now) =>
        VerifySigner(TrustMaterial.Of(anchors), new DocumentPolicy(), new DocumentFacts(issuer), now).Checks;

    /// <summary>
    /// All checks of the signer, from <c>sod-structure</c> to <c>defect-list</c>. <c>sod-signature</c> is the sum of those before it and fails
    /// with the reason of the part that failed.
    /// </summary>
    /// <param name="trust">What the site knows.</param>
    /// <param name="policy">What the site demands.</param>
    /// <param name="document">What is known of the document.</param>
    /// <param name="now">For validity and the age of lists.</param>
    public AuthenticityReport VerifySigner(
        TrustMaterial trust,
        DocumentPolicy policy,
        DocumentFacts document,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(trust);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(document);
        return _sod is null
            ? new AuthenticityReport(
                [
                    .. SignerCheckNames[..2].Select(n => CmsPart.Failed(_sodProblem).As(n)),
                    .. SignerCheckNames[2..].Select(NotDone),
                ],
                [],
                null
            )
            : new SignerJudgement(_sod, trust, policy, document, now).Report();
    }

    /// <summary>The check <c>dg-hashes</c> over the data groups that were read.</summary>
    /// <param name="files">Whole files by number of the data group.</param>
    public CheckResult VerifyHashes(IReadOnlyDictionary<int, ReadOnlyMemory<byte>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (_sod is null)
        {
            return NotDone(CheckNames.DgHashes);
        }

        var parts = files.OrderBy(f => f.Key).Select(f => HashPart(f.Key, f.Value)).ToArray();
        return CmsPart.Worst(parts).As(CheckNames.DgHashes);
    }

    /// <summary>One check for each data group that was read, <c>dg1-hash</c> to <c>dg16-hash</c>: the parts of <c>dg-hashes</c>, for people.</summary>
    /// <param name="files">Whole files by number of the data group.</param>
    public IReadOnlyList<CheckResult> VerifyEachHash(IReadOnlyDictionary<int, ReadOnlyMemory<byte>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return
        [
            .. files
                .OrderBy(f => f.Key)
                .Select(f =>
                    (_sod is null ? CmsPart.NotDone(_sodProblem) : HashPart(f.Key, f.Value)).As($"dg{f.Key}-hash")
                ),
        ];
    }

    /// <summary>
    /// The check <c>com-sod</c>. EF.COM is not signed: a chip that leaves a signed data group out of it, say the key that proves it is no
    /// copy, hides something.
    /// </summary>
    public CheckResult VerifyCom(ReadOnlyMemory<byte> comFile)
    {
        if (_sod is null)
        {
            return NotDone(CheckNames.ComSod);
        }

        try
        {
            var com = EfCom.Parse(comFile);
            var signed = _sod.SecurityObject.Hashes.Keys.ToList();
            return (
                signed.Except(com.DataGroups).Any() ? CmsPart.Failed("com-lists-fewer")
                : com.DataGroups.Except(signed).Any() ? CmsPart.Failed("com-lists-more")
                : CmsPart.Ok
            ).As(CheckNames.ComSod);
        }
        catch (DocumentFormatException)
        {
            return CmsPart.Failed("com-malformed").As(CheckNames.ComSod);
        }
    }

    private CmsPart HashPart(int group, ReadOnlyMemory<byte> file) =>
        _sod!.SecurityObject.Hash.AsHash() is not { } hash ? CmsPart.NotPossible("hash-algorithm-not-supported")
        : !_sod.SecurityObject.Hashes.TryGetValue(group, out var signed) ? CmsPart.Failed($"dg{group}-not-signed")
        : signed.Span.SequenceEqual(Hashes.Of(hash, file.Span)) ? CmsPart.Ok
        : CmsPart.Failed($"dg{group}-differs");

    private CheckResult NotDone(string name) => CmsPart.NotDone(_sodProblem).As(name);
}
