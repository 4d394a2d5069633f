using System.Formats.Asn1;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// RSASSA-PKCS1-v1_5 verification (RFC 8017, 8.2.2) for SHA-224, which the platform does not know: the expected block is written and
/// compared whole, so nothing in it is parsed. Both forms of the digest info are in use: with and without NULL.
/// </summary>
internal static class RsaPkcs1
{
    private const string Sha224Oid = "2.16.840.1.101.3.4.2.4";

    /// <summary>True when the signature is right under SHA-224.</summary>
    /// <exception cref="CryptographicException">The key is out of bounds.</exception>
    /// <exception cref="AsnContentException">The key is malformed.</exception>
    public static bool VerifySha224(
        ReadOnlyMemory<byte> rsaPublicKey,
        ReadOnlySpan<byte> data,
        ReadOnlySpan<byte> signature
    )
    {
        var key = RsaKey.Read(rsaPublicKey);
        var digest = Sha224.HashData(data);
        return key.Open(signature) is { } opened
            && (
                opened.AsSpan().SequenceEqual(Block(key, digest, true))
                || opened.AsSpan().SequenceEqual(Block(key, digest, false))
            );
    }

    /// <summary>EMSA-PKCS1-v1_5 without its first zero, which a number does not show.</summary>
    private static byte[] Block(RsaKey key, byte[] digest, bool withNull)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Sha224Oid);
                if (withNull)
                {
                    writer.WriteNull();
                }
            }

            writer.WriteOctetString(digest);
        }

        var info = writer.Encode();
        var block = new byte[((key.Bits + 7) / 8) - 1];
        block.AsSpan().Fill(0xFF);
        block[0] = 1;
        block[^(info.Length + 1)] = 0;
        info.CopyTo(block, block.Length - info.Length);
        return block;
    }
}
