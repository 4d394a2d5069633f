using System.Security.Cryptography;
using System.Text;

namespace EGate.Watchlists;

/// <summary>
/// A key that signs packages, ECDSA on P-256 with SHA-256 as the journal's checkpoints. It lives where packages are made, as a PEM file
/// (PKCS#8) that only its owner may read; a lane has the public half only.
/// </summary>
public sealed class PackageKey : IDisposable
{
    private const int FileMax = 4096;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly ECDsa _key;

    internal PackageKey(ECDsa key) => _key = key;

    /// <summary>SHA-256 of the public key (SubjectPublicKeyInfo) in hexadecimal.</summary>
    public string Fingerprint => PackageKeys.FingerprintOf(_key);

    /// <summary>The public key as PEM: what goes into a lane's <c>lists.package_keys</c>.</summary>
    public string PublicPem => _key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>A new key in memory.</summary>
    public static PackageKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a private key.</summary>
    /// <exception cref="PackageException">It is not there, is no P-256 key, or others may read it.</exception>
    public static PackageKey Load(string path)
    {
        try
        {
            if ((File.GetUnixFileMode(path) & Others) != 0)
            {
                throw new PackageException(
                    PackageFault.NotReadable,
                    $"{Path.GetFileName(path)} must have mode 0600: others may read the key"
                );
            }

            var pem = new FileInfo(path).Length <= FileMax ? File.ReadAllText(path) : string.Empty;
            var key = PackageKeys.FromPem(pem);
            if (key is not null && IsPrivate(key))
            {
                return new PackageKey(key);
            }

            key?.Dispose();
            throw new PackageException(
                PackageFault.NotReadable,
                $"{Path.GetFileName(path)} is not a private P-256 key in PEM"
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(PackageFault.NotReadable, $"{Path.GetFileName(path)}: {e.GetType().Name}", e);
        }
    }

    /// <summary>Writes the private key as a new file of mode 0600, and the public one beside it with the ending <c>.pub</c>.</summary>
    /// <exception cref="PackageException">A file of either name is there already, or cannot be written.</exception>
    public void Save(string path)
    {
        try
        {
            var mode = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };
            using (var file = new FileStream(path, mode))
            {
                file.Write(Encoding.ASCII.GetBytes(_key.ExportPkcs8PrivateKeyPem() + "\n"));
            }

            using var open = new FileStream(path + ".pub", FileMode.CreateNew, FileAccess.Write);
            open.Write(Encoding.ASCII.GetBytes(PublicPem));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(PackageFault.NotReadable, $"{Path.GetFileName(path)}: {e.GetType().Name}", e);
        }
    }

    internal byte[] Sign(ReadOnlySpan<byte> statement) => _key.SignData(statement, HashAlgorithmName.SHA256);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static bool IsPrivate(ECDsa key)
    {
        try
        {
            CryptographicOperations.ZeroMemory(key.ExportPkcs8PrivateKey());
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
