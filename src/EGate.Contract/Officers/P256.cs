using System.Security.Cryptography;

namespace EGate.Contract.Officers;

/// <summary>Reads ECDSA keys and accepts only those on NIST P-256, which WebCrypto and egated both speak.</summary>
internal static class P256
{
    private const string Oid = "1.2.840.10045.3.1.7";
    private const int MaxBase64 = 1024;

    /// <summary>A public key from base64 SubjectPublicKeyInfo; null when it is anything else.</summary>
    internal static ECDsa? TryImportPublicKey(string base64)
    {
        var bytes = new byte[MaxBase64];
        if (base64.Length > MaxBase64 || !Convert.TryFromBase64String(base64, bytes, out var length))
        {
            return null;
        }

        return TryImport(key =>
        {
            key.ImportSubjectPublicKeyInfo(bytes.AsSpan(0, length), out var read);
            return read == length;
        });
    }

    /// <summary>A private key from PKCS#8 bytes; null when they are anything else.</summary>
    internal static ECDsa? TryImportPrivateKey(byte[] pkcs8) =>
        TryImport(key =>
        {
            key.ImportPkcs8PrivateKey(pkcs8, out var read);
            return read == pkcs8.Length;
        });

    private static ECDsa? TryImport(Func<ECDsa, bool> import)
    {
        var key = ECDsa.Create();
        try
        {
            if (import(key) && key.ExportParameters(false).Curve.Oid.Value == Oid)
            {
                return key;
            }
        }
        catch (Exception problem) when (problem is CryptographicException or PlatformNotSupportedException)
        {
            // Not a key, or one on a curve that OpenSSL does not know: the caller learns it from null.
        }

        key.Dispose();
        return null;
    }
}
