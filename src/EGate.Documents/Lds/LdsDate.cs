using System.Text;

namespace EGate.Documents;

/// <summary>
/// Dates of data groups: eight digits YYYYMMDD, which some states write as four bytes of two digits each (BCD), with a time of day six
/// digits more. Unknown parts are 00 or fillers.
/// </summary>
internal static class LdsDate
{
    /// <summary>The eight digits; null when the field is empty.</summary>
    /// <exception cref="DocumentFormatException"><c>lds-date</c>.</exception>
    public static string? Day(ReadOnlyMemory<byte> value) => Digits(value.Span, 8);

    /// <summary>The fourteen digits YYYYMMDDhhmmss; null when the field is empty.</summary>
    /// <exception cref="DocumentFormatException"><c>lds-date</c>.</exception>
    public static string? Time(ReadOnlyMemory<byte> value) => Digits(value.Span, 14);

    private static string? Digits(ReadOnlySpan<byte> value, int length)
    {
        if (value.IsEmpty)
        {
            return null;
        }

        var digits =
            value.Length == length ? Encoding.Latin1.GetString(value)
            : value.Length == length / 2 ? Convert.ToHexString(value)
            : throw new DocumentFormatException("lds-date");
        var valid =
            digits.All(c => char.IsAsciiDigit(c) || c == '<')
            && IsAtMost(digits.AsSpan(4, 2), "12")
            && IsAtMost(digits.AsSpan(6, 2), "31")
            && (length == 8 || IsTimeOfDay(digits.AsSpan(8)));
        return valid ? digits : throw new DocumentFormatException("lds-date");
    }

    private static bool IsTimeOfDay(ReadOnlySpan<char> time) =>
        IsAtMost(time[..2], "23") && IsAtMost(time[2..4], "59") && IsAtMost(time[4..], "59");

    /// <summary>True for two digits up to the bound, and for two fillers.</summary>
    private static bool IsAtMost(ReadOnlySpan<char> part, string bound) =>
        part is "<<" || (!part.Contains('<') && part.CompareTo(bound, StringComparison.Ordinal) <= 0);
}
