using System.Buffers.Binary;

namespace EGate.Watchlists;

/// <summary>
/// The short names of all entries of a package and of what stands in them, sorted: what a delta is made against. It stays where packages
/// are made and is no part of them.
/// </summary>
internal sealed class EntryDigests
{
    /// <summary>File name beside the manifest.</summary>
    internal const string FileName = "entries.digest";

    /// <summary>Most entries; of more a full package is made every time.</summary>
    internal const int EntriesMax = 100_000_000;

    private const int RowBytes = 16;
    private readonly ulong[] _keys;
    private readonly ulong[] _contents;

    private EntryDigests(ulong[] keys, ulong[] contents)
    {
        _keys = keys;
        _contents = contents;
    }

    internal int Count => _keys.Length;

    /// <summary>Sorts what was collected; entries that came in parts become one.</summary>
    internal static EntryDigests Of(List<(ulong Key, ulong Content)> rows)
    {
        rows.Sort((a, b) => a.Key.CompareTo(b.Key));
        var (keys, contents) = (new ulong[rows.Count], new ulong[rows.Count]);
        var count = 0;
        foreach (var (key, content) in rows)
        {
            if (count > 0 && keys[count - 1] == key)
            {
                contents[count - 1] = unchecked(contents[count - 1] + content);
            }
            else
            {
                (keys[count], contents[count]) = (key, content);
                count++;
            }
        }

        return new EntryDigests(keys[..count], contents[..count]);
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="PackageException">It is not there or not one.</exception>
    internal static EntryDigests Load(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
            if (file.Length % RowBytes != 0 || file.Length / RowBytes > EntriesMax)
            {
                throw new PackageException(PackageFault.FileCut, $"{FileName} is cut short");
            }

            var count = (int)(file.Length / RowBytes);
            var (keys, contents) = (new ulong[count], new ulong[count]);
            Span<byte> row = stackalloc byte[RowBytes];
            for (var i = 0; i < count; i++)
            {
                file.ReadExactly(row);
                keys[i] = BinaryPrimitives.ReadUInt64LittleEndian(row);
                contents[i] = BinaryPrimitives.ReadUInt64LittleEndian(row[8..]);
            }

            return new EntryDigests(keys, contents);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(
                PackageFault.NotReadable,
                $"{FileName} is not beside the base package, so no delta can be made against it",
                e
            );
        }
    }

    internal void Save(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        Span<byte> row = stackalloc byte[RowBytes];
        for (var i = 0; i < _keys.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(row, _keys[i]);
            BinaryPrimitives.WriteUInt64LittleEndian(row[8..], _contents[i]);
            file.Write(row);
        }
    }

    /// <summary>What stands in an entry; null when there is no such entry.</summary>
    internal ulong? Find(ulong key)
    {
        var at = Array.BinarySearch(_keys, key);
        return at < 0 ? null : _contents[at];
    }

    /// <summary>Entries that are new or changed against a base.</summary>
    internal HashSet<ulong> ChangedSince(EntryDigests before)
    {
        var changed = new HashSet<ulong>();
        for (var i = 0; i < _keys.Length; i++)
        {
            if (before.Find(_keys[i]) != _contents[i])
            {
                changed.Add(_keys[i]);
            }
        }

        return changed;
    }

    /// <summary>Entries of a base that are gone or changed.</summary>
    internal ulong[] OutdatedOf(EntryDigests before) =>
        [.. before._keys.Where((key, i) => Find(key) != before._contents[i])];
}
