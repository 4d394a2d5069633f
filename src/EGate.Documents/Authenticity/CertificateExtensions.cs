using System.Formats.Asn1;

namespace EGate.Documents;

/// <summary>The extensions that decide whether a certificate may be a CSCA or a document signer (Doc 9303-12, 7.1.1).</summary>
/// <param name="IsAuthority">Basic constraints say CA. Null without the extension.</param>
/// <param name="KeyUsage">The key usage bits, first bit highest. Null without the extension.</param>
/// <param name="HasExtendedKeyUsage">Master list, deviation list and bar code signers have one; document signers must not.</param>
/// <param name="SubjectKey">Subject key identifier; empty without the extension.</param>
/// <param name="AuthorityKey">Authority key identifier; empty without the extension.</param>
internal sealed record CertificateExtensions(
    bool? IsAuthority,
    byte? KeyUsage,
    bool HasExtendedKeyUsage,
    ReadOnlyMemory<byte> SubjectKey,
    ReadOnlyMemory<byte> AuthorityKey
)
{
    private const byte DigitalSignature = 0x80;
    private const byte KeyCertSign = 0x04;
    private const int MaxExtensions = 64;
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3);
    private static readonly Asn1Tag KeyIdentifierTag = new(TagClass.ContextSpecific, 0);

    public static CertificateExtensions None { get; } = new(null, null, false, default, default);

    /// <summary>May sign certificates. Certificates without the extensions (version 1) are let through: the operator chose the anchor.</summary>
    public bool MaySignCertificates =>
        IsAuthority is not false && (KeyUsage is not { } usage || (usage & KeyCertSign) != 0);

    /// <summary>
    /// May sign documents. Without this rule any certificate that the CSCA issued for something else would pass as a document signer.
    /// </summary>
    public bool MaySignDocuments =>
        IsAuthority is not true
        && !HasExtendedKeyUsage
        && (KeyUsage is not { } usage || (usage & DigitalSignature) != 0);

    /// <summary>Reads what follows the public key in a TBSCertificate.</summary>
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
            for (var count = 0; list.HasData && count < MaxExtensions; count++)
            {
                result = result.With(list.ReadSequence());
            }
        }

        return result;
    }

    private CertificateExtensions With(AsnReader extension)
    {
        var oid = extension.ReadObjectIdentifier();
        if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean))
        {
            extension.ReadBoolean();
        }

        var value = new AsnReader(extension.ReadOctetString(), AsnEncodingRules.BER);
        return oid switch
        {
            "2.5.29.19" => this with { IsAuthority = Authority(value.ReadSequence()) },
            "2.5.29.15" => this with
            {
                KeyUsage = value.ReadBitString(out _) is { Length: > 0 } bits ? bits[0] : (byte)0,
            },
            "2.5.29.37" => this with { HasExtendedKeyUsage = true },
            "2.5.29.14" => this with { SubjectKey = value.ReadOctetString() },
            "2.5.29.35" => this with { AuthorityKey = Identifier(value.ReadSequence()) },
            _ => this,
        };
    }

    private static bool Authority(AsnReader constraints) =>
        constraints.HasData && constraints.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && constraints.ReadBoolean();

    private static byte[] Identifier(AsnReader authority) =>
        authority.HasData && authority.PeekTag().HasSameClassAndValue(KeyIdentifierTag)
            ? authority.ReadOctetString(KeyIdentifierTag)
            : [];
}
