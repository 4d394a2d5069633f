using System.Numerics;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>PACE's integrated mapping: both nonces make a pseudo-random number, which is mapped into the group (Doc 9303-11, 4.4.3.3.2).</summary>
public static class IntegratedMapping
{
    /// <summary>The number has at least 64 bits more than the prime, so that taking it modulo the prime leaves no bias.</summary>
    private const int ExtraBits = 64;
    private static readonly byte[] ShortC0 = Convert.FromHexString("A668892A7C41E3CA739F40B057D85904");
    private static readonly byte[] ShortC1 = Convert.FromHexString("A4E136AC725F738B01C1F60217C188AD");
    private static readonly byte[] LongC0 = Convert.FromHexString(
        "D463D65234124EF7897054986DCA0A174E28DF758CBAA03F240616414D5A1676"
    );
    private static readonly byte[] LongC1 = Convert.FromHexString(
        "54BD7255F0AAF831BEC3423FCF39D69B6CBF066677D0FAAE5AADD99DF8E53517"
    );

    /// <summary>Length of the chip's nonce s: the least number of AES blocks that holds a key, 16 or 32 bytes; so too for 3DES.</summary>
    public static int NonceLength(CipherSuite suite)
    {
        ArgumentNullException.ThrowIfNull(suite);
        return suite.KeyLength > 16 ? 32 : 16;
    }

    /// <summary>The group with the generator that both nonces give.</summary>
    /// <param name="suite">The cipher of the protocol.</param>
    /// <param name="group">The domain parameters.</param>
    /// <param name="nonce">s of the chip, <see cref="NonceLength"/> bytes.</param>
    /// <param name="readerNonce">t of the reader, as long as a key.</param>
    /// <exception cref="DocumentFormatException">The nonces map to no generator, or have another length.</exception>
    public static KeyAgreementGroup Map(
        CipherSuite suite,
        KeyAgreementGroup group,
        ReadOnlySpan<byte> nonce,
        ReadOnlySpan<byte> readerNonce
    )
    {
        ArgumentNullException.ThrowIfNull(group);
        return nonce.Length == NonceLength(suite) && readerNonce.Length == suite.KeyLength
            ? group.MapIntegrated(PseudoRandom(suite, group.Prime, nonce, readerNonce))
            : throw new DocumentFormatException("agreement-mapping");
    }

    private static BigInteger PseudoRandom(
        CipherSuite suite,
        BigInteger prime,
        ReadOnlySpan<byte> nonce,
        ReadOnlySpan<byte> readerNonce
    )
    {
        var (c0, c1) = nonce.Length == ShortC0.Length ? (ShortC0, ShortC1) : (LongC0, LongC1);
        var bits = prime.GetBitLength() + ExtraBits;
        var number = new List<byte>();
        var key = Encrypt(suite, readerNonce, nonce);
        while (number.Count * 8 < bits)
        {
            var k = key.AsSpan(0, suite.KeyLength);
            number.AddRange(Encrypt(suite, k, c1));
            var next = Encrypt(suite, k, c0);
            CryptographicOperations.ZeroMemory(key);
            key = next;
        }

        CryptographicOperations.ZeroMemory(key);
        return Integers.Read(number.ToArray()) % prime;
    }

    private static byte[] Encrypt(CipherSuite suite, ReadOnlySpan<byte> key, ReadOnlySpan<byte> block) =>
        suite.EncryptCbc(key, new byte[suite.BlockLength], block);
}
