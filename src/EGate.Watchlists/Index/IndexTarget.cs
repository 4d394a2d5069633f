using Microsoft.Win32.SafeHandles;

namespace EGate.Watchlists;

/// <summary>Where an index is written: a file, or memory for a small list.</summary>
internal sealed class IndexTarget : IDisposable
{
    private readonly SafeFileHandle? _file;
    private readonly MemoryStream? _memory;

    private IndexTarget(SafeFileHandle? file, MemoryStream? memory)
    {
        _file = file;
        _memory = memory;
    }

    internal static IndexTarget Memory() => new(null, new MemoryStream());

    internal static IndexTarget File(string path) =>
        new(System.IO.File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None), null);

    /// <summary>The bytes written to memory.</summary>
    internal ReadOnlyMemory<byte> Bytes => _memory!.GetBuffer().AsMemory(0, (int)_memory.Length);

    internal void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        if (_file is not null)
        {
            RandomAccess.Write(_file, bytes, offset);
            return;
        }

        _memory!.Position = offset;
        _memory.Write(bytes);
    }

    /// <summary>Sets the length and makes sure that all is on disk.</summary>
    internal void Complete(long length)
    {
        if (_file is null)
        {
            _memory!.SetLength(length);
            return;
        }

        RandomAccess.SetLength(_file, length);
        RandomAccess.FlushToDisk(_file);
    }

    public void Dispose()
    {
        _file?.Dispose();
        _memory?.Dispose();
    }
}
