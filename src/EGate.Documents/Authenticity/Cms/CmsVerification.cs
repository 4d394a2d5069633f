using System.Formats.Asn1;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>The verification of signed data in its parts (RFC 5652, 5.4 and 5.6), for the signer that verifies or, when none does, the first.</summary>
/// <param name="Info">The signer's entry.</param>
/// <param name="Certificate">The one whose key verifies, else the one that the entry names; null when there is none.</param>
/// <param name="Signer">Whether the signer's certificate was found.</param>
/// <param name="Algorithms">Whether the algorithms are known and strong enough.</param>
/// <param name="Attributes">Whether the signed attributes name this content's type.</param>
/// <param name="Digest">Whether the signed digest is that of the content.</param>
/// <param name="Signature">Whether the key made the signature.</param>
internal sealed record CmsVerification(
    CmsSigner Info,
    Certificate? Certificate,
    CmsPart Signer,
    CmsPart Algorithms,
    CmsPart Attributes,
    CmsPart Digest,
    CmsPart Signature
)
{
    private const string DataContent = "1.2.840.113549.1.7.1";
    private const int ShortRsaBits = 2048;
    private const int ShortestRsaBits = 1024;
    private const int ShortEcBits = 224;

    /// <summary>All parts together.</summary>
    public CmsPart Whole => CmsPart.Worst(Signer, Algorithms, Attributes, Digest, Signature);

    /// <summary>Looks at every signer; the first that verifies is told, with a warning when there are several.</summary>
    /// <param name="cms">The signed data.</param>
    /// <param name="known">Certificates to look among when the signer's did not come along.</param>
    public static CmsVerification Of(CmsSignedData cms, IReadOnlyList<Certificate> known)
    {
        CmsVerification? first = null;
        foreach (var info in cms.Signers)
        {
            var verification = Of(cms, info, known);
            if (verification.Whole.Reason == "ok")
            {
                return cms.Signers.Count == 1
                    ? verification
                    : verification with
                    {
                        Signer = CmsPart.Warning("several-signers"),
                    };
            }

            first ??= verification;
        }

        return first!;
    }

    private static CmsVerification Of(CmsSignedData cms, CmsSigner info, IReadOnlyList<Certificate> known)
    {
        var named = cms.Certificates.FirstOrDefault(info.Names) ?? known.FirstOrDefault(info.Names);
        var open = new CmsVerification(
            info,
            named ?? (cms.Certificates.Count > 0 ? cms.Certificates[0] : null),
            CmsPart.Ok,
            CmsPart.Ok,
            AttributesOf(cms, info),
            DigestOf(cms, info),
            CmsPart.Ok
        );
        if (open.Certificate is null)
        {
            return open with
            {
                Signer = CmsPart.NotPossible("signer-certificate-missing"),
                Algorithms = SchemesOf(info).Problem,
                Signature = CmsPart.NotDone("signer-certificate-missing"),
            };
        }

        var (schemes, problem) = SchemesOf(info);
        return schemes.Count == 0
            ? open with
            {
                Algorithms = problem,
                Signature = CmsPart.NotDone(problem.Reason),
            }
            : Search(open, cms, named, schemes);
    }

    /// <summary>
    /// The named certificate first, then the others: some SODs name their signer in another form than its certificate does, and a
    /// certificate whose key verifies the signature is the signer's, whatever it is called.
    /// </summary>
    private static CmsVerification Search(
        CmsVerification open,
        CmsSignedData cms,
        Certificate? named,
        IReadOnlyList<SignatureScheme> schemes
    )
    {
        var supported = false;
        IEnumerable<Certificate> first = named is null ? [] : [named];
        foreach (var certificate in first.Concat(cms.Certificates.Where(c => !ReferenceEquals(c, named))))
        {
            foreach (var scheme in schemes)
            {
                var state = Verify(cms, open.Info, scheme, certificate);
                supported |= state != SignatureState.NotSupported;
                if (state.IsGood())
                {
                    return open with
                    {
                        Certificate = certificate,
                        Signer = ReferenceEquals(certificate, named)
                            ? CmsPart.Ok
                            : CmsPart.Warning("signer-named-otherwise"),
                        Algorithms = StrengthOf(open.Info, scheme, certificate, state, schemes[0]),
                    };
                }
            }
        }

        return supported
            ? open with
            {
                Algorithms = StrengthOf(open.Info, schemes[0], open.Certificate!, SignatureState.Good, schemes[0]),
                Signature = CmsPart.Failed("signature-wrong"),
            }
            : open with
            {
                Algorithms = CmsPart.NotPossible("signer-key-not-supported"),
                Signature = CmsPart.NotPossible("signer-key-not-supported"),
            };
    }

    private static SignatureState Verify(
        CmsSignedData cms,
        CmsSigner info,
        SignatureScheme scheme,
        Certificate certificate
    )
    {
        if (info.SignedAttributes.Count == 0)
        {
            return SignatureVerifier.Verify(certificate.PublicKey, scheme, cms.Content, info.Signature);
        }

        var state = SignatureState.NotSupported;
        foreach (var attributes in info.SignedAttributes)
        {
            state = SignatureVerifier.Verify(certificate.PublicKey, scheme, attributes, info.Signature);
            if (state is not SignatureState.Wrong)
            {
                break;
            }
        }

        return state;
    }

    /// <summary>
    /// What the signature's identifier says; and with the entry's digest where that names another hash, since some signers hashed with it
    /// all the same.
    /// </summary>
    private static (IReadOnlyList<SignatureScheme> Schemes, CmsPart Problem) SchemesOf(CmsSigner info)
    {
        try
        {
            if (info.Digest.AsHash() is not { } digest)
            {
                return ([], CmsPart.NotPossible("hash-algorithm-not-supported"));
            }

            if (SignatureScheme.From(info.Algorithm, digest) is not { } scheme)
            {
                return ([], CmsPart.NotPossible("signature-algorithm-not-supported"));
            }

            return (
                scheme.Hash == digest || scheme.Kind == SignatureKind.RsaPss
                    ? [scheme]
                    : [scheme, scheme with { Hash = digest }],
                CmsPart.Ok
            );
        }
        catch (Exception e) when (e is AsnContentException or ArgumentException or InvalidOperationException)
        {
            return ([], CmsPart.Failed("algorithm-parameters-malformed"));
        }
    }

    private static CmsPart StrengthOf(
        CmsSigner info,
        SignatureScheme scheme,
        Certificate certificate,
        SignatureState state,
        SignatureScheme declared
    )
    {
        if (SignatureVerifier.KeySize(certificate.PublicKey) is not var (isRsa, bits))
        {
            return CmsPart.NotPossible("signer-key-not-supported");
        }

        return isRsa && bits < ShortestRsaBits ? CmsPart.Failed("key-too-short")
            : state == SignatureState.GoodOnAnotherCurve ? CmsPart.Warning("curve-differs")
            : scheme.Hash != declared.Hash ? CmsPart.Warning("hash-differs")
            : scheme.Hash == HashAlgorithmName.SHA1 || info.Digest.AsHash() == HashAlgorithmName.SHA1
                ? CmsPart.Warning("sha-1")
            : bits < (isRsa ? ShortRsaBits : ShortEcBits) ? CmsPart.Warning("key-short")
            : CmsPart.Ok;
    }

    private static CmsPart AttributesOf(CmsSignedData cms, CmsSigner info)
    {
        if (info.SignedAttributes.Count == 0)
        {
            // RFC 5652, 5.3: leaving them out is allowed for plain data only. Old SODs are of that type.
            return cms.ContentType == DataContent
                ? CmsPart.Warning("signed-attributes-missing")
                : CmsPart.Failed("signed-attributes-missing");
        }

        return info.ContentType is null ? CmsPart.Failed("content-type-missing")
            : info.ContentType != cms.ContentType ? CmsPart.Failed("content-type-differs")
            : info.MessageDigest.IsEmpty ? CmsPart.Failed("message-digest-missing")
            : CmsPart.Ok;
    }

    /// <summary>Without signed attributes the signature is over the content itself, and nothing but it.</summary>
    private static CmsPart DigestOf(CmsSignedData cms, CmsSigner info)
    {
        if (info.SignedAttributes.Count == 0)
        {
            return cms.ContentType == DataContent
                ? CmsPart.Warning("signed-directly")
                : CmsPart.NotDone("signed-attributes-missing");
        }

        if (info.MessageDigest.IsEmpty)
        {
            return CmsPart.NotDone("message-digest-missing");
        }

        return info.Digest.AsHash() is not { } hash ? CmsPart.NotDone("hash-algorithm-not-supported")
            : info.MessageDigest.Span.SequenceEqual(Hashes.Of(hash, cms.Content.Span)) ? CmsPart.Ok
            : CmsPart.Failed("message-digest-differs");
    }
}
