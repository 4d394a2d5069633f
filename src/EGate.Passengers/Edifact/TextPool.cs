namespace EGate.Passengers;

/// <summary>Short texts that come again and again, kept once: countries, airports, dates. Bounded; an old text gives way to a new one.</summary>
internal sealed class TextPool
{
    private const int LengthMax = 6;
    private const int Slots = 1024;

    private readonly string?[] texts = new string?[Slots];

    internal string Get(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return string.Empty;
        }

        if (text.Length > LengthMax)
        {
            return text.ToString();
        }

        uint hash = 0;
        foreach (var c in text)
        {
            hash = unchecked((hash * 31) + c);
        }

        ref var slot = ref texts[hash % Slots];
        if (slot is null || !text.SequenceEqual(slot))
        {
            slot = text.ToString();
        }

        return slot;
    }
}
