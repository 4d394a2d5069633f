using Microsoft.Data.Sqlite;

namespace EGate.Journal;

/// <summary>What is wrong with a journal at start.</summary>
/// <param name="Word">Stable kebab-case word.</param>
/// <param name="Sequence">First bad record, 0 when no record is to blame.</param>
/// <param name="Size">Records the checkpoint stood for, 0 when it could not be read.</param>
internal sealed record TailDamage(string Word, long Sequence, long Size);

/// <summary>
/// The quick look at start: the schema, the newest records and the checkpoint. The whole chain is the verifier's work, because a start
/// must not take longer the older the journal grows.
/// </summary>
internal static class TailExamination
{
    private const int TailLength = 256;

    /// <summary>The damage, or null with the journal's id when the chain may be continued.</summary>
    internal static TailDamage? Examine(JournalFiles files, JournalSigningKey key, out byte[] journalId)
    {
        journalId = [];
        var text = JournalFiles.ReadSmall(files.Checkpoint, JournalCheckpoint.LengthMax);
        if (!JournalCheckpoint.TryParse(text, out var checkpoint) || !IsSigned(checkpoint!, key))
        {
            return new TailDamage(text is null ? "checkpoint-missing" : "checkpoint-damaged", 0, 0);
        }

        if (!File.Exists(files.Database))
        {
            return new TailDamage("database-missing", 0, checkpoint!.Size);
        }

        try
        {
            using var database = JournalDatabase.OpenReadOnly(files.Database);
            return Examine(database, checkpoint!, key, out journalId);
        }
        catch (Exception e) when (IsDamage(e))
        {
            return new TailDamage("unreadable", 0, checkpoint!.Size);
        }
    }

    private static TailDamage? Examine(
        JournalDatabase database,
        JournalCheckpoint checkpoint,
        JournalSigningKey key,
        out byte[] journalId
    )
    {
        journalId = checkpoint.Head;
        if (!database.HasOwnSchema())
        {
            return new TailDamage("schema-changed", 0, checkpoint.Size);
        }

        var last = database.LastSequence();
        if (last < checkpoint.Size)
        {
            return new TailDamage("cut-off", last + 1, checkpoint.Size);
        }

        if (last == 0)
        {
            return null;
        }

        journalId = database.Rows(1).First().Record.Previous;
        if (journalId.Length != RecordChain.HashLength || JournalCheckpoint.OriginOf(journalId) != checkpoint.Origin)
        {
            return new TailDamage("other-journal", 1, checkpoint.Size);
        }

        return Chain(database, checkpoint, key, last);
    }

    private static TailDamage? Chain(
        JournalDatabase database,
        JournalCheckpoint checkpoint,
        JournalSigningKey key,
        long last
    )
    {
        var expected = Math.Max(1, Math.Min(last - TailLength + 1, Math.Max(1, checkpoint.Size)));
        byte[]? before = null;
        foreach (var row in database.Rows(expected))
        {
            var record = row.Record;
            var intact =
                row.WellTyped
                && record.Sequence == expected
                && (before is null || record.Previous.AsSpan().SequenceEqual(before))
                && (record.Sequence != checkpoint.Size || record.Hash.AsSpan().SequenceEqual(checkpoint.Head))
                && Genuine(record, checkpoint.Origin, key);
            if (!intact)
            {
                return new TailDamage("record-damaged", expected, checkpoint.Size);
            }

            before = record.Hash;
            expected++;
        }

        return null;
    }

    /// <summary>True when the record's hash is its own and the key signed it for this place of this journal.</summary>
    internal static bool Genuine(RawRecord record, string origin, JournalSigningKey key) =>
        RecordChain.Hash(record).AsSpan().SequenceEqual(record.Hash)
        && key.Verify(JournalCheckpoint.Statement(origin, record.Sequence, record.Hash), record.Signature);

    internal static bool IsSigned(JournalCheckpoint checkpoint, JournalSigningKey key) =>
        key.Verify(
            JournalCheckpoint.Statement(checkpoint.Origin, checkpoint.Size, checkpoint.Head),
            checkpoint.Signature
        );

    // Wrong content is damage; a disk or permission that fails is not, and must not cost a good journal its place.
    private static bool IsDamage(Exception e) =>
        e is SqliteException { SqliteErrorCode: 1 or 11 or 26 } or InvalidOperationException or FormatException;
}
