using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace EGate.Devices.Simulated;

/// <summary>RSA signatures that the platform does not make: PSS with any salt, and PKCS #1 with SHA-224 (RFC 8017, 9.1.1 and 9.2).</summary>
internal static class RsaSigning
{
    public static byte[] Pss(RSA rsa, byte[] digest, HashAlgorithmName hash, int saltLength)
    {
        var length = (rsa.KeySize + 6) / 8;
        var salt = SHA512.HashData(digest)[..Math.Min(saltLength, 64)];
        var seed = SigningForm.Digest(hash, [.. new byte[8], .. digest, .. salt]);
        byte[] block = [.. new byte[length - salt.Length - digest.Length - 2], 1, .. salt];
        for (var done = 0; done < block.Length; )
        {
            var counter = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(counter, done / digest.Length);
            foreach (var b in SigningForm.Digest(hash, [.. seed, .. counter]).Take(block.Length - done))
            {
                block[done++] ^= b;
            }
        }

        block[0] &= (byte)(0xFF >> ((8 * length) - (rsa.KeySize - 1)));
        return Private(rsa, [.. block, .. seed, 0xBC]);
    }

    public static byte[] Pkcs1Sha224(RSA rsa, byte[] digest)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(SigningForm.OidOf(KeyRecipe.Sha224Name));
                writer.WriteNull();
            }

            writer.WriteOctetString(digest);
        }

        var info = writer.Encode();
        var padding = Enumerable.Repeat((byte)0xFF, (rsa.KeySize / 8) - info.Length - 3);
        return Private(rsa, [0, 1, .. padding, 0, .. info]);
    }

    private static byte[] Private(RSA rsa, byte[] encoded)
    {
        var key = rsa.ExportParameters(true);
        var signature = BigInteger
            .ModPow(Number(encoded), Number(key.D!), Number(key.Modulus!))
            .ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[key.Modulus!.Length - signature.Length], .. signature];
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
