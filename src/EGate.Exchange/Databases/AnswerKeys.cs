using System.Security.Cryptography;

namespace EGate.Exchange;

/// <summary>
/// The public keys of the databases, one for each: which databases a lane asks, and whose word it takes for which. A folder of files
/// <c>NAME.pem</c> (ECDSA P-256, SubjectPublicKeyInfo), read when it is opened.
/// </summary>
public sealed class AnswerKeys : IDisposable
{
    /// <summary>Most databases of a lane: each one more is waited for.</summary>
    public const int DatabasesMax = 8;

    private const int FileBytesMax = 16 * 1024;
    private const int P256Bits = 256;
    private readonly SortedDictionary<string, ECDsa> _keys = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>No databases.</summary>
    public static AnswerKeys None() => new();

    /// <summary>The databases, in the order of their names.</summary>
    public IReadOnlyList<string> Databases => [.. _keys.Keys];

    /// <summary>Reads a folder.</summary>
    /// <exception cref="InvalidDataException">There is no such folder, a file is no such key, or there are too many; the message names the file.</exception>
    public static AnswerKeys Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var keys = new AnswerKeys();
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*.pem").Order(StringComparer.Ordinal))
            {
                keys.Add(path);
            }

            return keys;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            keys.Dispose();
            throw new InvalidDataException($"{folder} cannot be read ({e.GetType().Name})", e);
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }

    /// <summary>Adds the key of a database, in place of one before.</summary>
    /// <exception cref="InvalidDataException">It is no ECDSA P-256 key.</exception>
    public void Add(string database, ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(subjectPublicKeyInfo, out _);
            Put(database, key);
        }
        catch (CryptographicException e)
        {
            key.Dispose();
            throw new InvalidDataException($"the key of {database} is no public key", e);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Why an answer does not count as the answer of its database to this question; null when it does. The signature is looked at last:
    /// an answer to another question is one, whoever signed it.
    /// </summary>
    public DatabaseFault? Refuse(DatabaseQuestion question, DatabaseAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Question != question.Id || answer.Digest != question.Digest())
        {
            return DatabaseFault.AnotherQuestion;
        }

        lock (_gate)
        {
            return
                _keys.TryGetValue(answer.Database, out var key)
                && key.VerifyData(
                    answer.ToBytes(),
                    answer.Signature.Span,
                    HashAlgorithmName.SHA256,
                    DSASignatureFormat.IeeeP1363FixedFieldConcatenation
                )
                ? null
                : DatabaseFault.WrongSignature;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }

        _keys.Clear();
    }

    private void Add(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (!AnswerBounds.IsName(name))
        {
            throw new InvalidDataException(
                $"{path}: the file's name must be the database's: a-z, 0-9 and dashes, 1 to 32 characters"
            );
        }

        if (new FileInfo(path).Length > FileBytesMax)
        {
            throw new InvalidDataException($"{path}: longer than a public key is");
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            Put(name, key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new InvalidDataException($"{path}: no public key in PEM", e);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private void Put(string database, ECDsa key)
    {
        if (key.KeySize != P256Bits)
        {
            throw new InvalidDataException($"the key of {database} is not ECDSA P-256");
        }

        if (_keys.Remove(database, out var old))
        {
            old.Dispose();
        }

        if (_keys.Count >= DatabasesMax)
        {
            throw new InvalidDataException($"more than {DatabasesMax} databases");
        }

        _keys.Add(database, key);
    }
}
