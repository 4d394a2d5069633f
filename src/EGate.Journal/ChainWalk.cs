namespace EGate.Journal;

/// <summary>
/// One pass over all rows. A record is genuine when its hash is its own and the key signed it for its place; whatever is not genuine is
/// kept (up to a bound) and explained at the end, when it is known which originals are still somewhere in the file.
/// </summary>
internal sealed class ChainWalk(JournalSigningKey? key, IReadOnlyList<JournalCheckpoint> checkpoints)
{
    private const int SuspectsMax = 4096;
    private readonly List<JournalFinding> _findings = [];
    private readonly List<RawRecord> _suspects = [];
    private readonly List<(long From, long To)> _gaps = [];
    private readonly Dictionary<long, byte[]> _atCheckpoints = [];
    private string? _origin = checkpoints.Count > 0 ? checkpoints[0].Origin : null;
    private byte[]? _before;
    private long _highestGenuine;
    private long _suspectsBeyond;

    internal long Records { get; private set; }
    internal long Genuine { get; private set; }
    internal long LastSequence { get; private set; }
    internal string Head { get; private set; } = string.Empty;

    internal void Take(JournalRow row)
    {
        var record = row.Record;
        Records++;
        Head = Convert.ToHexStringLower(record.Hash);
        if (record.Sequence > LastSequence + 1)
        {
            _gaps.Add((LastSequence + 1, record.Sequence - 1));
            _before = null;
        }

        LastSequence = Math.Max(LastSequence, record.Sequence);
        FindOrigin(record);
        if (row.WellTyped && record.Sequence > 0 && IsGenuine(record))
        {
            TakeGenuine(record);
        }
        else
        {
            Suspect(record);
        }
    }

    /// <summary>All findings of the walk; call once, after the last row.</summary>
    internal IReadOnlyList<JournalFinding> Findings()
    {
        var size = Math.Max(_highestGenuine, checkpoints.Select(c => c.Size).DefaultIfEmpty(0).Max());
        if (LastSequence < size)
        {
            _gaps.Add((LastSequence + 1, size));
        }

        _findings.AddRange(SuspectRows.Explain(_suspects, _gaps, size, IsGenuineAt));
        if (_suspectsBeyond > 0)
        {
            _findings.Add(
                new(
                    _suspects[^1].Sequence + 1,
                    JournalDamage.Changed,
                    $"{_suspectsBeyond} more records from here on are not genuine"
                )
            );
        }

        CompareCheckpoints();
        return _findings;
    }

    private void TakeGenuine(RawRecord record)
    {
        Genuine++;
        _highestGenuine = record.Sequence;
        if (_before is not null && !record.Previous.AsSpan().SequenceEqual(_before))
        {
            _findings.Add(
                new(
                    record.Sequence,
                    JournalDamage.Forked,
                    "the record does not follow the one before it, though both are signed"
                )
            );
        }

        if (checkpoints.Any(c => c.Size == record.Sequence))
        {
            _atCheckpoints[record.Sequence] = record.Hash;
        }

        _before = record.Hash;
    }

    private void Suspect(RawRecord record)
    {
        _before = null;
        if (_suspects.Count < SuspectsMax)
        {
            _suspects.Add(record);
        }
        else
        {
            _suspectsBeyond++;
        }
    }

    private void FindOrigin(RawRecord record)
    {
        if (record.Sequence != 1 || record.Previous.Length != RecordChain.HashLength)
        {
            return;
        }

        // Without a trustworthy checkpoint the first record says which journal this is; its signature then covers that.
        _origin ??= JournalCheckpoint.OriginOf(record.Previous);
    }

    private bool IsGenuine(RawRecord record) => IsGenuineAt(record, record.Sequence);

    private bool IsGenuineAt(RawRecord record, long sequence) =>
        RecordChain.Hash(record, sequence).AsSpan().SequenceEqual(record.Hash)
        && (
            key is null
            || (
                _origin is not null
                && key.Verify(JournalCheckpoint.Statement(_origin, sequence, record.Hash), record.Signature)
            )
        );

    private void CompareCheckpoints()
    {
        foreach (var checkpoint in checkpoints)
        {
            var fits = checkpoint.Origin == _origin;
            if (_atCheckpoints.TryGetValue(checkpoint.Size, out var hash))
            {
                fits &= hash.AsSpan().SequenceEqual(checkpoint.Head);
            }

            if (!fits)
            {
                _findings.Add(
                    new(
                        checkpoint.Size,
                        JournalDamage.Forked,
                        $"a signed checkpoint of {checkpoint.Size} records stands for another history"
                    )
                );
            }
        }
    }
}
