using System.Security.Cryptography;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>The chip's side of basic access control (Doc 9303-11, 4.3.1).</summary>
internal sealed class ChipAccess : IDisposable
{
    private readonly SessionKeys _keys;
    private readonly Random _random;
    private byte[]? _challenge;

    public ChipAccess(string keyInformation, Random random)
    {
        _keys = SessionKeys.FromKeyInformation(keyInformation);
        _random = random;
    }

    /// <summary>RND.IC; good for one authentication.</summary>
    public byte[] Challenge() => _challenge = Random(8);

    /// <summary>The answer and the session that begins; null when the reader does not know the zone.</summary>
    public (byte[] Answer, ChipMessaging Messaging)? Authenticate(ReadOnlySpan<byte> data)
    {
        var challenge = _challenge;
        _challenge = null;
        if (challenge is null || data.Length != 40)
        {
            return null;
        }

        var mac = TripleDes.RetailMac(_keys.Mac, data[..32]);
        var received = TripleDes.DecryptCbc(_keys.Encryption, data[..32]);
        var readerNonce = received[..8];
        if (!mac.AsSpan().SequenceEqual(data[32..]) || !received.AsSpan(8, 8).SequenceEqual(challenge))
        {
            return null;
        }

        var share = Random(16);
        var seed = share.Zip(received[16..], (a, b) => (byte)(a ^ b)).ToArray();
        var cipher = TripleDes.EncryptCbc(_keys.Encryption, [.. challenge, .. readerNonce, .. share]);
        byte[] counter = [.. challenge[4..], .. readerNonce[4..]];
        return (
            [.. cipher, .. TripleDes.RetailMac(_keys.Mac, cipher)],
            new ChipMessaging(SessionKeys.FromSecret(CipherSuite.TripleDes, seed), counter)
        );
    }

    public void Dispose()
    {
        _keys.Dispose();
        CryptographicOperations.ZeroMemory(_challenge);
    }

    private byte[] Random(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }
}
