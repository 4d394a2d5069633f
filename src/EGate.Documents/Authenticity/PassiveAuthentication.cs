using System.Security.Cryptography;
using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// Passive authentication in its single checks, never one verdict (Doc 9303-11, 5.1): who signed, who vouches for the signer, and whether
/// what the chip gave is what was signed. Pure: files in, checks out; it may be repeated later on the same files.
/// </summary>
public sealed class PassiveAuthentication
{
    private static readonly string[] SignerChecks =
    [
        CheckNames.SodSignature,
        CheckNames.DsChain,
        CheckNames.DsValidity,
        CheckNames.IssuerCountry,
    ];

    private readonly EfSod? _sod;
    private readonly string _sodProblem;

    private PassiveAuthentication(EfSod? sod, string sodProblem)
    {
        _sod = sod;
        _sodProblem = sodProblem;
    }

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

    /// <summary>The checks <c>sod-signature</c>, <c>ds-chain</c>, <c>ds-validity</c> and <c>issuer-country</c>.</summary>
    /// <param name="anchors">The site's authorities.</param>
    /// <param name="issuer">Issuing state from the machine-readable zone, without fillers.</param>
    /// <param name="now">For validity.</param>
    public IReadOnlyList<CheckResult> VerifySigner(AnchorStore anchors, string issuer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        if (_sod is null)
        {
            return
            [
                CheckResult.Failed(CheckGroup.Document, CheckNames.SodSignature, _sodProblem),
                .. SignerChecks[1..].Select(NotDone),
            ];
        }

        var signer = DocumentSigner.Of(_sod.Cms);
        return signer.Certificate is null
            ?
            [
                signer.Signature,
                .. SignerChecks[1..].Select(n => CheckResult.NotDone(CheckGroup.Document, n, signer.Signature.Reason)),
            ]
            : [signer.Signature, .. SignerChain.Check(signer.Certificate, anchors, issuer, now)];
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

        if (_sod.SecurityObject.Hash.AsHash() is not { } hash)
        {
            return CheckResult.NotPossible(CheckGroup.Document, CheckNames.DgHashes, "hash-algorithm-not-supported");
        }

        foreach (var (group, file) in files.OrderBy(f => f.Key))
        {
            if (!_sod.SecurityObject.Hashes.TryGetValue(group, out var signed))
            {
                return CheckResult.Failed(CheckGroup.Document, CheckNames.DgHashes, $"dg{group}-not-signed");
            }

            if (!signed.Span.SequenceEqual(CryptographicOperations.HashData(hash, file.Span)))
            {
                return CheckResult.Failed(CheckGroup.Document, CheckNames.DgHashes, $"dg{group}-differs");
            }
        }

        return CheckResult.Passed(CheckGroup.Document, CheckNames.DgHashes);
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
            var problem =
                signed.Except(com.DataGroups).Any() ? "com-lists-fewer"
                : com.DataGroups.Except(signed).Any() ? "com-lists-more"
                : null;
            return problem is null
                ? CheckResult.Passed(CheckGroup.Document, CheckNames.ComSod)
                : CheckResult.Failed(CheckGroup.Document, CheckNames.ComSod, problem);
        }
        catch (DocumentFormatException)
        {
            return CheckResult.Failed(CheckGroup.Document, CheckNames.ComSod, "com-malformed");
        }
    }

    private CheckResult NotDone(string name) => CheckResult.NotDone(CheckGroup.Document, name, _sodProblem);
}
