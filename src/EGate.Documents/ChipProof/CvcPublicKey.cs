using System.Formats.Asn1;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// The public key of a card-verifiable certificate (BSI TR-03110-3, D.3). A key on a curve carries the curve only in certificates of the
/// certification authority; below it the curve is the issuer's, see <see cref="Inherit"/>.
/// </summary>
public sealed class CvcPublicKey
{
    private const int MaxFieldLength = 66;
    private readonly RsaNumbers? _rsa;
    private readonly ECCurve? _curve;

    private CvcPublicKey(TerminalSignatureScheme scheme, RsaNumbers? rsa, ECCurve? curve, ReadOnlyMemory<byte> point)
    {
        Scheme = scheme;
        _rsa = rsa;
        _curve = curve;
        Point = point;
    }

    /// <summary>How the owner of this key signs.</summary>
    public TerminalSignatureScheme Scheme { get; }

    /// <summary>The public point, uncompressed (04, x, y); empty for RSA.</summary>
    public ReadOnlyMemory<byte> Point { get; }

    /// <summary>False for a key on a curve that is still to be inherited.</summary>
    public bool IsComplete => _rsa is not null || _curve is not null;

    /// <summary>This key with the issuer's curve, where it has none of its own.</summary>
    public CvcPublicKey Inherit(CvcPublicKey issuer)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        return IsComplete || issuer._curve is null ? this : new CvcPublicKey(Scheme, null, issuer._curve, Point);
    }

    /// <summary>Whether this key's owner signed <paramref name="data"/>. False, too, for a key that the platform cannot use.</summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        try
        {
            return _rsa is { } rsa ? VerifyRsa(rsa, data, signature) : VerifyCurve(data, signature);
        }
        catch (Exception e) when (e is CryptographicException or PlatformNotSupportedException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Whether a SubjectPublicKeyInfo, which the caller knows to be well formed, is this key. Curves are not compared: a point is enough.</summary>
    public bool IsSameAs(ReadOnlyMemory<byte> subjectPublicKeyInfo)
    {
        try
        {
            var body = new AsnReader(subjectPublicKeyInfo, AsnEncodingRules.BER).ReadSequence();
            AlgorithmIdentifier.Read(body);
            var key = body.ReadBitString(out _);
            return _rsa is { } rsa ? RsaNumbers.Read(key) == rsa : key.AsSpan().SequenceEqual(Point.Span);
        }
        catch (Exception e) when (e is AsnContentException or DocumentFormatException)
        {
            return false;
        }
    }

    /// <summary>Reads the content of data object 7F49.</summary>
    /// <exception cref="DocumentFormatException"><c>cvc-key-kind</c>, <c>cvc-key</c> or of the parts.</exception>
    internal static CvcPublicKey Read(ReadOnlyMemory<byte> content)
    {
        var parts = TlvReader.ReadAll(content);
        var scheme =
            TerminalSignatureScheme.Find(Oid(TlvReader.Find(parts, 0x06)))
            ?? throw new DocumentFormatException("cvc-key-kind");
        if (scheme.Kind != TerminalSignatureKind.Ecdsa)
        {
            var rsa = RsaNumbers.From(TlvReader.Find(parts, 0x81).Span, TlvReader.Find(parts, 0x82).Span);
            return new CvcPublicKey(scheme, rsa, null, default);
        }

        var point = TlvReader.Find(parts, 0x86);
        var isSound =
            point.Length is > 2 and <= 1 + (2 * MaxFieldLength) && point.Length % 2 == 1 && point.Span[0] == 4;
        return isSound
            ? new CvcPublicKey(scheme, null, Curve(parts), point)
            : throw new DocumentFormatException("cvc-key");
    }

    /// <summary>The object identifier of a primitive value without tag and length.</summary>
    /// <exception cref="DocumentFormatException"><c>cvc-key-kind</c>.</exception>
    internal static string Oid(ReadOnlyMemory<byte> value)
    {
        try
        {
            return value.Length <= 20
                ? AsnDecoder.ReadObjectIdentifier(TlvWriter.Write(0x06, value.ToArray()), AsnEncodingRules.BER, out _)
                : throw new DocumentFormatException("cvc-key-kind");
        }
        catch (AsnContentException e)
        {
            throw new DocumentFormatException("cvc-key-kind", e);
        }
    }

    /// <summary>Null when the certificate names none. The parts come all or not at all, the cofactor is optional.</summary>
    private static ECCurve? Curve(IReadOnlyList<Tlv> parts)
    {
        if (parts.All(p => p.Tag != 0x81))
        {
            return null;
        }

        var prime = Field(parts, 0x81).TrimStart((byte)0).ToArray();
        var generator = TlvReader.Find(parts, 0x84).ToArray();
        if (generator.Length != 1 + (2 * prime.Length) || generator[0] != 4)
        {
            throw new DocumentFormatException("cvc-key");
        }

        return new ECCurve
        {
            CurveType = ECCurve.ECCurveType.PrimeShortWeierstrass,
            Prime = prime,
            A = Widened(Field(parts, 0x82), prime.Length),
            B = Widened(Field(parts, 0x83), prime.Length),
            G = new ECPoint { X = generator[1..(1 + prime.Length)], Y = generator[(1 + prime.Length)..] },
            Order = Field(parts, 0x85).TrimStart((byte)0).ToArray(),
            Cofactor = parts.Any(p => p.Tag == 0x87) ? Field(parts, 0x87).ToArray() : [1],
        };
    }

    private static ReadOnlySpan<byte> Field(IReadOnlyList<Tlv> parts, uint tag)
    {
        var value = TlvReader.Find(parts, tag);
        return value.Length is > 0 and <= MaxFieldLength + 1
            ? value.Span
            : throw new DocumentFormatException("cvc-key");
    }

    private static byte[] Widened(ReadOnlySpan<byte> number, int length)
    {
        var digits = number.TrimStart((byte)0);
        return digits.Length <= length
            ? [.. new byte[length - digits.Length], .. digits]
            : throw new DocumentFormatException("cvc-key");
    }

    private bool VerifyRsa(RsaNumbers numbers, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var rsa = RSA.Create(
            new RSAParameters
            {
                Modulus = numbers.Modulus.ToByteArray(isUnsigned: true, isBigEndian: true),
                Exponent = numbers.Exponent.ToByteArray(isUnsigned: true, isBigEndian: true),
            }
        );
        return rsa.VerifyData(data, signature, Scheme.Hash, Scheme.RsaPadding);
    }

    private bool VerifyCurve(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (_curve is not { } curve)
        {
            return false;
        }

        var half = (Point.Length - 1) / 2;
        using var key = ECDsa.Create(
            new ECParameters
            {
                Curve = curve,
                Q = new ECPoint { X = Point.Slice(1, half).ToArray(), Y = Point[(1 + half)..].ToArray() },
            }
        );
        return key.VerifyHash(Scheme.Digest(data), signature);
    }
}
