using System.Text;

namespace EGate.Watchlists;

/// <summary>How a kind of CSV file is read.</summary>
/// <param name="LinesPerRow">Most lines that one row may take; 1 when no field may hold a line break.</param>
/// <param name="WesternBytes">Rows that are not UTF-8 are Windows-1252, as OFAC writes them; otherwise they are bad rows.</param>
internal sealed record CsvShape(int LinesPerRow = 1, bool WesternBytes = false);

/// <summary>
/// Rows of a CSV file (RFC 4180: commas, quotes written twice inside quotes), one at a time and bounded. Works on bytes, so that a row in a
/// wrong encoding is one bad row. A quote that is never closed costs the line it stands in, not the rest of the file.
/// </summary>
internal sealed class CsvRows : IDisposable
{
    /// <summary>Longest row in bytes.</summary>
    internal const int RowBytesMax = 1 << 18;

    /// <summary>Most fields of a row.</summary>
    internal const int FieldsMax = 256;

    private const byte Quote = (byte)'"';
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly Stream _stream;
    private readonly CsvShape _shape;
    private readonly List<(int Start, int End, bool Quoted)> _spans = [];
    private byte[] _buffer = new byte[1 << 16];
    private int _at;
    private int _end;
    private bool _isEnded;
    private int _lineAfter = 1;

    /// <summary>Reads from the stream's position; the caller keeps the stream.</summary>
    internal CsvRows(Stream stream, CsvShape shape)
    {
        _shape = shape;
        _stream = ByteOrder.Utf8(stream, ref _buffer, out _end);
    }

    /// <summary>Line of the file where the row begins, from 1.</summary>
    internal int Line { get; private set; }

    /// <summary>What is wrong with the row; null when its fields can be used.</summary>
    internal string? Problem { get; private set; }

    /// <summary>The fields of the row; empty when there is a problem.</summary>
    internal List<string> Fields { get; } = [];

    /// <summary>Goes to the next row that is not an empty line; false after the last one.</summary>
    internal bool Next()
    {
        while (true)
        {
            Fields.Clear();
            _spans.Clear();
            Line = _lineAfter;
            Problem = null;
            if (_at == _end && !Fill())
            {
                return false;
            }

            Problem = Scan(out var end);
            Problem ??= Decode();
            if (Problem is not null)
            {
                Fields.Clear();
            }

            _at = end;
            if (Problem is not null || Fields.Count > 1 || Fields[0].Length > 0)
            {
                return true;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Fields.Clear();
        Array.Clear(_buffer);
    }

    // Finds the fields of the row that begins at _at. Reading more moves the row to the front of the buffer, so spans count from _at.
    private string? Scan(out int end)
    {
        var at = _at;
        var lines = 1;
        string? problem = null;
        while (problem is null)
        {
            problem = ScanField(ref at, ref lines) ?? (at - _at >= RowBytesMax ? TooLong : null);
            if (problem is not null)
            {
                break;
            }

            if (at == _end || _buffer[at] == (byte)'\n')
            {
                end = Math.Min(at + 1, _end);
                _lineAfter += lines;
                return null;
            }

            problem = _spans.Count >= FieldsMax ? $"more than {FieldsMax} fields" : null;
            at++; // the comma
        }

        end = SkipLine();
        _lineAfter++;
        return problem;
    }

    // Leaves at on the comma, the line end or the file's end behind the field.
    private string? ScanField(ref int at, ref int lines)
    {
        if (!Has(ref at))
        {
            _spans.Add((at - _at, at - _at, false));
            return null;
        }

        if (_buffer[at] == Quote)
        {
            return ScanQuoted(ref at, ref lines);
        }

        var from = at - _at;
        while (true)
        {
            var found = _buffer.AsSpan(at, _end - at).IndexOfAny((byte)',', (byte)'\n', Quote);
            at = found < 0 ? _end : at + found;
            if (found >= 0 || !Has(ref at))
            {
                break;
            }
        }

        if (at < _end && _buffer[at] == Quote)
        {
            return "a quote stands inside a field that does not begin with one";
        }

        var to = at - _at;
        var isLast = at == _end || _buffer[at] == (byte)'\n';
        _spans.Add((from, isLast && to > from && _buffer[_at + to - 1] == (byte)'\r' ? to - 1 : to, false));
        return null;
    }

    private string? ScanQuoted(ref int at, ref int lines)
    {
        var from = ++at - _at;
        while (true)
        {
            if (!Has(ref at))
            {
                return at - _at >= RowBytesMax ? TooLong : "a quote is not closed";
            }

            var found = _buffer.AsSpan(at, _end - at).IndexOfAny(Quote, (byte)'\n');
            at = found < 0 ? _end : at + found;
            if (found < 0)
            {
                continue;
            }

            if (_buffer[at++] == (byte)'\n')
            {
                if (++lines > _shape.LinesPerRow)
                {
                    return "a quote is not closed";
                }
            }
            else if (Has(ref at) && _buffer[at] == Quote)
            {
                at++;
            }
            else
            {
                return Close(ref at, from);
            }
        }
    }

    // Behind the closing quote only a comma or the end of the line may stand.
    private string? Close(ref int at, int from)
    {
        _spans.Add((from, at - 1 - _at, true));
        if (Has(ref at) && _buffer[at] == (byte)'\r')
        {
            at++;
        }

        return !Has(ref at) || _buffer[at] is (byte)',' or (byte)'\n'
            ? null
            : "something stands behind a closing quote";
    }

    private static string TooLong => $"the row is longer than {RowBytesMax} bytes";

    // True when there is a byte at the position; reads more when there is not. The row under way moves to the front of the buffer.
    private bool Has(ref int at)
    {
        if (at < _end)
        {
            return true;
        }

        if (at - _at >= RowBytesMax)
        {
            return false;
        }

        var offset = at - _at;
        var more = Fill();
        at = _at + offset;
        return more;
    }

    private bool Fill()
    {
        if (_isEnded)
        {
            return false;
        }

        _buffer.AsSpan(_at, _end - _at).CopyTo(_buffer);
        _end -= _at;
        _at = 0;
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isEnded = read == 0;
        return read > 0;
    }

    // The position behind the first line of a bad row, however long the line is.
    private int SkipLine()
    {
        while (true)
        {
            var found = _buffer.AsSpan(_at, _end - _at).IndexOf((byte)'\n');
            if (found >= 0)
            {
                return _at + found + 1;
            }

            if (_end - _at > RowBytesMax)
            {
                _at = _end; // all of it belongs to the line that is skipped
            }

            if (!Fill())
            {
                return _end;
            }
        }
    }

    private string? Decode()
    {
        var encoding = (Encoding)Strict;
        if (_shape.WesternBytes && !System.Text.Unicode.Utf8.IsValid(Row()))
        {
            encoding = Western;
        }

        try
        {
            foreach (var (start, end, quoted) in _spans)
            {
                var bytes = _buffer.AsSpan(_at + start, end - start);
                if (bytes.Contains((byte)0))
                {
                    return "the row holds a zero byte";
                }

                var text = bytes.IsEmpty ? string.Empty : encoding.GetString(bytes);
                Fields.Add(quoted ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text);
            }

            return null;
        }
        catch (DecoderFallbackException)
        {
            return "the row is not UTF-8";
        }
    }

    private ReadOnlySpan<byte> Row() => _buffer.AsSpan(_at, _spans[^1].End);
}
