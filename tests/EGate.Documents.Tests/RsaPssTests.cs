using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace EGate.Documents.Tests;

/// <summary>PSS against the platform where it can, and with salts and mask hashes that the platform cannot.</summary>
public sealed class RsaPssTests : IDisposable
{
    private readonly RSA _rsa = RSA.Create(1024);
    private readonly byte[] _data = "signed"u8.ToArray();

    public void Dispose() => _rsa.Dispose();

    [Theory]
    [InlineData("SHA1", 20)]
    [InlineData("SHA256", 32)]
    [InlineData("SHA384", 48)]
    public void Signature_of_the_platform_verifies_with_its_salt_only(string hash, int salt)
    {
        var name = new HashAlgorithmName(hash);
        var signature = _rsa.SignData(_data, name, RSASignaturePadding.Pss);

        Assert.True(Verify(name, name, salt, signature));
        Assert.False(Verify(name, name, salt - 1, signature));
        signature[^1] ^= 1;
        Assert.False(Verify(name, name, salt, signature));
    }

    [Theory]
    [InlineData("SHA256", "SHA256", 20)]
    [InlineData("SHA256", "SHA1", 20)]
    [InlineData("SHA256", "SHA256", 0)]
    [InlineData("SHA384", "SHA256", 48)]
    public void Salt_and_mask_of_the_field_verify(string hash, string mask, int salt)
    {
        var signature = Sign(new HashAlgorithmName(hash), new HashAlgorithmName(mask), salt);

        Assert.True(Verify(new HashAlgorithmName(hash), new HashAlgorithmName(mask), salt, signature));
        Assert.False(Verify(new HashAlgorithmName(hash), HashAlgorithmName.SHA512, salt, signature));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(129)]
    public void Signature_of_another_length_is_wrong(int length) =>
        Assert.False(Verify(HashAlgorithmName.SHA256, HashAlgorithmName.SHA256, 32, new byte[length]));

    private bool Verify(HashAlgorithmName hash, HashAlgorithmName mask, int salt, byte[] signature) =>
        RsaPss.Verify(
            _rsa.ExportRSAPublicKey(),
            new SignatureScheme(SignatureKind.RsaPss, hash, mask, salt),
            _data,
            signature
        );

    /// <summary>EMSA-PSS-ENCODE (RFC 8017, 9.1.1) and the private operation, for 1024 bits.</summary>
    private byte[] Sign(HashAlgorithmName hash, HashAlgorithmName maskHash, int saltLength)
    {
        var salt = Enumerable.Repeat((byte)0x5A, saltLength).ToArray();
        var digest = CryptographicOperations.HashData(hash, _data);
        var seed = CryptographicOperations.HashData(hash, [.. new byte[8], .. digest, .. salt]);
        byte[] block = [.. new byte[128 - saltLength - digest.Length - 2], 1, .. salt];
        var mask = new List<byte>();
        for (uint counter = 0; mask.Count < block.Length; counter++)
        {
            var number = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(number, counter);
            mask.AddRange(CryptographicOperations.HashData(maskHash, [.. seed, .. number]));
        }

        byte[] encoded = [.. block.Zip(mask, (a, b) => (byte)(a ^ b)), .. seed, 0xBC];
        encoded[0] &= 0x7F;
        var key = _rsa.ExportParameters(true);
        var signature = BigInteger
            .ModPow(Number(encoded), Number(key.D!), Number(key.Modulus!))
            .ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[128 - signature.Length], .. signature];
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
