using System.Security.Cryptography;
using System.Text;
using EGate.Core;

namespace EGate.Journal;

/// <summary>
/// The ECDSA P-256 key that signs every record's place in the chain. It is made at the first start and kept as a 0600 file in the state
/// directory: whoever is root on the kiosk can sign with it. A real installation keeps it in a TPM; this class does not do that yet.
/// </summary>
internal sealed class JournalSigningKey : IDisposable
{
    /// <summary>Four bytes of fingerprint and 64 of signature.</summary>
    internal const int SignatureLength = FingerprintLength + 64;

    private const int FingerprintLength = 4;
    private const int FileMax = 4096;
    private readonly ECDsa _key;
    private readonly byte[] _fingerprint;

    private JournalSigningKey(ECDsa key)
    {
        _key = key;
        _fingerprint = SHA256.HashData(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>SHA-256 of the public key (SubjectPublicKeyInfo) in hexadecimal, for comparison by people.</summary>
    internal string Fingerprint => Convert.ToHexStringLower(_fingerprint);

    internal static JournalSigningKey Create(JournalFiles files)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        JournalFiles.CreateSecret(files.PrivateKey, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
        WritePublic(files, key);
        return new JournalSigningKey(key);
    }

    /// <summary>Reads the private key. A damaged or exposed file is a fault: a new key made in silence would hide it.</summary>
    internal static JournalSigningKey Open(JournalFiles files)
    {
        if (JournalFiles.IsExposed(files.PrivateKey))
        {
            throw new JournalException(
                Catalogue.JournalKeyUnusable,
                $"{Path.GetFileName(files.PrivateKey)} must have mode 0600"
            );
        }

        var key =
            FromPem(JournalFiles.ReadSmall(files.PrivateKey, FileMax))
            ?? throw new JournalException(
                Catalogue.JournalKeyUnusable,
                $"{Path.GetFileName(files.PrivateKey)} is not a P-256 key"
            );
        if (!File.Exists(files.PublicKey))
        {
            WritePublic(files, key._key);
        }

        return key;
    }

    /// <summary>A key for verifying only, from the text of a PEM file; null when it is not a P-256 key.</summary>
    internal static JournalSigningKey? FromPem(string? pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem ?? string.Empty);
            if (key.KeySize == 256)
            {
                return new JournalSigningKey(key);
            }
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // Not a key: the caller says which file.
        }

        key.Dispose();
        return null;
    }

    internal byte[] Sign(byte[] statement) =>
        [.. _fingerprint.AsSpan(0, FingerprintLength), .. _key.SignData(statement, HashAlgorithmName.SHA256)];

    internal bool Verify(byte[] statement, byte[] signature) =>
        signature.Length == SignatureLength
        && signature.AsSpan(0, FingerprintLength).SequenceEqual(_fingerprint.AsSpan(0, FingerprintLength))
        && _key.VerifyData(statement, signature.AsSpan(FingerprintLength), HashAlgorithmName.SHA256);

    public void Dispose() => _key.Dispose();

    private static void WritePublic(JournalFiles files, ECDsa key) =>
        JournalFiles.Replace(files.PublicKey, Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem() + "\n"));
}
