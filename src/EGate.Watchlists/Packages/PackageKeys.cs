using System.Security.Cryptography;

namespace EGate.Watchlists;

/// <summary>The public keys whose packages a lane takes: a PEM file, or a folder of files ending in .pem or .pub.</summary>
public sealed class PackageKeys
{
    private const int FilesMax = 64;
    private const int FileMax = 4096;
    private readonly Dictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    private PackageKeys() { }

    /// <summary>No key: every signature is unknown.</summary>
    public static PackageKeys None { get; } = new();

    /// <summary>Fingerprints of the keys.</summary>
    public IReadOnlyCollection<string> Fingerprints => _keys.Keys;

    /// <summary>Keys of PEM texts.</summary>
    /// <exception cref="PackageException">One is not a P-256 key.</exception>
    public static PackageKeys Of(params IEnumerable<string> pems)
    {
        var keys = new PackageKeys();
        foreach (var pem in pems)
        {
            using var key =
                FromPem(pem)
                ?? throw new PackageException(PackageFault.NotReadable, "a package key is not a P-256 key in PEM");
            keys._keys[FingerprintOf(key)] = key.ExportSubjectPublicKeyInfo();
        }

        return keys;
    }

    /// <summary>Reads the keys from a file or a folder.</summary>
    /// <exception cref="PackageException">There is none, or one cannot be used: a lane must not run with fewer keys than it was given.</exception>
    public static PackageKeys Load(string path)
    {
        try
        {
            var files = Directory.Exists(path)
                ? Directory
                    .GetFiles(path)
                    .Where(f => Path.GetExtension(f) is ".pem" or ".pub")
                    .Order(StringComparer.Ordinal)
                    .ToArray()
                : [path];
            if (files.Length is 0 or > FilesMax || files.Any(f => new FileInfo(f).Length > FileMax))
            {
                throw new PackageException(
                    PackageFault.NotReadable,
                    $"{Path.GetFileName(path)} holds no package keys: 1 to {FilesMax} PEM files of one key each"
                );
            }

            return Of(files.Select(File.ReadAllText));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(PackageFault.NotReadable, $"{Path.GetFileName(path)}: {e.GetType().Name}", e);
        }
    }

    internal static string FingerprintOf(ECDsa key) =>
        Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    /// <summary>A key of a PEM text; null when it is not one on P-256.</summary>
    internal static ECDsa? FromPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (
                key.KeySize == 256
                && key.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value
            )
            {
                return key;
            }
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // Not a key: the caller says which file.
        }

        key.Dispose();
        return null;
    }

    internal bool Knows(string fingerprint) => _keys.ContainsKey(fingerprint);

    internal bool Verify(string fingerprint, ReadOnlySpan<byte> statement, ReadOnlySpan<byte> signature)
    {
        if (!_keys.TryGetValue(fingerprint, out var info))
        {
            return false;
        }

        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(info, out _);
        return key.VerifyData(statement, signature, HashAlgorithmName.SHA256);
    }
}
