using System.Formats.Asn1;
using System.Numerics;

namespace EGate.Documents;

/// <summary>
/// A certificate revocation list of a CSCA (RFC 5280, 5; profile of Doc 9303-12, 7.1.4). Entries of other issuers, which indirect lists
/// have, are kept under their issuer. Serial numbers are sorted once and found by halving.
/// </summary>
internal sealed class RevocationList
{
    private const int MaxLength = 32 * 1024 * 1024;
    private const int MaxEntries = 500_000;
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 0);
    private static readonly string[] KnownCritical = ["2.5.29.20", "2.5.29.28", "2.5.29.35", "2.5.29.18"];
    private readonly Dictionary<string, List<BigInteger>> _revoked = new(StringComparer.Ordinal);

    private RevocationList(ReadOnlyMemory<byte> signed, AlgorithmIdentifier algorithm, ReadOnlyMemory<byte> signature)
    {
        Signed = signed;
        SignatureAlgorithm = algorithm;
        Signature = signature;
    }

    /// <summary>TBSCertList: what the issuer signed.</summary>
    public ReadOnlyMemory<byte> Signed { get; }

    public AlgorithmIdentifier SignatureAlgorithm { get; }

    public ReadOnlyMemory<byte> Signature { get; }

    public required DistinguishedName Issuer { get; init; }

    public DateTimeOffset ThisUpdate { get; private set; }

    /// <summary>Null when the list names none.</summary>
    public DateTimeOffset? NextUpdate { get; private set; }

    /// <summary>Authority key identifier; empty without.</summary>
    public ReadOnlyMemory<byte> AuthorityKey { get; private set; }

    /// <summary>A critical extension that is not understood here, a delta list's among them: the list must not be used.</summary>
    public bool HasUnknownCritical { get; private set; }

    /// <summary>How many certificates are revoked.</summary>
    public int Count { get; private set; }

    /// <summary>Reads one DER list.</summary>
    /// <exception cref="DocumentFormatException"><c>crl-malformed</c>.</exception>
    public static RevocationList Parse(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            return encoded.Length <= MaxLength ? Read(encoded) : throw new DocumentFormatException("crl-malformed");
        }
        catch (Exception e) when (e is AsnContentException or ArgumentException or InvalidOperationException)
        {
            throw new DocumentFormatException("crl-malformed", e);
        }
    }

    /// <summary>True when the issuer's certificate with this number is revoked.</summary>
    public bool Revokes(DistinguishedName issuer, BigInteger serial) =>
        _revoked.TryGetValue(issuer.Normal, out var serials) && serials.BinarySearch(serial) >= 0;

    /// <summary>Whether the key of <paramref name="issuer"/> made this list's signature.</summary>
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

    private static RevocationList Read(ReadOnlyMemory<byte> encoded)
    {
        var outer = new AsnReader(encoded, AsnEncodingRules.BER).ReadSequence();
        var signed = outer.ReadEncodedValue();
        var algorithm = AlgorithmIdentifier.Read(outer);
        var signature = outer.ReadBitString(out _);
        var body = new AsnReader(signed, AsnEncodingRules.BER).ReadSequence();
        if (body.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
        {
            body.ReadInteger();
        }

        AlgorithmIdentifier.Read(body);
        var list = new RevocationList(signed, algorithm, signature)
        {
            Issuer = DistinguishedName.Read(body),
            ThisUpdate = Certificate.ReadTime(body),
        };
        if (body.HasData && !IsSequence(body) && !body.PeekTag().HasSameClassAndValue(ExtensionsTag))
        {
            list.NextUpdate = Certificate.ReadTime(body);
        }

        if (body.HasData && IsSequence(body))
        {
            list.ReadEntries(body.ReadSequence());
        }

        if (body.HasData && body.PeekTag().HasSameClassAndValue(ExtensionsTag))
        {
            list.ReadExtensions(body.ReadSequence(ExtensionsTag).ReadSequence());
        }

        return list;
    }

    private static bool IsSequence(AsnReader reader) => reader.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence);

    private void ReadEntries(AsnReader entries)
    {
        var issuer = Issuer.Normal;
        while (entries.HasData)
        {
            if (++Count > MaxEntries)
            {
                throw new AsnContentException("too many entries");
            }

            var entry = entries.ReadSequence();
            var serial = new BigInteger(entry.ReadIntegerBytes().Span, isBigEndian: true);
            Certificate.ReadTime(entry);
            if (entry.HasData)
            {
                issuer = ReadEntryExtensions(entry.ReadSequence()) ?? issuer;
            }

            if (!_revoked.TryGetValue(issuer, out var serials))
            {
                _revoked[issuer] = serials = [];
            }

            serials.Add(serial);
        }

        foreach (var serials in _revoked.Values)
        {
            serials.Sort();
        }
    }

    /// <summary>The issuer that this entry and those after it belong to; null when it stays.</summary>
    private string? ReadEntryExtensions(AsnReader extensions)
    {
        string? issuer = null;
        while (extensions.HasData)
        {
            var (oid, critical, value) = Extension(extensions.ReadSequence());
            if (oid == "2.5.29.29")
            {
                var names = new AsnReader(value, AsnEncodingRules.BER).ReadSequence();
                issuer = DistinguishedName.Read(names.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 4))).Normal;
            }
            else
            {
                HasUnknownCritical |= critical && oid is not ("2.5.29.21" or "2.5.29.24");
            }
        }

        return issuer;
    }

    private void ReadExtensions(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var (oid, critical, value) = Extension(extensions.ReadSequence());
            HasUnknownCritical |= critical && !KnownCritical.Contains(oid, StringComparer.Ordinal);
            if (oid == "2.5.29.35")
            {
                var key = new AsnReader(value, AsnEncodingRules.BER).ReadSequence();
                AuthorityKey =
                    key.HasData && key.PeekTag().HasSameClassAndValue(new Asn1Tag(TagClass.ContextSpecific, 0))
                        ? key.ReadOctetString(new Asn1Tag(TagClass.ContextSpecific, 0))
                        : default(ReadOnlyMemory<byte>);
            }
            else if (oid == "2.5.29.28")
            {
                HasUnknownCritical |= IsPartial(new AsnReader(value, AsnEncodingRules.BER).ReadSequence());
            }
        }
    }

    /// <summary>Issuing distribution point: a list of authorities, of some reasons or of attribute certificates only proves nothing here.</summary>
    private static bool IsPartial(AsnReader point)
    {
        var partial = false;
        while (point.HasData)
        {
            partial |= point.PeekTag() is { TagClass: TagClass.ContextSpecific, TagValue: 2 or 3 or 5 };
            point.ReadEncodedValue();
        }

        return partial;
    }

    private static (string Oid, bool Critical, byte[] Value) Extension(AsnReader extension)
    {
        var oid = extension.ReadObjectIdentifier();
        var critical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
        return (oid, critical, extension.ReadOctetString());
    }
}
