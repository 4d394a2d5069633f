using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EGate.Watchlists;

/// <summary>Writes identities and their names in the order of birth segments.</summary>
internal sealed class RowSection
{
    private readonly SectionFile _file;
    private readonly IndexSummary _summary;
    private readonly SectionWriter _rowIdentity;
    private readonly SectionWriter _wordsStart;
    private readonly SectionWriter _words;
    private readonly SectionWriter _detailsStart;
    private readonly SectionWriter _details;
    private readonly SectionWriter _births;
    private uint _row;
    private uint _identity;
    private long _detailBytes;
    private uint _wordCount;

    internal RowSection(SectionFile file, IndexSummary summary, long detailBytes, long wordCount)
    {
        _file = file;
        _summary = summary;
        _rowIdentity = file.Open(IndexSection.RowIdentity, (long)summary.Names * 4);
        _wordsStart = file.Open(IndexSection.RowWordsStart, ((long)summary.Names + 1) * 4);
        _words = file.Open(IndexSection.RowWords, checked((uint)wordCount) * 4L);
        _detailsStart = file.Open(IndexSection.DetailsStart, ((long)summary.Identities + 1) * 8);
        _details = file.Open(IndexSection.Details, detailBytes);
        _births = file.Open(IndexSection.Births, (long)summary.Identities * 4);
    }

    /// <summary>Writes all; gives the final number of every identity in the order of adding.</summary>
    internal uint[] Write(Spill spill, uint[] wordIds, PostingSection postings)
    {
        var identities = new uint[_summary.Identities];
        var segments = new uint[BirthSegments.Count + 1];
        for (var segment = 0; segment < spill.Buckets; segment++)
        {
            segments[segment] = _row;
            foreach (var chunk in spill.Read(segment))
            {
                ReadOnlySpan<byte> rest = chunk;
                while (rest.Length > 0)
                {
                    rest = WriteOne(rest, identities, wordIds, postings);
                }
            }
        }

        segments[^1] = _row;
        _wordsStart.Add(_wordCount);
        _detailsStart.Add((ulong)_detailBytes);
        _file.Write<uint>(IndexSection.Segments, segments);
        return identities;
    }

    private ReadOnlySpan<byte> WriteOne(
        ReadOnlySpan<byte> record,
        uint[] identities,
        uint[] wordIds,
        PostingSection postings
    )
    {
        identities[BinaryPrimitives.ReadInt32LittleEndian(record)] = _identity;
        _births.Add(BinaryPrimitives.ReadUInt32LittleEndian(record[4..]));
        var rest = ReadLength(record[8..], out var length);
        _detailsStart.Add((ulong)_detailBytes);
        _details.Add(rest[..length]);
        _detailBytes += length;
        rest = rest[length..];
        var names = rest[0];
        rest = rest[1..];
        for (var i = 0; i < names; i++)
        {
            var count = rest[0];
            WriteName(MemoryMarshal.Cast<byte, uint>(rest.Slice(1, count * 4)), wordIds, postings);
            rest = rest[(1 + (count * 4))..];
        }

        _identity++;
        return rest;
    }

    private void WriteName(ReadOnlySpan<uint> words, uint[] wordIds, PostingSection postings)
    {
        _rowIdentity.Add(_identity);
        _wordsStart.Add(_wordCount);
        for (var i = 0; i < words.Length; i++)
        {
            var word = wordIds[words[i]];
            _words.Add(word);
            if (!words[..i].Contains(words[i]))
            {
                postings.Add(word, _row);
            }
        }

        _wordCount += (uint)words.Length;
        _row++;
    }

    private static ReadOnlySpan<byte> ReadLength(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        for (var (i, shift) = (0, 0); ; i++, shift += 7)
        {
            length |= (bytes[i] & 0x7F) << shift;
            if (bytes[i] < 0x80)
            {
                return bytes[(i + 1)..];
            }
        }
    }
}

/// <summary>Collects the rows of every word; each word's rows come in ascending order.</summary>
internal sealed class PostingSection
{
    private readonly uint[] _starts;
    private readonly uint[] _next;
    private readonly uint[] _rows;

    internal PostingSection(Vocabulary vocabulary, uint[] wordIds, long postings)
    {
        _starts = new uint[wordIds.Length + 1];
        for (var id = 0u; id < wordIds.Length; id++)
        {
            _starts[wordIds[id] + 1] = vocabulary.RowsOf(id);
        }

        for (var i = 1; i < _starts.Length; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        _next = (uint[])_starts.Clone();
        _rows = new uint[postings];
    }

    internal void Add(uint word, uint row) => _rows[_next[word]++] = row;

    internal void Write(SectionFile file)
    {
        file.Write<uint>(IndexSection.PostingsStart, _starts);
        file.Write<uint>(IndexSection.Postings, _rows);
    }
}
