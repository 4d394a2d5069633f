namespace EGate.Watchlists;

/// <summary>Lines of a file as bytes of UTF-8, bounded; of a line that is too long only the fact is told.</summary>
internal sealed class ByteLines : IDisposable
{
    private readonly Stream _stream;
    private readonly int _bytesMax;
    private byte[] _buffer = new byte[1 << 16];
    private int _at;
    private int _end;
    private bool _isEnded;

    internal ByteLines(Stream stream, int bytesMax)
    {
        _stream = ByteOrder.Utf8(stream, ref _buffer, out _end);
        _bytesMax = bytesMax;
    }

    /// <summary>Number of the line, from 1.</summary>
    internal int Number { get; private set; }

    /// <summary>True when the line was longer than the bound; <see cref="Current"/> is empty then.</summary>
    internal bool IsTooLong { get; private set; }

    /// <summary>The line without its end, until the next call.</summary>
    internal ReadOnlyMemory<byte> Current { get; private set; }

    /// <summary>Goes to the next line that is not empty; false after the last one.</summary>
    internal bool Next()
    {
        while (true)
        {
            IsTooLong = false;
            Current = default;
            if (_at == _end && !Fill())
            {
                return false;
            }

            Number++;
            var end = FindEnd(out var next);
            Current = IsTooLong ? default : _buffer.AsMemory(_at, end - _at).TrimEnd((byte)'\r');
            _at = next;
            if (IsTooLong || Current.Length > 0)
            {
                return true;
            }
        }
    }

    public void Dispose() => Array.Clear(_buffer);

    private int FindEnd(out int next)
    {
        var seen = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_at + seen, _end - _at - seen).IndexOf((byte)'\n');
            if (found >= 0)
            {
                next = _at + seen + found + 1;
                IsTooLong |= seen + found > _bytesMax;
                return _at + seen + found;
            }

            seen = _end - _at;
            if (seen > _bytesMax)
            {
                IsTooLong = true;
                _at = _end;
                seen = 0;
            }

            if (!Fill())
            {
                next = _end;
                return _end;
            }
        }
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
}
