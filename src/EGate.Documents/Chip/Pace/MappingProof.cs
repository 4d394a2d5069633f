using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// What a chip gave in PACE with chip authentication mapping to prove that it is no copy (Doc 9303-11, 4.4.3.5). It counts only with the
/// key of an EF.CardSecurity whose signature is trusted.
/// </summary>
public sealed class MappingProof
{
    private readonly KeyAgreementGroup _group;
    private readonly byte[] _mappingKey;
    private readonly byte[]? _data;

    private MappingProof(KeyAgreementGroup group, byte[] mappingKey, byte[]? data)
    {
        _group = group;
        _mappingKey = mappingKey;
        _data = data;
    }

    /// <summary>False when the chip sent none, or none that decrypts to the form of the standard.</summary>
    public bool IsPresent => _data is not null;

    /// <summary>True when the chip knows the private key of <paramref name="key"/>: CA.IC times the key is its mapping key.</summary>
    public bool Verify(AgreementPublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_data is null || !ReferenceEquals(key.Group, _group))
        {
            return false;
        }

        try
        {
            return _group.Multiply(key.PublicKey, _data).AsSpan().SequenceEqual(_mappingKey);
        }
        catch (DocumentFormatException)
        {
            return false;
        }
    }

    /// <summary>
    /// True when one of the chip authentication keys of EF.CardSecurity, on the same curve, verifies it. The key's number is not asked for:
    /// PACE does not tell which key the chip used, and a proof verifies with its own key only.
    /// </summary>
    public bool Verify(SecurityInfoSet cardSecurity)
    {
        ArgumentNullException.ThrowIfNull(cardSecurity);
        return cardSecurity.Of<ChipAuthenticationPublicKeyInfo>().Any(i => Parse(i) is { } key && Verify(key));
    }

    /// <param name="group">The domain parameters before mapping.</param>
    /// <param name="mappingKey">PK.Map,IC.</param>
    /// <param name="encryption">KSEnc.</param>
    /// <param name="suite">AES of some length.</param>
    /// <param name="encrypted">DO 8A; empty when the chip sent none.</param>
    internal static MappingProof Decrypt(
        KeyAgreementGroup group,
        byte[] mappingKey,
        byte[] encryption,
        CipherSuite suite,
        ReadOnlySpan<byte> encrypted
    )
    {
        if (encrypted.IsEmpty || encrypted.Length % suite.BlockLength != 0)
        {
            return new MappingProof(group, mappingKey, null);
        }

        var minusOne = Enumerable.Repeat((byte)0xFF, suite.BlockLength).ToArray();
        var padded = suite.DecryptCbc(encryption, suite.InitialVector(encryption, minusOne), encrypted);
        var length = Padding.LengthWithout(padded);
        var data = length == group.ScalarLength ? padded[..length] : null;
        CryptographicOperations.ZeroMemory(padded);
        return new MappingProof(group, mappingKey, data);
    }

    private static AgreementPublicKey? Parse(ChipAuthenticationPublicKeyInfo info)
    {
        try
        {
            return AgreementPublicKey.Parse(info.SubjectPublicKeyInfo);
        }
        catch (DocumentFormatException)
        {
            return null;
        }
    }
}
