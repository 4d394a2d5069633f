using System.Globalization;
using System.Text;

namespace EGate.Passengers;

/// <summary>
/// Names and numbers in the one form in which announcement and document are compared: capital letters A to Z as in the machine-readable
/// zone. Marks on Latin letters are taken off; other scripts do not occur, because carriers send what they read from the zone or typed.
/// </summary>
internal static class MrzForm
{
    /// <summary>Letters of the family name that an index entry holds.</summary>
    private const int IndexedLetters = 8;

    private const int NumberLengthMax = 24;

    /// <summary>Words of letters, a single space between them: O'NEIL-SMITH is ONEIL SMITH (Doc 9303-3, 4.6).</summary>
    internal static string Name(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var words = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetter(c))
            {
                words.Append(char.ToUpperInvariant(c));
            }
            else if (c is '-' or '<' or '/' or ',' or '.' || char.IsWhiteSpace(c))
            {
                if (words.Length > 0 && words[^1] != ' ')
                {
                    words.Append(' ');
                }
            }
            else if (char.IsLetter(c))
            {
                words.Append(Spelled(c));
            }
        }

        return words.ToString().TrimEnd();
    }

    /// <summary>The letters of a name without spaces.</summary>
    internal static string Letters(string name) => Name(name).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>
    /// A document number for comparison: letters and digits, capital, O as 0 and I as 1, because people and readers exchange them.
    /// </summary>
    internal static string Number(string text)
    {
        Span<char> number = stackalloc char[NumberLengthMax];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c) && length < number.Length)
            {
                number[length++] = char.ToUpperInvariant(c) switch
                {
                    'O' => '0',
                    'I' => '1',
                    var other => other,
                };
            }
        }

        return number[..length].ToString();
    }

    /// <summary>The index entry of a document number; empty for none.</summary>
    internal static string DocumentKey(string number) => Number(number) is { Length: > 0 } key ? "D" + key : "";

    /// <summary>The index entry of a family name with a date of birth (YYMMDD, or empty when none was announced); empty for no name.</summary>
    internal static string NameKey(string surname, string birth)
    {
        var letters = Letters(surname);
        return letters.Length == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"N{letters.AsSpan(0, Math.Min(letters.Length, IndexedLetters))}|{birth}"
            );
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterUpper(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Letters that are no letter with a mark (Doc 9303-3, 6, table A).</summary>
    private static string Spelled(char c) =>
        char.ToUpperInvariant(c) switch
        {
            'Æ' => "AE",
            'Œ' or 'Ø' => "OE",
            'ẞ' or 'ß' => "SS",
            'Þ' => "TH",
            'Ł' => "L",
            'Đ' or 'Ð' => "D",
            'ı' => "I",
            _ => "",
        };
}
