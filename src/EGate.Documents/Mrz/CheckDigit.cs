namespace EGate.Documents;

/// <summary>The check digit of machine-readable zones: weights 7, 3, 1, modulo 10 (Doc 9303-3, 4.9).</summary>
public static class CheckDigit
{
    private static readonly int[] Weights = [7, 3, 1];

    /// <summary>The digit 0..9 over <paramref name="characters"/>.</summary>
    /// <exception cref="ArgumentException">A character is outside 0-9, A-Z and the filler.</exception>
    public static char Over(ReadOnlySpan<char> characters)
    {
        var sum = 0;
        for (var i = 0; i < characters.Length; i++)
        {
            sum += ValueOf(characters[i]) * Weights[i % 3];
        }

        return (char)('0' + (sum % 10));
    }

    /// <summary>True for 0-9, A-Z and the filler <c>&lt;</c>: the only characters of a machine-readable zone (Doc 9303-3, 4.3).</summary>
    public static bool IsMrzCharacter(char c) => c == '<' || char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c);

    /// <summary>Value of a character: 0-9 as they are, A=10 to Z=35, filler 0.</summary>
    /// <exception cref="ArgumentException">The character is none of these.</exception>
    public static int ValueOf(char c) =>
        c switch
        {
            >= '0' and <= '9' => c - '0',
            >= 'A' and <= 'Z' => c - 'A' + 10,
            '<' => 0,
            _ => throw new ArgumentException("not a character of a machine-readable zone", nameof(c)),
        };
}
