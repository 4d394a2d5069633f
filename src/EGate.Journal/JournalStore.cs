using EGate.Core;

namespace EGate.Journal;

/// <summary>Settings of the journal.</summary>
/// <param name="BytesMax">Largest size of the file in bytes (1 MiB..256 GiB); when it is reached, records are refused and the lane refers. Default 4 GiB, some ten million records.</param>
public sealed record JournalOptions(long BytesMax = 4L << 30);

/// <summary>
/// The tamper-evident record of every crossing, command and fault (DESIGN section 7). One process writes it, any number may read.
/// A record is durable when <see cref="Append"/> returns: SQLite in WAL mode with full synchronisation, each record chained by SHA-256 to
/// the one before and signed for its place, and a signed checkpoint in a file beside it.
/// <para>What it does not do yet: hand its checkpoints to a witness outside the kiosk, keep its key in a TPM, or archive old records.</para>
/// <para>Safe for several threads; they are served one after the other.</para>
/// </summary>
public sealed class JournalStore : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _lock;
    private readonly JournalSigningKey _key;
    private readonly ChainWriter _writer;
    private bool _disposed;

    private JournalStore(FileStream lockFile, JournalSigningKey key, ChainWriter writer, string? setAside)
    {
        _lock = lockFile;
        _key = key;
        _writer = writer;
        SetAsideAs = setAside;
    }

    /// <summary>File name that a damaged journal was given at this start; null when the journal was good or new.</summary>
    public string? SetAsideAs { get; }

    /// <summary>The catalogue entry to raise at start: <see cref="Catalogue.JournalSetAside"/>, or null.</summary>
    public CatalogueEntry? Fault => SetAsideAs is null ? null : Catalogue.JournalSetAside;

    /// <summary>Number of records.</summary>
    public long Size
    {
        get
        {
            lock (_gate)
            {
                return _writer.Size;
            }
        }
    }

    /// <summary>SHA-256 of the public key that verifies this journal, in hexadecimal.</summary>
    public string KeyFingerprint => _key.Fingerprint;

    /// <summary>
    /// Opens the journal or begins it. The directory must exist. Checks the newest records and the checkpoint; a journal that does not
    /// verify is set aside under a name with the time, and the first record of the new one says so.
    /// </summary>
    /// <param name="path">The database, e.g. <c>/var/lib/egate/journal.db</c>. Checkpoint, keys and lock stand beside it.</param>
    /// <param name="time">The clocks of the records.</param>
    /// <param name="options">Limits; defaults when null.</param>
    /// <exception cref="JournalException">No writing possible: disk full, read-only, in use by another process, key unusable.</exception>
    public static JournalStore Open(string path, TimeProvider time, JournalOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(time);
        var bytesMax = Math.Clamp((options ?? new JournalOptions()).BytesMax, 1L << 20, 256L << 30);
        var files = new JournalFiles(path);
        var lockFile = TakeLock(files);
        try
        {
            return Open(files, lockFile, time, bytesMax);
        }
        catch (Exception e)
        {
            lockFile.Dispose();
            if (StoreFaults.IsStoreFault(e))
            {
                throw StoreFaults.From(e, "opening the journal");
            }

            throw;
        }
    }

    /// <summary>Writes one record and returns when it is durable, or throws; there is no third way.</summary>
    /// <param name="kind">What happened: one of <see cref="JournalKinds"/>.</param>
    /// <param name="crossing">Id of the crossing, 1..64 of <c>a-z 0-9 . - _</c>; empty when it belongs to none.</param>
    /// <param name="arguments">Its arguments, as the kind documents them. No names, no document numbers, no prose.</param>
    /// <exception cref="JournalException">The record is not durable, or breaks the rules above. After a full disk the store goes on once there is room.</exception>
    public JournalReceipt Append(string kind, string crossing, JournalArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var json = Examine(kind, crossing, arguments);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                return _writer.Append(kind, crossing, json);
            }
            catch (Exception e) when (StoreFaults.IsStoreFault(e))
            {
                throw StoreFaults.From(e, $"record {kind}");
            }
        }
    }

    /// <summary>Closes the file and lets another process have it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _disposed = true;
                _writer.Dispose();
                _key.Dispose();
                _lock.Dispose();
            }
        }
    }

    private static byte[] Examine(string kind, string crossing, JournalArguments arguments)
    {
        var problem =
            !RecordRules.IsWord(kind, RecordRules.WordMax) ? "the kind is not a short word"
            : crossing is null || (crossing.Length > 0 && !RecordRules.IsWord(crossing, RecordRules.WordMax))
                ? "the crossing is not a short word"
            : arguments.Problem;
        var json = problem is null ? arguments.ToCanonicalJson() : [];
        if (problem is not null || json.Length > JournalDatabase.ArgumentsMax)
        {
            throw new JournalException(
                Catalogue.JournalRecordRefused,
                problem ?? $"the arguments are longer than {JournalDatabase.ArgumentsMax} bytes"
            );
        }

        return json;
    }

    private static FileStream TakeLock(JournalFiles files)
    {
        try
        {
            return new FileStream(files.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(files.Lock))
        {
            throw new JournalException(Catalogue.JournalInUse, $"{Path.GetFileName(files.Lock)} is held", e);
        }
        catch (Exception e) when (StoreFaults.IsStoreFault(e))
        {
            throw StoreFaults.From(e, "the lock file");
        }
    }

    private static JournalStore Open(JournalFiles files, FileStream lockFile, TimeProvider time, long bytesMax)
    {
        SetAside.FinishInterrupted(files);
        var used = File.Exists(files.Database) || File.Exists(files.Checkpoint);
        if (!File.Exists(files.PrivateKey))
        {
            return used
                ? Renew(files, lockFile, time, bytesMax, new TailDamage("key-missing", 0, 0))
                : Begin(files, lockFile, time, bytesMax);
        }

        var key = JournalSigningKey.Open(files);
        var damage = TailExamination.Examine(files, key, out var journalId);
        if (damage is not null)
        {
            key.Dispose();
            return Renew(files, lockFile, time, bytesMax, damage);
        }

        var writer = ChainWriter.Continue(files.Database, files.Checkpoint, key, time, bytesMax, journalId);
        return new JournalStore(lockFile, key, writer, setAside: null);
    }

    private static JournalStore Begin(JournalFiles files, FileStream lockFile, TimeProvider time, long bytesMax)
    {
        var key = JournalSigningKey.Create(files);
        var writer = ChainWriter.Begin(files.Database, files.Checkpoint, key, time, bytesMax);
        return new JournalStore(lockFile, key, writer, setAside: null);
    }

    private static JournalStore Renew(
        JournalFiles files,
        FileStream lockFile,
        TimeProvider time,
        long bytesMax,
        TailDamage damage
    )
    {
        var name = SetAside.NameAt(files, time.GetUtcNow());
        SetAside.KeepPublicKey(files, name);
        var key = File.Exists(files.PrivateKey) ? JournalSigningKey.Open(files) : JournalSigningKey.Create(files);
        SetAside.Replace(files, name, damage, key, time, bytesMax);
        TailExamination.Examine(files, key, out var journalId);
        var writer = ChainWriter.Continue(files.Database, files.Checkpoint, key, time, bytesMax, journalId);
        return new JournalStore(lockFile, key, writer, name + ".db");
    }
}
