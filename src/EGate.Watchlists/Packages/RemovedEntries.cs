using System.Buffers.Binary;

namespace EGate.Watchlists;

/// <summary>Entries of a base that a delta takes away or replaces, by their short names; sorted, eight bytes each.</summary>
internal sealed class RemovedEntries
{
    private const int KeyBytes = 8;
    private const long BytesMax = 1L << 30;
    private readonly ulong[] _keys;

    private RemovedEntries(ulong[] keys) => _keys = keys;

    internal int Count => _keys.Length;

    /// <exception cref="PackageException">It is not such a file.</exception>
    internal static RemovedEntries Load(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length % KeyBytes != 0 || length > BytesMax)
            {
                throw new PackageException(
                    PackageFault.FileCut,
                    "the file of removed entries is cut short or too large"
                );
            }

            var bytes = File.ReadAllBytes(path);
            var keys = new ulong[bytes.Length / KeyBytes];
            for (var i = 0; i < keys.Length; i++)
            {
                keys[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(i * KeyBytes));
            }

            return new RemovedEntries(keys);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(PackageFault.NotReadable, $"{Path.GetFileName(path)}: {e.GetType().Name}", e);
        }
    }

    internal static void Save(string path, ulong[] keys)
    {
        Array.Sort(keys);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        Span<byte> bytes = stackalloc byte[KeyBytes];
        foreach (var key in keys)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, key);
            file.Write(bytes);
        }
    }

    internal bool Holds(IndexHit hit) => Array.BinarySearch(_keys, EntryDigest.Key(hit.List, hit.Entry)) >= 0;
}
