namespace EGate.Watchlists;

/// <summary>
/// Records in buckets, kept in memory up to a limit and beyond it in one temporary file, so that millions can be put into the order of
/// their buckets. Inside a bucket they keep the order in which they came.
/// </summary>
internal sealed class Spill : IDisposable
{
    private const int InMemoryMax = 96 << 20;
    private readonly string _path;
    private readonly MemoryStream[] _buckets;
    private readonly List<(long Offset, int Length)>[] _chunks;
    private FileStream? _file;
    private long _held;

    internal Spill(string path, int buckets)
    {
        _path = path;
        _buckets = [.. Enumerable.Range(0, buckets).Select(_ => new MemoryStream(0))];
        _chunks = [.. Enumerable.Range(0, buckets).Select(_ => new List<(long, int)>())];
    }

    internal int Buckets => _buckets.Length;

    internal void Add(int bucket, ReadOnlySpan<byte> record)
    {
        _buckets[bucket].Write(record);
        _held += record.Length;
        if (_held > InMemoryMax)
        {
            Flush();
        }
    }

    /// <summary>The records of a bucket, piece by piece; a record is never divided between two pieces.</summary>
    internal IEnumerable<ArraySegment<byte>> Read(int bucket)
    {
        foreach (var (offset, length) in _chunks[bucket])
        {
            var chunk = new byte[length];
            _file!.Position = offset;
            _file.ReadExactly(chunk);
            yield return chunk;
        }

        if (_buckets[bucket].Length > 0)
        {
            yield return new ArraySegment<byte>(_buckets[bucket].GetBuffer(), 0, (int)_buckets[bucket].Length);
        }
    }

    private void Flush()
    {
        _file ??= new FileStream(
            _path,
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose
        );
        _file.Position = _file.Length;
        for (var i = 0; i < _buckets.Length; i++)
        {
            if (_buckets[i].Length > 0)
            {
                _chunks[i].Add((_file.Position, (int)_buckets[i].Length));
                _file.Write(_buckets[i].GetBuffer(), 0, (int)_buckets[i].Length);
                _buckets[i] = new MemoryStream(0);
            }
        }

        _held = 0;
    }

    public void Dispose() => _file?.Dispose();
}
