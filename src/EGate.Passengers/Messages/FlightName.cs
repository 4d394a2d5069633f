using System.Globalization;

namespace EGate.Passengers;

/// <summary>Flight designators in one form: airline and number without leading zeros, e.g. <c>UA989</c> for <c>UA0989</c>.</summary>
public static class FlightName
{
    private const int LengthMax = 12;

    /// <summary>
    /// The one form of a designator; spaces and hyphens are dropped, letters become capitals. What is no designator (a ship's name) is only
    /// cleaned and cut to 12 characters.
    /// </summary>
    /// <param name="text">As written, with or without the airline.</param>
    /// <param name="airline">Put in front when the text has only a number; may be empty.</param>
    public static string Of(string text, string airline = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(airline);
        return Of(text.AsSpan(), airline.AsSpan());
    }

    internal static string Of(ReadOnlySpan<char> text, ReadOnlySpan<char> airline)
    {
        Span<char> buffer = stackalloc char[LengthMax * 2];
        var flight = Clean(text, buffer[..LengthMax]);
        var carrier = Clean(airline, buffer[LengthMax..]);
        var prefix =
            carrier.Length > 0 && flight.StartsWith(carrier, StringComparison.Ordinal) ? carrier.Length
            : IsNumber(flight) ? 0
            : PrefixOf(flight);
        var number = flight[prefix..];
        if (!IsNumber(number))
        {
            return flight.ToString();
        }

        var suffix = char.IsAsciiLetter(number[^1]) ? number[^1..] : [];
        var digits = number[..^suffix.Length].TrimStart('0');
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(prefix == 0 ? carrier : flight[..prefix])}{(digits.IsEmpty ? "0" : digits)}{suffix}"
        );
    }

    /// <summary>The airline of a designator in the one form; empty when it has none.</summary>
    public static string AirlineOf(string flight)
    {
        ArgumentNullException.ThrowIfNull(flight);
        var prefix = PrefixOf(flight);
        return IsNumber(flight.AsSpan(prefix)) ? flight[..prefix] : string.Empty;
    }

    /// <summary>Length of the airline: two characters of IATA with a letter among them, or three letters of ICAO.</summary>
    private static int PrefixOf(ReadOnlySpan<char> flight) =>
        flight.Length > 3
        && char.IsAsciiLetter(flight[0])
        && char.IsAsciiLetter(flight[1])
        && char.IsAsciiLetter(flight[2])
            ? 3
        : flight.Length > 2 && (char.IsAsciiLetter(flight[0]) || char.IsAsciiLetter(flight[1])) ? 2
        : 0;

    /// <summary>One to four digits and perhaps one letter.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        var digits = text.Length > 1 && char.IsAsciiLetter(text[^1]) ? text[..^1] : text;
        return digits.Length <= 4 && TravelDate.Number(digits, out _);
    }

    private static ReadOnlySpan<char> Clean(ReadOnlySpan<char> text, Span<char> into)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (length < into.Length && char.IsAsciiLetterOrDigit(c))
            {
                into[length++] = char.ToUpperInvariant(c);
            }
        }

        return into[..length];
    }
}
