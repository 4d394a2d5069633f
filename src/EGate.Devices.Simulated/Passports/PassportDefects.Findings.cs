using EGate.Core;
using Defect = EGate.Devices.Simulated.PassportDefect;

namespace EGate.Devices.Simulated;

/// <summary>What an inspection must find.</summary>
/// <param name="Check">The one check that does not pass, besides the sum that it is part of.</param>
/// <param name="Outcome">Failed, or not possible.</param>
/// <param name="Reason">Stable word.</param>
public sealed record ExpectedFinding(string Check, Outcome Outcome, string Reason);

/// <content>What passive authentication must find in each defect of signatures, certificates, lists and hashes.</content>
public static partial class PassportDefects
{
    /// <summary>Every defect that passive authentication sees, and the one check that must see it. A test issues each.</summary>
    public static IReadOnlyDictionary<PassportDefect, ExpectedFinding> Findings { get; } =
        new Dictionary<PassportDefect, ExpectedFinding>
        {
            [Defect.AlteredDataGroup] = Failed(CheckNames.DgHashes, "dg2-differs"),
            [Defect.UnknownIssuer] = Open(CheckNames.DsChain, "unknown-issuer"),
            [Defect.ForgedIssuer] = Failed(CheckNames.DsChain, "signature-wrong"),
            [Defect.ExpiredSigner] = Failed(CheckNames.DsValidity, "signer-expired"),
            [Defect.SodNotCms] = Failed(CheckNames.SodStructure, "sod-not-cms"),
            [Defect.WrongSignature] = Failed(CheckNames.SodSignature, "signature-wrong"),
            [Defect.ComMismatch] = Failed(CheckNames.ComSod, "com-lists-fewer"),
            [Defect.Dg1DiffersFromMrz] = Failed(CheckNames.Dg1Mrz, "dg1-differs"),
            [Defect.SodContentMalformed] = Failed(CheckNames.SodStructure, "sod-content"),
            [Defect.SodContentType] = Failed(CheckNames.SodStructure, "content-type-unknown"),
            [Defect.SignerCertificateMissing] = Open(CheckNames.SodSigner, "signer-certificate-missing"),
            [Defect.DigestAlgorithmUnknown] = Open(CheckNames.SodAlgorithms, "hash-algorithm-not-supported"),
            [Defect.SignatureAlgorithmUnknown] = Open(CheckNames.SodAlgorithms, "signature-algorithm-not-supported"),
            [Defect.AlgorithmParametersMalformed] = Failed(CheckNames.SodAlgorithms, "algorithm-parameters-malformed"),
            [Defect.SignerKeyShort] = Failed(CheckNames.SodAlgorithms, "key-too-short"),
            [Defect.SignedAttributesMissing] = Failed(CheckNames.SodAttributes, "signed-attributes-missing"),
            [Defect.ContentTypeAttributeMissing] = Failed(CheckNames.SodAttributes, "content-type-missing"),
            [Defect.ContentTypeAttributeDiffers] = Failed(CheckNames.SodAttributes, "content-type-differs"),
            [Defect.MessageDigestMissing] = Failed(CheckNames.SodAttributes, "message-digest-missing"),
            [Defect.MessageDigestDiffers] = Failed(CheckNames.SodDigest, "message-digest-differs"),
            [Defect.AlteredAttribute] = Failed(CheckNames.SodSignature, "signature-wrong"),
            [Defect.AlteredSecurityObject] = Failed(CheckNames.SodDigest, "message-digest-differs"),
            [Defect.SignerKeyUsage] = Failed(CheckNames.DsKeyUsage, "key-usage"),
            [Defect.SignerPurpose] = Failed(CheckNames.DsKeyUsage, "extended-key-usage"),
            [Defect.SignerIsAuthority] = Failed(CheckNames.DsKeyUsage, "signer-is-authority"),
            [Defect.SignerUnknownCritical] = Failed(CheckNames.DsKeyUsage, "unknown-critical-extension"),
            [Defect.SignedBeforeValidity] = Failed(CheckNames.DsValidityAtSigning, "signed-before-validity"),
            [Defect.SignedAfterKeyPeriod] = Failed(CheckNames.DsValidityAtSigning, "signed-after-key-period"),
            [Defect.SignedInFuture] = Failed(CheckNames.DsValidityAtSigning, "signed-in-future"),
            [Defect.SignerNotYetValid] = Failed(CheckNames.DsValidity, "signer-not-yet-valid"),
            [Defect.ExpiredAuthority] = Failed(CheckNames.DsValidity, "authority-expired"),
            [Defect.ForeignSigner] = Failed(CheckNames.IssuerCountry, "signer-country-differs"),
            [Defect.ForeignAuthority] = Failed(CheckNames.IssuerCountry, "authority-country-differs"),
            [Defect.IssuerCodeUnknown] = Open(CheckNames.IssuerCountry, "issuer-code-unknown"),
            [Defect.ForgedLink] = Open(CheckNames.DsChain, "unknown-issuer"),
            [Defect.RevokedSigner] = Failed(CheckNames.DsRevocation, "revoked"),
            [Defect.RevokedAuthority] = Failed(CheckNames.DsRevocation, "authority-revoked"),
            [Defect.StaleCrl] = Open(CheckNames.DsRevocation, "crl-stale"),
            [Defect.ForgedCrl] = Open(CheckNames.DsRevocation, "crl-signature-wrong"),
            [Defect.CrlFromFuture] = Open(CheckNames.DsRevocation, "crl-not-yet-valid"),
            [Defect.CrlMissing] = Open(CheckNames.DsRevocation, "crl-missing"),
            [Defect.CrlUnknownCritical] = Open(CheckNames.DsRevocation, "crl-not-usable"),
            [Defect.DefectSignerRevoked] = Failed(CheckNames.DefectList, "defect-cert-revoked"),
            [Defect.DefectSodInvalid] = Failed(CheckNames.DefectList, "defect-sod-invalid"),
            [Defect.DefectUnknown] = Open(CheckNames.DefectList, "defect-unknown"),
            [Defect.ForgedDefectList] = Open(CheckNames.DefectList, "list-signer-not-trusted"),
            [Defect.DeviationKeyCompromised] = Failed(CheckNames.DeviationList, "deviation-aa-key-compromised"),
            [Defect.DeviationSignatureWrong] = Failed(CheckNames.DeviationList, "deviation-sod-signature"),
            [Defect.DeviationUnknown] = Open(CheckNames.DeviationList, "deviation-unknown"),
            [Defect.ForgedDeviationList] = Open(CheckNames.DeviationList, "list-signer-not-trusted"),
            [Defect.UnsignedDataGroup] = Failed(CheckNames.DgHashes, "dg2-not-signed"),
            [Defect.GroupHashUnknown] = Open(CheckNames.DgHashes, "hash-algorithm-not-supported"),
            [Defect.ComListsMore] = Failed(CheckNames.ComSod, "com-lists-more"),
            [Defect.ComMalformed] = Failed(CheckNames.ComSod, "com-malformed"),
        };

    private static ExpectedFinding Failed(string check, string reason) => new(check, Outcome.Failed, reason);

    private static ExpectedFinding Open(string check, string reason) => new(check, Outcome.NotPossible, reason);
}
