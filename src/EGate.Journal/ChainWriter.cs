using System.Text;

namespace EGate.Journal;

/// <summary>
/// Appends to one chain: insert (synced by SQLite), then the signed checkpoint (synced, replaced whole). A power cut between the two
/// leaves the checkpoint one record behind, which the next start repairs; every record carries its own signature, so nothing is unproved.
/// </summary>
internal sealed class ChainWriter : IDisposable
{
    private readonly JournalDatabase _database;
    private readonly string _checkpointPath;
    private readonly JournalSigningKey _key;
    private readonly TimeProvider _time;
    private readonly string _origin;
    private readonly byte[] _journalId;
    private byte[] _head;
    private bool _inDoubt;

    private ChainWriter(
        JournalDatabase database,
        string checkpointPath,
        JournalSigningKey key,
        TimeProvider time,
        byte[] journalId
    )
    {
        _database = database;
        _checkpointPath = checkpointPath;
        _key = key;
        _time = time;
        _journalId = journalId;
        _head = journalId;
        _origin = JournalCheckpoint.OriginOf(journalId);
        ReadHead();
    }

    /// <summary>Records in the chain.</summary>
    internal long Size { get; private set; }

    internal static ChainWriter Begin(
        string database,
        string checkpoint,
        JournalSigningKey key,
        TimeProvider time,
        long bytesMax
    )
    {
        var id = System.Security.Cryptography.RandomNumberGenerator.GetBytes(RecordChain.HashLength);
        var writer = new ChainWriter(JournalDatabase.OpenWritable(database, bytesMax), checkpoint, key, time, id);
        writer.WriteCheckpoint();
        return writer;
    }

    /// <summary>Goes on with a chain whose tail has been verified, and brings its checkpoint up to date.</summary>
    internal static ChainWriter Continue(
        string database,
        string checkpoint,
        JournalSigningKey key,
        TimeProvider time,
        long bytesMax,
        byte[] journalId
    )
    {
        var writer = new ChainWriter(
            JournalDatabase.OpenWritable(database, bytesMax),
            checkpoint,
            key,
            time,
            journalId
        );
        writer.WriteCheckpoint();
        return writer;
    }

    internal JournalReceipt Append(string kind, string crossing, byte[] arguments)
    {
        if (_inDoubt)
        {
            ReadHead();
        }

        // Whatever fails from here on, the file and not this memory says where the chain stands.
        _inDoubt = true;
        var at = _time.GetUtcNow();
        var record = Seal(at, kind, crossing, arguments);
        _database.Insert(record);
        _head = record.Hash;
        Size = record.Sequence;
        WriteCheckpoint();
        _inDoubt = false;
        return new JournalReceipt(record.Sequence, at, Convert.ToHexStringLower(record.Hash));
    }

    internal void Settle() => _database.Settle();

    public void Dispose() => _database.Dispose();

    private RawRecord Seal(DateTimeOffset at, string kind, string crossing, byte[] arguments)
    {
        var open = new RawRecord(
            Size + 1,
            RawRecord.FormatUtc(at),
            (long)_time.GetElapsedTime(0).TotalMilliseconds,
            Encoding.UTF8.GetBytes(kind),
            Encoding.UTF8.GetBytes(crossing),
            arguments,
            _head,
            [],
            []
        );
        var hash = RecordChain.Hash(open);
        return open with
        {
            Hash = hash,
            Signature = _key.Sign(JournalCheckpoint.Statement(_origin, open.Sequence, hash)),
        };
    }

    private void ReadHead()
    {
        var last = _database.Newest(1, crossing: null).FirstOrDefault();
        Size = last?.Record.Sequence ?? 0;
        _head = last?.Record.Hash ?? _journalId;
    }

    private void WriteCheckpoint()
    {
        var signature = _key.Sign(JournalCheckpoint.Statement(_origin, Size, _head));
        var text = new JournalCheckpoint(_origin, Size, _head, signature).ToString();
        JournalFiles.Replace(_checkpointPath, Encoding.UTF8.GetBytes(text));
    }
}
