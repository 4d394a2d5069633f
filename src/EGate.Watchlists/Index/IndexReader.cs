using System.Buffers.Binary;
using System.Text.Json;

namespace EGate.Watchlists;

/// <summary>What an index holds.</summary>
/// <param name="Identities">Listed identities.</param>
/// <param name="Names">Their names.</param>
/// <param name="Words">Distinct words of the names.</param>
/// <param name="Documents">Listed documents, and documents of identities.</param>
/// <param name="Lists">Codes of the lists, as identities refer to them by number.</param>
public sealed record IndexSummary(int Identities, int Names, int Words, int Documents, IReadOnlyList<string> Lists);

/// <summary>Opens the bytes of an index and hands out its sections. Refuses what is not an index, is cut, or has a damaged header.</summary>
internal sealed class IndexReader : IDisposable
{
    private readonly IndexBytes _bytes;
    private readonly long[] _offsets = new long[IndexFormat.Sections];
    private readonly long[] _lengths = new long[IndexFormat.Sections];
    private readonly ulong[] _checks = new ulong[IndexFormat.Sections];

    internal IndexReader(IndexBytes bytes)
    {
        _bytes = bytes;
        ReadHeader();
        if (bytes.Length <= IndexFormat.VerifiedAtOpenMax)
        {
            Verify();
        }

        Summary = ReadSummary();
    }

    internal IndexSummary Summary { get; }

    internal ReadOnlySpan<T> View<T>(IndexSection section)
        where T : unmanaged =>
        _bytes.View<T>(
            _offsets[(int)section],
            _lengths[(int)section] / System.Runtime.CompilerServices.Unsafe.SizeOf<T>()
        );

    /// <summary>A part of a section that may be longer than a span can be.</summary>
    internal ReadOnlySpan<byte> Slice(IndexSection section, long start, long end)
    {
        if (start < 0 || end < start || end > _lengths[(int)section])
        {
            throw Damaged(section);
        }

        return _bytes.View<byte>(_offsets[(int)section] + start, end - start);
    }

    /// <summary>Reads every byte and compares the check values.</summary>
    internal void Verify()
    {
        const int Chunk = 1 << 24;
        for (var i = 0; i < IndexFormat.Sections; i++)
        {
            var value = new CheckValue();
            for (long at = 0; at < _lengths[i]; at += Chunk)
            {
                value.Add(_bytes.View<byte>(_offsets[i] + at, Math.Min(Chunk, _lengths[i] - at)));
            }

            if (value.Value() != _checks[i])
            {
                throw Damaged((IndexSection)i);
            }
        }
    }

    internal static ListRefusedException Damaged(IndexSection section, Exception? inner = null) =>
        new(0, $"the index is damaged: its part {section} is not as it was written", inner);

    public void Dispose() => _bytes.Dispose();

    private void ReadHeader()
    {
        if (_bytes.Length < IndexFormat.HeaderLength + IndexFormat.TableLength)
        {
            throw new ListRefusedException(0, "the index file is shorter than its header");
        }

        var header = _bytes.View<byte>(0, IndexFormat.HeaderLength + IndexFormat.TableLength);
        if (BinaryPrimitives.ReadUInt64LittleEndian(header) != IndexFormat.Magic)
        {
            throw new ListRefusedException(0, "this is not an index file");
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        if (version != IndexFormat.Version)
        {
            throw new ListRefusedException(
                0,
                $"the index is of format {version}, this program reads format {IndexFormat.Version}: build the list again"
            );
        }

        var table = header[IndexFormat.HeaderLength..];
        if (
            BinaryPrimitives.ReadUInt64LittleEndian(header[24..])
            != (CheckValue.Of(_bytes.View<byte>(0, 24)) ^ CheckValue.Of(table))
        )
        {
            throw new ListRefusedException(0, "the header of the index is damaged");
        }

        if (BinaryPrimitives.ReadInt64LittleEndian(header[16..]) != _bytes.Length)
        {
            throw new ListRefusedException(
                0,
                "the index file is not of the length it was written with: it is cut short or longer"
            );
        }

        ReadTable(table);
    }

    private void ReadTable(ReadOnlySpan<byte> table)
    {
        for (var i = 0; i < IndexFormat.Sections; i++)
        {
            var entry = table.Slice(i * IndexFormat.TableEntry, IndexFormat.TableEntry);
            _offsets[i] = BinaryPrimitives.ReadInt64LittleEndian(entry);
            _lengths[i] = BinaryPrimitives.ReadInt64LittleEndian(entry[8..]);
            _checks[i] = BinaryPrimitives.ReadUInt64LittleEndian(entry[16..]);
            if (
                _offsets[i] < 0
                || _lengths[i] < 0
                || _offsets[i] > _bytes.Length
                || _lengths[i] > _bytes.Length - _offsets[i]
                || _offsets[i] % IndexFormat.Alignment != 0
            )
            {
                throw Damaged((IndexSection)i);
            }
        }
    }

    private IndexSummary ReadSummary()
    {
        try
        {
            return
                JsonSerializer.Deserialize<IndexSummary>(View<byte>(IndexSection.Summary))
                    is { Lists: not null } summary
                ? summary
                : throw Damaged(IndexSection.Summary);
        }
        catch (JsonException e)
        {
            throw Damaged(IndexSection.Summary, e);
        }
    }
}
