using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// The reader's side of basic access control (Doc 9303-11, 4.3): both sides prove that they know the machine-readable zone, and agree on
/// session keys. It computes; <see cref="ChipSession"/> sends.
/// </summary>
internal sealed class BasicAccessControl : IDisposable
{
    private const int NonceLength = 8;
    private const int KeyLength = 16;
    private readonly SessionKeys _keys;
    private readonly byte[] _nonce = new byte[NonceLength];
    private readonly byte[] _keyShare = new byte[KeyLength];
    private byte[] _chipNonce = [];

    public BasicAccessControl(string keyInformation, RandomFill random)
    {
        _keys = SessionKeys.FromKeyInformation(keyInformation);
        random(_nonce);
        random(_keyShare);
    }

    /// <summary>Data of EXTERNAL AUTHENTICATE: E.IFD and its MAC, 40 bytes.</summary>
    public byte[] Challenge(ReadOnlyMemory<byte> chipNonce)
    {
        if (chipNonce.Length != NonceLength)
        {
            throw new ChipAccessException("challenge-length");
        }

        _chipNonce = chipNonce.ToArray();
        byte[] secret = [.. _nonce, .. _chipNonce, .. _keyShare];
        var cipher = TripleDes.EncryptCbc(_keys.Encryption, secret);
        CryptographicOperations.ZeroMemory(secret);
        return [.. cipher, .. TripleDes.RetailMac(_keys.Mac, cipher)];
    }

    /// <summary>Proves the chip's answer and makes the session of it.</summary>
    public SecureMessaging Accept(ReadOnlyMemory<byte> answer)
    {
        if (answer.Length != 40)
        {
            throw new ChipAccessException("authentication-answer-length");
        }

        var cipher = answer.Span[..32];
        if (!CryptographicOperations.FixedTimeEquals(TripleDes.RetailMac(_keys.Mac, cipher), answer.Span[32..]))
        {
            throw new ChipAccessException("authentication-answer-mac", isAttack: true);
        }

        var secret = TripleDes.DecryptCbc(_keys.Encryption, cipher);
        try
        {
            return Session(secret);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    public void Dispose()
    {
        _keys.Dispose();
        CryptographicOperations.ZeroMemory(_keyShare);
    }

    private SecureMessaging Session(ReadOnlySpan<byte> secret)
    {
        var fresh =
            CryptographicOperations.FixedTimeEquals(secret[..8], _chipNonce)
            & CryptographicOperations.FixedTimeEquals(secret[8..16], _nonce);
        if (!fresh)
        {
            throw new ChipAccessException("authentication-answer-nonce", isAttack: true);
        }

        Span<byte> seed = stackalloc byte[KeyLength];
        for (var i = 0; i < KeyLength; i++)
        {
            seed[i] = (byte)(_keyShare[i] ^ secret[16 + i]);
        }

        byte[] counter = [.. _chipNonce.AsSpan(4), .. _nonce.AsSpan(4)];
        var session = new SecureMessaging(SessionKeys.FromSecret(CipherSuite.TripleDes, seed), counter);
        seed.Clear();
        return session;
    }
}
