using System.Text;

namespace EGate.Watchlists;

/// <summary>Lines of a text, each at most <see cref="LengthMax"/> characters; of a longer one the rest is skipped and the fact is told.</summary>
internal sealed class BoundedLines(TextReader text)
{
    internal const int LengthMax = 1024;
    private readonly StringBuilder _line = new();

    /// <summary>Number of the last line, from 1.</summary>
    internal int Number { get; private set; }

    /// <summary>True when the last line was longer than the bound.</summary>
    internal bool WasTooLong { get; private set; }

    /// <summary>The next line without its end (LF or CR LF); null after the last one.</summary>
    internal string? Next()
    {
        var c = text.Read();
        if (c < 0)
        {
            return null;
        }

        Number++;
        WasTooLong = false;
        _line.Clear();
        for (; c >= 0 && c != '\n'; c = text.Read())
        {
            if (_line.Length < LengthMax)
            {
                _line.Append((char)c);
            }
            else
            {
                WasTooLong = true;
            }
        }

        if (_line.Length > 0 && _line[^1] == '\r')
        {
            _line.Length--;
        }

        return _line.ToString();
    }
}
