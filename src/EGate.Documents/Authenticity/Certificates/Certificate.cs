using System.Formats.Asn1;
using System.Numerics;

namespace EGate.Documents;

/// <summary>
/// An X.509 certificate as passive authentication needs it (RFC 5280, profile of Doc 9303-12). It is read here and not by the platform,
/// whose chain building stops at the explicit curve parameters that Doc 9303-12 requires.
/// </summary>
internal sealed class Certificate
{
    private const int MaxLength = 64 * 1024;

    private Certificate(
        ReadOnlyMemory<byte> encoded,
        ReadOnlyMemory<byte> signed,
        AlgorithmIdentifier algorithm,
        ReadOnlyMemory<byte> signature
    )
    {
        Encoded = encoded;
        Signed = signed;
        SignatureAlgorithm = algorithm;
        Signature = signature;
    }

    /// <summary>The whole certificate.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>TBSCertificate: what the issuer signed.</summary>
    public ReadOnlyMemory<byte> Signed { get; }

    public AlgorithmIdentifier SignatureAlgorithm { get; }

    public ReadOnlyMemory<byte> Signature { get; }

    public BigInteger Serial { get; private set; }

    public required DistinguishedName Issuer { get; init; }

    public required DistinguishedName Subject { get; init; }

    public DateTimeOffset NotBefore { get; private set; }

    public DateTimeOffset NotAfter { get; private set; }

    /// <summary>SubjectPublicKeyInfo, encoded. It is opened only when a signature is verified with it: most keys of a list never are.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; private set; }

    public CertificateExtensions Extensions { get; private set; } = CertificateExtensions.None;

    /// <summary>Reads one DER certificate.</summary>
    /// <exception cref="DocumentFormatException"><c>certificate-malformed</c>.</exception>
    public static Certificate Parse(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            return encoded.Length <= MaxLength
                ? Read(encoded)
                : throw new DocumentFormatException("certificate-malformed");
        }
        catch (Exception e) when (e is AsnContentException or ArgumentException or InvalidOperationException)
        {
            throw new DocumentFormatException("certificate-malformed", e);
        }
    }

    /// <summary>
    /// True when it claims to be signed with its own key. A link certificate is signed with the authority's former key and often named by
    /// the same name, so only a claim to its own key counts.
    /// </summary>
    public bool IsSelfIssued =>
        Issuer.Normal == Subject.Normal && Extensions.AuthorityKey.Span.SequenceEqual(Extensions.SubjectKey.Span);

    /// <summary>True when <paramref name="now"/> lies within the validity.</summary>
    public bool IsValidAt(DateTimeOffset now) => now >= NotBefore && now <= NotAfter;

    /// <summary>Whether <paramref name="issuer"/>'s key made this certificate's signature.</summary>
    public SignatureState IsSignedBy(Certificate issuer)
    {
        try
        {
            return SignatureScheme.From(SignatureAlgorithm, null) is { } scheme
                ? SignatureVerifier.Verify(issuer.PublicKey, scheme, Signed, Signature)
                : SignatureState.NotSupported;
        }
        catch (Exception e) when (e is AsnContentException or ArgumentException or InvalidOperationException)
        {
            return SignatureState.NotSupported;
        }
    }

    private static Certificate Read(ReadOnlyMemory<byte> encoded)
    {
        var whole = new AsnReader(encoded, AsnEncodingRules.BER);
        var all = whole.PeekEncodedValue();
        var outer = whole.ReadSequence();
        var signed = outer.ReadEncodedValue();
        var algorithm = AlgorithmIdentifier.Read(outer);
        var signature = outer.ReadBitString(out _);
        var body = new AsnReader(signed, AsnEncodingRules.BER).ReadSequence();
        if (body.PeekTag().HasSameClassAndValue(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            body.ReadEncodedValue();
        }

        var serial = new BigInteger(body.ReadIntegerBytes().Span, isBigEndian: true);
        AlgorithmIdentifier.Read(body);
        var issuer = DistinguishedName.Read(body);
        var validity = body.ReadSequence();
        var notBefore = ReadTime(validity);
        var notAfter = ReadTime(validity);
        return new Certificate(all, signed, algorithm, signature)
        {
            Serial = serial,
            Issuer = issuer,
            NotBefore = notBefore,
            NotAfter = notAfter,
            Subject = DistinguishedName.Read(body),
            PublicKey = body.ReadEncodedValue(),
            Extensions = CertificateExtensions.ReadFrom(body),
        };
    }

    /// <summary>A UTCTime or a GeneralizedTime.</summary>
    /// <exception cref="AsnContentException">It is neither.</exception>
    public static DateTimeOffset ReadTime(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
}
