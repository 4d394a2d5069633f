using System.Formats.Asn1;
using System.Security.Cryptography;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>A chip's key for active authentication, and how it signs with it (Doc 9303-11, 6.1).</summary>
internal sealed class SimulatedActiveKey : IDisposable
{
    private readonly ActiveKeyOrder _order;
    private readonly SeededRsaKey? _rsa;
    private readonly ECDsa? _ecdsa;

    public SimulatedActiveKey(ActiveKeyOrder order, int seed, string label)
    {
        _order = order;
        if (order.RsaBits is { } bits)
        {
            _rsa = SeededRsaKey.Create(bits, seed, label);
        }
        else
        {
            _ecdsa = SimulatedCurves.Key(order.Curve, order.Form, new SeededBytes(seed, label));
        }
    }

    /// <summary>The content of DG15.</summary>
    public byte[] SubjectPublicKeyInfo => _rsa is null ? _ecdsa!.ExportSubjectPublicKeyInfo() : RsaInfo(_rsa);

    /// <summary>The entry of DG14 that names the hash; null when none is wanted, or the key is RSA, whose trailer names it.</summary>
    public byte[]? Info => _rsa is null && _order.DeclaresHash ? HashInfo(_order) : null;

    /// <summary>The answer to a challenge.</summary>
    public byte[] Sign(ReadOnlySpan<byte> challenge, Random random)
    {
        if (_rsa is not null)
        {
            return SignRsa(_rsa, challenge, random);
        }

        var digest = ProofHash.Compute(_order.Hash, challenge);
        return _order.IsDer
            ? _ecdsa!.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence)
            : _ecdsa!.SignHash(digest);
    }

    public void Dispose() => _ecdsa?.Dispose();

    /// <summary>6A, M1, hash of M1 and challenge, trailer: as long as the modulus.</summary>
    private byte[] SignRsa(SeededRsaKey key, ReadOnlySpan<byte> challenge, Random random)
    {
        var trailer = Trailer();
        var hashLength = ProofHash.Bits(_order.Hash) / 8;
        var recovered = new byte[key.Length - 1 - hashLength - trailer.Length];
        random.NextBytes(recovered);
        var hash = ProofHash.Compute(_order.Hash, [.. recovered, .. challenge]);
        return key.Raise([0x6A, .. recovered, .. hash, .. trailer]);
    }

    private byte[] Trailer() =>
        _order.Hash.Name switch
        {
            "SHA1" when _order.HasShortTrailer => [0xBC],
            "SHA1" => [0x33, 0xCC],
            "SHA224" => [0x38, 0xCC],
            "SHA256" => [0x34, 0xCC],
            "SHA384" => [0x36, 0xCC],
            "SHA512" => [0x35, 0xCC],
            _ => throw new ArgumentException("no trailer for this hash"),
        };

    private static byte[] RsaInfo(SeededRsaKey key)
    {
        var number = new AsnWriter(AsnEncodingRules.DER);
        using (number.PushSequence())
        {
            number.WriteInteger(key.Modulus);
            number.WriteInteger(65_537);
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.113549.1.1.1");
                writer.WriteNull();
            }

            writer.WriteBitString(number.Encode());
        }

        return writer.Encode();
    }

    /// <summary>ActiveAuthenticationInfo with one of the plain signatures of BSI TR-03111.</summary>
    private static byte[] HashInfo(ActiveKeyOrder order)
    {
        var last = order.Hash.Name switch
        {
            "SHA1" => 1,
            "SHA224" => 2,
            "SHA256" => 3,
            "SHA384" => 4,
            _ => 5,
        };
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("2.23.136.1.1.5");
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier(FormattableString.Invariant($"0.4.0.127.0.7.1.1.4.1.{last}"));
        }

        return writer.Encode();
    }
}
