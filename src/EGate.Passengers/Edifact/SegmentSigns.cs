namespace EGate.Passengers;

/// <summary>What a character means inside a segment.</summary>
internal enum Sign : byte
{
    /// <summary>Part of a value.</summary>
    Data = 0,

    /// <summary>Ends a component.</summary>
    Component,

    /// <summary>Ends an element.</summary>
    Element,

    /// <summary>Makes the next character data.</summary>
    Release,

    /// <summary>Ends the segment.</summary>
    Terminator,

    /// <summary>Carriage return or line feed: dropped.</summary>
    LineBreak,

    /// <summary>A quote that some programs put for the plain one.</summary>
    Quote,

    /// <summary>A control character: dropped.</summary>
    Control,
}

/// <summary>The meaning of every character under the separators in force, as a table.</summary>
internal sealed class SegmentSigns
{
    private const char LeftQuote = '\u2018';
    private const char RightQuote = '\u2019';
    private const char Acute = '\u00B4';

    private readonly Sign[] table = new Sign[256];
    private char terminator;

    internal void Set(Separators separators)
    {
        Array.Clear(table);
        for (var c = 0; c < 0x20; c++)
        {
            table[c] = Sign.Control;
        }

        table['\r'] = table['\n'] = Sign.LineBreak;
        table['\''] = table['`'] = table[Acute] = Sign.Quote;
        if (separators.Terminator is '\r' or '\n')
        {
            // Lines end segments: the other half of a line's end means nothing.
            table['\r'] = table['\n'] = Sign.Control;
        }

        Put(separators.Release, Sign.Release);
        Put(separators.Component, Sign.Component);
        Put(separators.Element, Sign.Element);
        Put(separators.Terminator, Sign.Terminator);
        terminator = separators.Terminator;
    }

    internal Sign Of(char c) =>
        c < table.Length ? table[c]
        : c == terminator ? Sign.Terminator
        : c is LeftQuote or RightQuote ? Sign.Quote
        : Sign.Data;

    private void Put(char c, Sign sign)
    {
        if (c is not Separators.NoRelease and < (char)256)
        {
            table[c] = sign;
        }
    }
}
