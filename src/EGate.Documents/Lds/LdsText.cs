using System.Text;

namespace EGate.Documents;

/// <summary>Texts, lists and names of data groups. They are as long as their file lets them be, and the file is bounded.</summary>
internal static class LdsText
{
    private const uint CountTag = 0x02;
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>UTF-8 (Doc 9303-10, 4.3); what is not, is read as Latin 1, which older passports carry. May be empty.</summary>
    public static string Text(ReadOnlyMemory<byte> value)
    {
        try
        {
            return Utf8.GetString(value.Span);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(value.Span);
        }
    }

    /// <summary>The parts between fillers, e.g. lines of an address; empty parts are left out.</summary>
    public static IReadOnlyList<string> Parts(ReadOnlyMemory<byte> value) =>
        Text(value).Split('<', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>One name; null when it is empty.</summary>
    public static LdsName? Name(ReadOnlyMemory<byte> value) => value.IsEmpty ? null : LdsName.Of(Text(value));

    /// <summary>The names of a template <c>A0</c>: their number, then each with the same tag.</summary>
    /// <exception cref="DocumentFormatException"><c>lds-names</c>: the number is not that of the names.</exception>
    public static IReadOnlyList<LdsName> Names(ReadOnlyMemory<byte> template, uint tag)
    {
        var elements = TlvReader.ReadAll(template);
        var names = elements.Where(e => e.Tag == tag).Select(e => Name(e.Value)).OfType<LdsName>().ToList();
        var count = elements.FirstOrDefault(e => e.Tag == CountTag).Value.Span;
        var listed = elements.Count(e => e.Tag == tag);
        return count.Length == 1 && count[0] == listed ? names : throw new DocumentFormatException("lds-names");
    }
}
