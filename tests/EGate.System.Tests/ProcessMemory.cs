using System.Globalization;
using System.Runtime.InteropServices;

namespace EGate.System.Tests;

/// <summary>
/// Searches this process's own memory (<c>/proc/self/mem</c>) for bytes that must not be there any more. What is searched for is kept and compared masked, and the
/// buffer that pages are read into is left out, so that the search does not find itself.
/// </summary>
internal sealed class ProcessMemory
{
    private const byte Mask = 0xA7;
    private readonly List<byte[]> _masked = [];

    /// <summary>How many things are searched for.</summary>
    public int Count => _masked.Count;

    /// <summary>Adds bytes to search for; the caller's copy is the caller's to clear. Bytes with little in them are left out: they are everywhere.</summary>
    public void Add(ReadOnlySpan<byte> needle)
    {
        Span<bool> seen = stackalloc bool[256];
        var distinct = 0;
        foreach (var b in needle)
        {
            distinct += seen[b] ? 0 : 1;
            seen[b] = true;
        }

        if (distinct < needle.Length / 3)
        {
            return;
        }

        var masked = new byte[needle.Length];
        for (var i = 0; i < needle.Length; i++)
        {
            masked[i] = (byte)(needle[i] ^ Mask);
        }

        _masked.Add(masked);
    }

    /// <summary>How many of them are somewhere in the writable memory of this process.</summary>
    public int Found()
    {
        var buffer = GC.AllocateUninitializedArray<byte>(4 << 20, pinned: true);
        var own = (ulong)Marshal.UnsafeAddrOfPinnedArrayElement(buffer, 0);
        var found = new HashSet<int>();
        using var memory = File.OpenHandle("/proc/self/mem");
        foreach (var (from, to) in Writable().SelectMany(r => Without(r, own, own + (ulong)buffer.Length)))
        {
            Search(memory, from, to, buffer, found);
        }

        Array.Clear(buffer);
        return found.Count;
    }

    /// <summary>How many of them are in any file under a folder.</summary>
    public int FoundInFiles(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            // A lock is held by the lane itself and has no content; a link leads to a terminal.
            .Where(file => new FileInfo(file) is { LinkTarget: null, Length: > 0 })
            .Sum(file =>
            {
                var bytes = Read(file);
                Apply(bytes);
                return _masked.Count(n => bytes.AsSpan().IndexOf(n) >= 0);
            });

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        file.CopyTo(all);
        return all.ToArray();
    }

    private static void Apply(Span<byte> bytes)
    {
        foreach (ref var b in bytes)
        {
            b ^= Mask;
        }
    }

    private static IEnumerable<(ulong From, ulong To)> Writable() =>
        File.ReadAllLines("/proc/self/maps")
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(parts => parts[1].StartsWith("rw", StringComparison.Ordinal))
            .Select(parts => parts[0].Split('-'))
            .Select(ends =>
                (
                    ulong.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                    ulong.Parse(ends[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                )
            );

    private static IEnumerable<(ulong From, ulong To)> Without((ulong From, ulong To) region, ulong from, ulong to)
    {
        if (to <= region.From || from >= region.To)
        {
            yield return region;
            yield break;
        }

        if (from > region.From)
        {
            yield return (region.From, from);
        }

        if (to < region.To)
        {
            yield return (to, region.To);
        }
    }

    private void Search(
        Microsoft.Win32.SafeHandles.SafeFileHandle memory,
        ulong from,
        ulong to,
        byte[] buffer,
        HashSet<int> found
    )
    {
        const ulong Overlap = 64;
        while (from < to)
        {
            var wanted = (int)Math.Min((ulong)buffer.Length, to - from);
            int read;
            try
            {
                read = RandomAccess.Read(memory, buffer.AsSpan(0, wanted), (long)from);
            }
            catch (IOException)
            {
                // A page that cannot be read, or a region that went away meanwhile.
                return;
            }

            Apply(buffer.AsSpan(0, read));
            for (var i = 0; i < _masked.Count; i++)
            {
                if (!found.Contains(i) && buffer.AsSpan(0, read).IndexOf(_masked[i]) >= 0)
                {
                    found.Add(i);
                }
            }

            if (read < wanted || from + (ulong)read >= to)
            {
                return;
            }

            from += (ulong)read - Overlap;
        }
    }
}
