using System.Security.Cryptography;
using EGate.Core;

namespace EGate.Documents;

/// <summary>Who signed a SOD, and what became of the check <c>sod-signature</c>.</summary>
/// <param name="Signature">The check.</param>
/// <param name="Certificate">The signer's certificate: the one whose key verifies, else the one that the SOD names. Null when there is none.</param>
internal sealed record DocumentSigner(CheckResult Signature, Certificate? Certificate)
{
    private const string DataContent = "1.2.840.113549.1.7.1";

    /// <summary>Verifies the signature over the content (RFC 5652, 5.4 and 5.6).</summary>
    public static DocumentSigner Of(CmsSignedData cms)
    {
        var named = cms.Certificates.FirstOrDefault(cms.Signer.Names);
        if (cms.Certificates.Count == 0)
        {
            return new DocumentSigner(NotPossible("signer-certificate-missing"), null);
        }

        var problem = AttributesProblem(cms);
        if (problem is not null)
        {
            return new DocumentSigner(problem, named ?? cms.Certificates[0]);
        }

        if (SignatureScheme.From(cms.Signer.Algorithm, cms.Signer.Digest.AsHash()) is not { } scheme)
        {
            return new DocumentSigner(NotPossible("signature-algorithm-not-supported"), named ?? cms.Certificates[0]);
        }

        return Search(cms, scheme, named);
    }

    /// <summary>
    /// The named certificate first, then the others: some SODs name their signer in another form than its certificate does, and a
    /// certificate whose key verifies the signature is the signer's, whatever it is called.
    /// </summary>
    private static DocumentSigner Search(CmsSignedData cms, SignatureScheme scheme, Certificate? named)
    {
        var supported = false;
        foreach (var certificate in cms.Certificates.OrderByDescending(c => ReferenceEquals(c, named)))
        {
            var state = Verify(cms, scheme, certificate);
            if (state == SignatureState.Good)
            {
                var passed = CheckResult.Passed(CheckGroup.Document, CheckNames.SodSignature);
                return new DocumentSigner(passed, certificate);
            }

            supported |= state == SignatureState.Wrong;
        }

        var result = supported ? Failed("signature-wrong") : NotPossible("signer-key-not-supported");
        return new DocumentSigner(result, named ?? cms.Certificates[0]);
    }

    private static SignatureState Verify(CmsSignedData cms, SignatureScheme scheme, Certificate certificate)
    {
        if (cms.Signer.SignedAttributes.Count == 0)
        {
            return SignatureVerifier.Verify(certificate.PublicKey, scheme, cms.Content, cms.Signer.Signature);
        }

        var state = SignatureState.NotSupported;
        foreach (var attributes in cms.Signer.SignedAttributes)
        {
            state = SignatureVerifier.Verify(certificate.PublicKey, scheme, attributes, cms.Signer.Signature);
            if (state == SignatureState.Good)
            {
                break;
            }
        }

        return state;
    }

    /// <summary>The signature is over the attributes, so these must name this content by type and by digest.</summary>
    private static CheckResult? AttributesProblem(CmsSignedData cms)
    {
        if (cms.Signer.SignedAttributes.Count == 0)
        {
            // RFC 5652, 5.3: leaving them out is allowed for plain data only. Old SODs are of that type.
            return cms.ContentType == DataContent ? null : Failed("signed-attributes-missing");
        }

        if (cms.Signer.ContentType != cms.ContentType)
        {
            return Failed("content-type-differs");
        }

        if (cms.Signer.Digest.AsHash() is not { } hash)
        {
            return NotPossible("hash-algorithm-not-supported");
        }

        var digest = CryptographicOperations.HashData(hash, cms.Content.Span);
        return cms.Signer.MessageDigest.Span.SequenceEqual(digest) ? null : Failed("message-digest-differs");
    }

    private static CheckResult Failed(string reason) =>
        CheckResult.Failed(CheckGroup.Document, CheckNames.SodSignature, reason);

    private static CheckResult NotPossible(string reason) =>
        CheckResult.NotPossible(CheckGroup.Document, CheckNames.SodSignature, reason);
}
