using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EGate.Watchlists;

/// <summary>
/// The bytes of an index: a file mapped into memory, of which only what is touched becomes resident, or a copy in memory. Every view into
/// it is a span of checked bounds, so a damaged file can be refused but not read past.
/// </summary>
internal sealed unsafe class IndexBytes : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly SafeMemoryMappedViewHandle? _handle;
    private readonly byte[]? _array;
    private readonly byte* _start;
    private bool _isClosed;

    private IndexBytes(MemoryMappedFile file, long length)
    {
        _file = file;
        Length = length;
        _view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        _handle = _view.SafeMemoryMappedViewHandle;
        byte* start = null;
        _handle.AcquirePointer(ref start);
        _start = start + _view.PointerOffset;
    }

    private IndexBytes(ReadOnlySpan<byte> bytes)
    {
        _array = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(_array);
        Length = bytes.Length;
        _start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array));
    }

    internal long Length { get; }

    /// <summary>Maps a file. It must not be cut while it is open: it is replaced by renaming, never written in place.</summary>
    internal static IndexBytes Map(string path)
    {
        var length = new FileInfo(path).Length;
        if (length < IndexFormat.HeaderLength + IndexFormat.TableLength)
        {
            throw new ListRefusedException(0, "the index file is shorter than its header");
        }

        var file = MemoryMappedFile.CreateFromFile(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete),
            null,
            length,
            MemoryMappedFileAccess.Read,
            HandleInheritability.None,
            leaveOpen: false
        );
        return new IndexBytes(file, length);
    }

    internal static IndexBytes Copy(ReadOnlySpan<byte> bytes) => new(bytes);

    /// <summary>A view of values; refuses one that does not lie wholly inside.</summary>
    internal ReadOnlySpan<T> View<T>(long offset, long count)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (offset < 0 || count < 0 || count > int.MaxValue || offset > Length || count > (Length - offset) / sizeof(T))
        {
            throw new ListRefusedException(0, "the index is damaged: a part of it lies outside the file");
        }

        return new ReadOnlySpan<T>(_start + offset, (int)count);
    }

    public void Dispose()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            _handle?.ReleasePointer();
            _view?.Dispose();
            _file?.Dispose();
        }
    }
}
