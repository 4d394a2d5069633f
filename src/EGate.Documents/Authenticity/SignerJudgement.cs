using System.Security.Cryptography;
using EGate.Core;

namespace EGate.Documents;

/// <summary>The checks of one document's signer, in the order in which people read them. Used once.</summary>
internal sealed class SignerJudgement
{
    /// <summary>id-icao-mrtd-security-ldsSecurityObject (Doc 9303-10, 4.6.2.3).</summary>
    private const string LdsContent = "2.23.136.1.1.1";
    private const string DataContent = "1.2.840.113549.1.7.1";

    /// <summary>Types that documents of the first years carry: ICAO's draft and that of a printer.</summary>
    private static readonly string[] LegacyContent = ["1.3.27.1.1.1", "1.2.528.1.1006.1.20.1"];

    private readonly EfSod _sod;
    private readonly TrustMaterial _trust;
    private readonly DocumentPolicy _policy;
    private readonly DocumentFacts _document;
    private readonly DateTimeOffset _now;
    private readonly List<CheckResult> _checks = [];
    private readonly List<CheckResult> _notCalledFor = [];

    public SignerJudgement(
        EfSod sod,
        TrustMaterial trust,
        DocumentPolicy policy,
        DocumentFacts document,
        DateTimeOffset now
    )
    {
        _sod = sod;
        _trust = trust;
        _policy = policy;
        _document = document;
        _now = now;
    }

    public AuthenticityReport Report()
    {
        var verification = CmsVerification.Of(_sod.Cms, _trust.KnownSigners);
        AddSod(verification);
        if (verification.Certificate is not { } signer)
        {
            string[] open =
            [
                CheckNames.DsKeyUsage,
                CheckNames.DsValidityAtSigning,
                CheckNames.DsValidity,
                CheckNames.DsChain,
                CheckNames.IssuerCountry,
            ];
            _checks.AddRange(open.Select(n => CmsPart.NotDone(verification.Signer.Reason).As(n)));
            return new AuthenticityReport(_checks, _notCalledFor, null);
        }

        var signingTime = verification.Info.SigningTime;
        var offered = _trust.Links.Concat(
            _sod.Cms.Certificates.Where(c => !ReferenceEquals(c, signer)).Select(c => (c, "EF.SOD"))
        );
        var chain = SignerChain.Of(signer, _trust.Anchors, [.. offered]);
        _checks.Add(SignerChecks.KeyUsage(signer));
        _checks.Add(SignerChecks.ValidityAtSigning(signer, signingTime, _now));
        _checks.Add(SignerChecks.Validity(signer, chain, _now));
        _checks.Add(chain.Check);
        AddRevocation(signer, chain);
        _checks.Add(SignerChecks.Country(signer, chain, _document.Issuer));
        AddOrLeave(
            DeviationCheck.Of(signer, _document, signingTime, _trust.DeviationLists),
            CheckNames.DeviationList,
            "no-deviation-list"
        );
        AddOrLeave(DefectCheck.Of(signer, _trust.DefectLists), CheckNames.DefectList, "no-defect-list");
        return new AuthenticityReport(_checks, _notCalledFor, chain.Authority?.Provenance);
    }

    private void AddSod(CmsVerification verification)
    {
        var structure = StructureOf(_sod.Cms.ContentType);
        var algorithms =
            verification.Algorithms.Reason == "ok" && _sod.SecurityObject.Hash.AsHash() == HashAlgorithmName.SHA1
                ? CmsPart.Warning("sha-1")
                : verification.Algorithms;
        _checks.Add(structure.As(CheckNames.SodStructure));
        _checks.Add(verification.Signer.As(CheckNames.SodSigner));
        _checks.Add(algorithms.As(CheckNames.SodAlgorithms));
        _checks.Add(verification.Attributes.As(CheckNames.SodAttributes));
        _checks.Add(verification.Digest.As(CheckNames.SodDigest));
        _checks.Add(CmsPart.Worst(structure, verification.Whole).As(CheckNames.SodSignature));
    }

    private static CmsPart StructureOf(string contentType) =>
        contentType == LdsContent ? CmsPart.Ok
        : contentType == DataContent ? CmsPart.Warning("content-type-data")
        : LegacyContent.Contains(contentType, StringComparer.Ordinal) ? CmsPart.Warning("content-type-legacy")
        : CmsPart.Failed("content-type-unknown");

    private void AddRevocation(Certificate signer, SignerChain chain)
    {
        if (chain.Authority is null)
        {
            // Without an authority nobody can say whose list would count.
            var open = CmsPart.NotDone(chain.Check.Reason).As(CheckNames.DsRevocation);
            (_policy.Revocation == Demand.Required ? _checks : _notCalledFor).Add(open);
            return;
        }

        AddOrLeave(
            RevocationCheck.Of(signer, chain.Authority, _trust, _policy, _now),
            CheckNames.DsRevocation,
            "no-crl"
        );
    }

    private void AddOrLeave(CheckResult? check, string name, string reason)
    {
        if (check is not null)
        {
            _checks.Add(check);
        }
        else
        {
            _notCalledFor.Add(CmsPart.NotDone(reason).As(name));
        }
    }
}
