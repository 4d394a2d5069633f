using System.Security.Cryptography;
using System.Text;

namespace EGate.Documents;

/// <summary>
/// What is printed on a document and opens its chip: the key information of the machine-readable zone, or the card access number (CAN;
/// Doc 9303-11, 4.4 and 9.7.3). Disposing zeroes what can be zeroed; the zone's text belongs to its owner.
/// </summary>
public sealed class AccessPassword : IDisposable
{
    private readonly byte[] _secret;

    private AccessPassword(byte[] secret, string? keyInformation)
    {
        _secret = secret;
        KeyInformation = keyInformation;
    }

    /// <summary>True for the zone. Basic access control knows no other password.</summary>
    public bool IsZone => KeyInformation is not null;

    /// <summary>For basic access control; null for a CAN.</summary>
    internal string? KeyInformation { get; }

    /// <summary>Number of the password in MSE:Set AT: 1 for the zone, 2 for the CAN (4.4.4.1).</summary>
    internal byte Reference => (byte)(IsZone ? 1 : 2);

    /// <summary>The machine-readable zone.</summary>
    /// <param name="keyInformation">See <see cref="MrzReading.KeyInformation"/>.</param>
    public static AccessPassword FromZone(string keyInformation)
    {
        ArgumentNullException.ThrowIfNull(keyInformation);
        return new AccessPassword(SHA1.HashData(Encoding.ASCII.GetBytes(keyInformation)), keyInformation);
    }

    /// <summary>The card access number, six digits printed on the document.</summary>
    /// <exception cref="ArgumentException">Not six digits.</exception>
    public static AccessPassword FromCan(string can)
    {
        ArgumentNullException.ThrowIfNull(can);
        return can.Length == 6 && can.All(char.IsAsciiDigit)
            ? new AccessPassword(Encoding.ASCII.GetBytes(can), null)
            : throw new ArgumentException("a card access number is six digits", nameof(can));
    }

    /// <summary>K-pi, with which the chip encrypts its nonce (9.7.3). The caller zeroes it.</summary>
    public byte[] Key(CipherSuite suite) => KeyDerivation.Derive(suite, _secret, KeyDerivation.Password);

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_secret);
}
