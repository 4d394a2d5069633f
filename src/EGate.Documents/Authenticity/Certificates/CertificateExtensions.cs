using System.Formats.Asn1;

namespace EGate.Documents;

/// <summary>The extensions that decide whether a certificate may be a CSCA or a document signer (Doc 9303-12, 7.1.1).</summary>
/// <param name="IsAuthority">Basic constraints say CA. Null without the extension.</param>
/// <param name="KeyUsage">The key usage bits, first bit highest. Null without the extension.</param>
/// <param name="Purposes">Extended key usages: master list, deviation list and bar code signers have one; document signers must not.</param>
/// <param name="SubjectKey">Subject key identifier; empty without the extension.</param>
/// <param name="AuthorityKey">Authority key identifier; empty without the extension.</param>
/// <param name="KeyNotBefore">Start of the private key usage period; null without.</param>
/// <param name="KeyNotAfter">End of the private key usage period; null without.</param>
/// <param name="HasUnknownCritical">A critical extension that is not understood here: the certificate must not be used (RFC 5280, 4.2).</param>
internal sealed record CertificateExtensions(
    bool? IsAuthority,
    byte? KeyUsage,
    IReadOnlyList<string> Purposes,
    ReadOnlyMemory<byte> SubjectKey,
    ReadOnlyMemory<byte> AuthorityKey,
    DateTimeOffset? KeyNotBefore,
    DateTimeOffset? KeyNotAfter,
    bool HasUnknownCritical
)
{
    private const byte DigitalSignature = 0x80;
    private const byte KeyCertSign = 0x04;
    private const int MaxExtensions = 64;
    private const int MaxPurposes = 16;
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3);
    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Tag1 = new(TagClass.ContextSpecific, 1);

    /// <summary>
    /// Extensions that say nothing about what a certificate may be used for here: names, policies, places, and ICAO's name change and
    /// document types. Name constraints and the like are not among them.
    /// </summary>
    private static readonly string[] Harmless =
    [
        "2.5.29.17",
        "2.5.29.18",
        "2.5.29.31",
        "2.5.29.32",
        "1.3.6.1.5.5.7.1.1",
        "2.23.136.1.1.6.1",
        "2.23.136.1.1.6.2",
    ];

    public static CertificateExtensions None { get; } = new(null, null, [], default, default, null, null, false);

    /// <summary>May sign certificates. Certificates without the extensions (version 1) are let through: the operator chose the anchor.</summary>
    public bool MaySignCertificates =>
        IsAuthority is not false && (KeyUsage is not { } usage || (usage & KeyCertSign) != 0);

    /// <summary>
    /// Why the certificate may not sign documents, as a stable word; null when it may. Without this rule any certificate that the CSCA
    /// issued for something else would pass as a document signer.
    /// </summary>
    public string? DocumentSigningProblem =>
        HasUnknownCritical ? "unknown-critical-extension"
        : IsAuthority is true ? "signer-is-authority"
        : Purposes.Count > 0 ? "extended-key-usage"
        : KeyUsage is { } usage && (usage & DigitalSignature) == 0 ? "key-usage"
        : null;

    /// <summary>Reads what follows the public key in a TBSCertificate.</summary>
    /// <exception cref="AsnContentException">An extension is malformed.</exception>
    public static CertificateExtensions ReadFrom(AsnReader body)
    {
        var result = None;
        while (body.HasData)
        {
            if (!body.PeekTag().HasSameClassAndValue(ExtensionsTag))
            {
                body.ReadEncodedValue();
                continue;
            }

            var list = body.ReadSequence(ExtensionsTag).ReadSequence();
            for (var count = 0; list.HasData; count++)
            {
                if (count == MaxExtensions)
                {
                    throw new AsnContentException("too many extensions");
                }

                result = result.With(list.ReadSequence());
            }
        }

        return result;
    }

    private CertificateExtensions With(AsnReader extension)
    {
        var oid = extension.ReadObjectIdentifier();
        var critical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
        var value = new AsnReader(extension.ReadOctetString(), AsnEncodingRules.BER);
        return oid switch
        {
            "2.5.29.19" => this with { IsAuthority = Authority(value.ReadSequence()) },
            "2.5.29.15" => this with
            {
                KeyUsage = value.ReadBitString(out _) is { Length: > 0 } bits ? bits[0] : (byte)0,
            },
            "2.5.29.37" => this with { Purposes = PurposesIn(value.ReadSequence()) },
            "2.5.29.14" => this with { SubjectKey = value.ReadOctetString() },
            "2.5.29.35" => this with { AuthorityKey = Identifier(value.ReadSequence()) },
            "2.5.29.16" => WithPeriod(value.ReadSequence()),
            _ => critical && !Harmless.Contains(oid, StringComparer.Ordinal)
                ? this with
                {
                    HasUnknownCritical = true,
                }
                : this,
        };
    }

    private static bool Authority(AsnReader constraints) =>
        constraints.HasData && constraints.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && constraints.ReadBoolean();

    private static List<string> PurposesIn(AsnReader list)
    {
        var purposes = new List<string>();
        while (list.HasData && purposes.Count < MaxPurposes)
        {
            purposes.Add(list.ReadObjectIdentifier());
        }

        return purposes;
    }

    private static byte[] Identifier(AsnReader authority) =>
        authority.HasData && authority.PeekTag().HasSameClassAndValue(Tag0) ? authority.ReadOctetString(Tag0) : [];

    private CertificateExtensions WithPeriod(AsnReader period)
    {
        var result = this;
        while (period.HasData)
        {
            var tag = period.PeekTag();
            result =
                tag.HasSameClassAndValue(Tag0) ? result with { KeyNotBefore = period.ReadGeneralizedTime(Tag0) }
                : tag.HasSameClassAndValue(Tag1) ? result with { KeyNotAfter = period.ReadGeneralizedTime(Tag1) }
                : throw new AsnContentException("private key usage period");
        }

        return result;
    }
}
