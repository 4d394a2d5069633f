namespace EGate.Documents;

/// <summary>A card-verifiable certificate for terminals (BSI TR-03110-3, C.1), as a chip can read it.</summary>
public sealed class CardVerifiableCertificate
{
    private const int MaxLength = 4096;
    private const uint CertificateTag = 0x7F21;
    private const uint BodyTag = 0x7F4E;
    private const uint SignatureTag = 0x5F37;

    /// <summary>id-IS: the authorization is that of inspection systems.</summary>
    private const string InspectionSystems = "0.4.0.127.0.7.3.1.2.1";

    private CardVerifiableCertificate(
        ReadOnlyMemory<byte> encoded,
        ReadOnlyMemory<byte> body,
        ReadOnlyMemory<byte> signature
    )
    {
        Encoded = encoded;
        Body = body;
        Signature = signature;
    }

    /// <summary>The whole certificate.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>The signed part with its tag and length.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The issuer's signature over <see cref="Body"/>.</summary>
    public ReadOnlyMemory<byte> Signature { get; }

    /// <summary>Certification authority reference: the name of the key that signed.</summary>
    public required string Issuer { get; init; }

    /// <summary>Certificate holder reference: the name of the key inside.</summary>
    public required string Holder { get; init; }

    /// <summary>The key inside.</summary>
    public required CvcPublicKey PublicKey { get; init; }

    /// <summary>Whose key it is.</summary>
    public TerminalRole Role { get; private init; }

    /// <summary>What its holder may read.</summary>
    public TerminalRights Rights { get; private init; }

    /// <summary>First day of its validity.</summary>
    public DateOnly Effective { get; private init; }

    /// <summary>Last day of its validity.</summary>
    public DateOnly Expires { get; private init; }

    /// <summary>Signed with its own key: a trust point.</summary>
    public bool IsSelfIssued => Issuer == Holder;

    /// <summary>Reads one certificate; bytes after it are left alone. Extensions are not read.</summary>
    /// <exception cref="DocumentFormatException">
    /// <c>cvc-malformed</c>, <c>cvc-profile</c>, <c>cvc-reference</c>, <c>cvc-date</c>, <c>cvc-not-for-inspection</c>, or of its key.
    /// </exception>
    public static CardVerifiableCertificate Parse(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            var whole = TlvReader.ReadFirst(encoded);
            return whole.Tag == CertificateTag && whole.Encoded.Length <= MaxLength
                ? Read(whole)
                : throw new DocumentFormatException("cvc-malformed");
        }
        catch (DocumentFormatException e) when (e.Reason.StartsWith("tlv", StringComparison.Ordinal))
        {
            throw new DocumentFormatException("cvc-malformed", e);
        }
    }

    /// <summary>Whether the owner of <paramref name="issuer"/> signed this certificate. The key must be complete.</summary>
    public bool IsSignedBy(CvcPublicKey issuer)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        return issuer.Verify(Body.Span, Signature.Span);
    }

    /// <summary>Whether <paramref name="day"/> lies within the validity. Both its ends count.</summary>
    public bool IsValidAt(DateOnly day) => day >= Effective && day <= Expires;

    private static CardVerifiableCertificate Read(Tlv whole)
    {
        var parts = TlvReader.ReadAll(whole.Value);
        var body = parts.FirstOrDefault(p => p.Tag == BodyTag);
        var fields = TlvReader.ReadAll(body.Value);
        var profile = TlvReader.Find(fields, 0x5F29).Span;
        if (profile.Length != 1 || profile[0] != 0)
        {
            throw new DocumentFormatException("cvc-profile");
        }

        var (role, rights) = Authorization(TlvReader.Find(fields, 0x7F4C));
        return new CardVerifiableCertificate(whole.Encoded, body.Encoded, TlvReader.Find(parts, SignatureTag))
        {
            Issuer = CvcReference.Read(TlvReader.Find(fields, 0x42)),
            PublicKey = CvcPublicKey.Read(TlvReader.Find(fields, 0x7F49)),
            Holder = CvcReference.Read(TlvReader.Find(fields, 0x5F20)),
            Role = role,
            Rights = rights,
            Effective = Date(TlvReader.Find(fields, 0x5F25).Span),
            Expires = Date(TlvReader.Find(fields, 0x5F24).Span),
        };
    }

    private static (TerminalRole Role, TerminalRights Rights) Authorization(ReadOnlyMemory<byte> template)
    {
        var parts = TlvReader.ReadAll(template);
        var bits = TlvReader.Find(parts, 0x53).Span;
        return CvcPublicKey.Oid(TlvReader.Find(parts, 0x06)) == InspectionSystems && bits.Length == 1
            ? ((TerminalRole)(bits[0] >> 6), (TerminalRights)(bits[0] & 0x03))
            : throw new DocumentFormatException("cvc-not-for-inspection");
    }

    /// <summary>Six digits, one a byte: year of this century, month, day.</summary>
    private static DateOnly Date(ReadOnlySpan<byte> digits)
    {
        if (digits.Length != 6 || digits.ContainsAnyExceptInRange((byte)0, (byte)9))
        {
            throw new DocumentFormatException("cvc-date");
        }

        var (year, month, day) = (
            2000 + (10 * digits[0]) + digits[1],
            (10 * digits[2]) + digits[3],
            (10 * digits[4]) + digits[5]
        );
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : throw new DocumentFormatException("cvc-date");
    }
}
