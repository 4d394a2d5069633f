using System.Security.Cryptography;
using System.Text;
using EGate.Contract.Officers;

namespace EGate.Gateway.OfficersPage;

/// <summary>
/// What an unknown name gets instead of an encrypted key: bytes of the same shape that no password opens, the same every time for the
/// same name. So nobody learns from the answer whether an account exists.
/// </summary>
internal static class DecoyKey
{
    internal static EncryptedKey For(string secret, string name)
    {
        const int Total = EncryptedKey.SaltBytes + EncryptedKey.IvBytes + EncryptedKey.CiphertextBytes;
        var bytes = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Convert.FromBase64String(secret),
            Total,
            info: Encoding.UTF8.GetBytes(name.ToUpperInvariant())
        );
        return new(
            EncryptedKey.StandardIterations,
            Convert.ToBase64String(bytes, 0, EncryptedKey.SaltBytes),
            Convert.ToBase64String(bytes, EncryptedKey.SaltBytes, EncryptedKey.IvBytes),
            Convert.ToBase64String(bytes, Total - EncryptedKey.CiphertextBytes, EncryptedKey.CiphertextBytes)
        );
    }
}
