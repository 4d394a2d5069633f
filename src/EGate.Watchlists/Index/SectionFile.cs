using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EGate.Watchlists;

/// <summary>Writes the sections of an index file; lengths are known before the first byte, so sections may grow side by side.</summary>
internal sealed class SectionFile
{
    private readonly IndexTarget _target;
    private readonly SectionWriter?[] _writers = new SectionWriter?[IndexFormat.Sections];
    private long _end = IndexFormat.Align(IndexFormat.HeaderLength + IndexFormat.TableLength);

    internal SectionFile(IndexTarget target)
    {
        _target = target;
    }

    /// <summary>Reserves the room of a section.</summary>
    internal SectionWriter Open(IndexSection section, long length)
    {
        var writer = new SectionWriter(_target, _end, length);
        _writers[(int)section] = writer;
        _end = IndexFormat.Align(_end + length);
        return writer;
    }

    internal void Write<T>(IndexSection section, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var writer = Open(section, (long)values.Length * Marshal.SizeOf<T>());
        const int Chunk = 1 << 20;
        for (var i = 0; i < values.Length; i += Chunk)
        {
            writer.Add(MemoryMarshal.AsBytes(values.Slice(i, Math.Min(Chunk, values.Length - i))));
        }
    }

    /// <summary>Ends all sections, and writes the header last: a file that was not finished has none.</summary>
    internal void Complete()
    {
        var header = new byte[IndexFormat.HeaderLength + IndexFormat.TableLength];
        BinaryPrimitives.WriteUInt64LittleEndian(header, IndexFormat.Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), IndexFormat.Version);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), IndexFormat.Sections);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), _end);
        for (var i = 0; i < IndexFormat.Sections; i++)
        {
            var writer = _writers[i] ?? Open((IndexSection)i, 0);
            writer.Complete();
            var entry = header.AsSpan(IndexFormat.HeaderLength + (i * IndexFormat.TableEntry));
            BinaryPrimitives.WriteInt64LittleEndian(entry, writer.Start);
            BinaryPrimitives.WriteInt64LittleEndian(entry[8..], writer.Length);
            BinaryPrimitives.WriteUInt64LittleEndian(entry[16..], writer.Check);
        }

        var check =
            CheckValue.Of(header.AsSpan(0, 24))
            ^ CheckValue.Of(header.AsSpan(IndexFormat.HeaderLength, IndexFormat.TableLength));
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(24), check);
        _target.Write(header, 0);
        _target.Complete(_end);
    }
}

/// <summary>Fills one section in order.</summary>
internal sealed class SectionWriter
{
    private const int BufferLength = 1 << 18;
    private readonly IndexTarget _target;
    private readonly byte[] _buffer;
    private readonly CheckValue _check = new();
    private int _held;
    private long _written;

    internal SectionWriter(IndexTarget target, long start, long length)
    {
        _target = target;
        Start = start;
        Length = length;
        _buffer = new byte[Math.Min(BufferLength, Math.Max(16, length))];
    }

    internal long Start { get; }
    internal long Length { get; }
    internal ulong Check => _check.Value();

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        if (_held + bytes.Length > _buffer.Length)
        {
            Flush();
        }

        if (bytes.Length > _buffer.Length)
        {
            Put(bytes);
            return;
        }

        bytes.CopyTo(_buffer.AsSpan(_held));
        _held += bytes.Length;
    }

    internal void Add(uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        Add(bytes);
    }

    internal void Add(ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        Add(bytes);
    }

    internal void Complete()
    {
        Flush();
        if (_written != Length)
        {
            throw new InvalidOperationException($"a section of {Length} bytes was filled with {_written}");
        }
    }

    private void Flush()
    {
        Put(_buffer.AsSpan(0, _held));
        _held = 0;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _check.Add(bytes);
        _target.Write(bytes, Start + _written);
        _written += bytes.Length;
    }
}
