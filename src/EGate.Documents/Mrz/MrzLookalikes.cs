namespace EGate.Documents;

/// <summary>Which characters readers take for each other, by what may stand in a field.</summary>
internal static class MrzLookalikes
{
    /// <summary>A letter where only a digit can stand; the same character when it looks like none.</summary>
    public static char ToDigit(char c) =>
        c switch
        {
            'O' or 'Q' or 'D' => '0',
            'I' or 'L' => '1',
            'Z' => '2',
            'S' => '5',
            'G' => '6',
            'B' => '8',
            _ => c,
        };

    /// <summary>A digit where only a letter can stand; the same character when it looks like none.</summary>
    public static char ToLetter(char c) =>
        c switch
        {
            '0' => 'O',
            '1' => 'I',
            '2' => 'Z',
            '5' => 'S',
            '6' => 'G',
            '8' => 'B',
            _ => c,
        };

    /// <summary>
    /// Where both may stand: the other of a pair; the same character when it has none. G and 6 are no pair here: they count the same in every
    /// sum, so no digit could tell which of them it was.
    /// </summary>
    public static char Other(char c) =>
        c switch
        {
            'O' => '0',
            'I' => '1',
            'Z' => '2',
            'S' => '5',
            'B' => '8',
            '0' or '1' or '2' or '5' or '8' => ToLetter(c),
            _ => c,
        };

    /// <summary>True for what readers give instead of the filler.</summary>
    public static bool IsOtherFiller(char c) => c is '«' or '‹' or '≪' or '_';

    /// <summary>Capital letters, and the zone's own filler for others; everything else as it is.</summary>
    public static char Plain(char c) => IsOtherFiller(c) ? '<' : char.ToUpperInvariant(c);
}
