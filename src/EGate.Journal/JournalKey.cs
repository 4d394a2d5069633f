using System.Security.Cryptography;
using System.Text;
using EGate.Core;

namespace EGate.Journal;

/// <summary>
/// Turns a document number into the only form in which the journal may hold it: HMAC-SHA-256 under a 32-byte key of this installation.
/// The same document gives the same word here and another one elsewhere; without the key nothing can be tried against it.
/// </summary>
public sealed class JournalKey : IDisposable
{
    private const int KeyLength = 32;
    private readonly byte[] _key;

    private JournalKey(byte[] key) => _key = key;

    /// <summary>Reads the key file, or makes it (mode 0600) when there is none.</summary>
    /// <exception cref="JournalException">The file is not 32 bytes long, can be read by others, or cannot be made.</exception>
    public static JournalKey OpenOrCreate(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (!File.Exists(path))
            {
                JournalFiles.CreateSecret(path, RandomNumberGenerator.GetBytes(KeyLength));
            }

            if (JournalFiles.IsExposed(path) || new FileInfo(path).Length != KeyLength)
            {
                throw new JournalException(
                    Catalogue.JournalKeyUnusable,
                    $"{Path.GetFileName(path)} must hold {KeyLength} bytes and have mode 0600"
                );
            }

            return new JournalKey(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreFaults.From(e, "the key file");
        }
    }

    /// <summary>
    /// The keyed hash of a document, 64 hexadecimal digits. Letter case and the MRZ filler do not matter, so that a number typed by
    /// an officer finds the crossing again.
    /// </summary>
    public string Pseudonym(string issuer, string documentNumber)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        ArgumentNullException.ThrowIfNull(documentNumber);
        var text = Encoding.UTF8.GetBytes($"document\n{Plain(issuer)}\n{Plain(documentNumber)}");
        var word = Convert.ToHexStringLower(HMACSHA256.HashData(_key, text));
        CryptographicOperations.ZeroMemory(text);
        return word;
    }

    /// <summary>Zeroes the key.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(_key);

    private static string Plain(string text) =>
        text.Replace("<", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
}
