using System.Buffers;

namespace EGate.Documents;

/// <summary>The check digit of machine-readable zones: weights 7, 3, 1, modulo 10 (Doc 9303-3, 4.9).</summary>
public static class CheckDigit
{
    private static readonly SearchValues<char> MrzCharacters = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
    );

    private const byte NoValue = 0xFF;

    /// <summary>By character, so that a sum is one look-up for each: a zone has a hundred.</summary>
    private static readonly byte[] Values =
    [
        .. Enumerable.Range(0, 128).Select(c => IsMrzCharacter((char)c) ? ValueByRule((char)c) : NoValue),
    ];

    private static ReadOnlySpan<byte> Weights => [7, 3, 1];

    /// <summary>The digit 0..9 over <paramref name="characters"/>.</summary>
    /// <exception cref="ArgumentException">A character is outside 0-9, A-Z and the filler.</exception>
    public static char Over(ReadOnlySpan<char> characters) => Digit(Sum(characters, 0));

    /// <summary>True for 0-9, A-Z and the filler <c>&lt;</c>: the only characters of a machine-readable zone (Doc 9303-3, 4.3).</summary>
    public static bool IsMrzCharacter(char c) => c == '<' || char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c);

    /// <summary>True when all are such characters.</summary>
    public static bool AreMrzCharacters(ReadOnlySpan<char> characters) => !characters.ContainsAnyExcept(MrzCharacters);

    /// <summary>Value of a character: 0-9 as they are, A=10 to Z=35, filler 0.</summary>
    /// <exception cref="ArgumentException">The character is none of these.</exception>
    public static int ValueOf(char c) =>
        c < Values.Length && Values[c] != NoValue
            ? Values[c]
            : throw new ArgumentException("not a character of a machine-readable zone", nameof(c));

    /// <summary>The weighted sum of characters that come <paramref name="position"/> places after the first that the digit covers.</summary>
    internal static int Sum(ReadOnlySpan<char> characters, int position)
    {
        var sum = 0;
        var weight = position % 3;
        foreach (var c in characters)
        {
            sum += ValueOf(c) * Weights[weight];
            weight = weight == 2 ? 0 : weight + 1;
        }

        return sum;
    }

    /// <summary>The digit that stands for a weighted sum.</summary>
    internal static char Digit(int sum) => (char)('0' + (sum % 10));

    private static byte ValueByRule(char c) =>
        c switch
        {
            '<' => 0,
            >= 'A' => (byte)(c - 'A' + 10),
            _ => (byte)(c - '0'),
        };
}
