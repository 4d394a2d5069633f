namespace EGate.Passengers;

/// <summary>
/// The segment that was read last: its elements and their components, release characters resolved. The reader fills it again and again, so
/// nothing may keep a span of it.
/// </summary>
internal sealed class Segment(int lengthMax, int partsMax)
{
    private const int LengthAtFirst = 512;
    private const int PartsAtFirst = 64;

    private char[] text = new char[LengthAtFirst];
    private int[] partEnds = new int[PartsAtFirst];
    private int[] elementStarts = new int[PartsAtFirst + 1];
    private readonly TextPool pool = new();
    private int length;
    private int parts;

    /// <summary>Number of elements, the tag being element 0.</summary>
    internal int Elements { get; private set; }

    /// <summary>Where the segment stands.</summary>
    internal MessagePosition Position { get; set; }

    /// <summary>Parts were left out because there were too many.</summary>
    internal bool HasTooManyParts { get; private set; }

    /// <summary>The text was cut because it was too long.</summary>
    internal bool IsTooLong { get; private set; }

    /// <summary>The tag as it was read.</summary>
    internal ReadOnlySpan<char> Tag => Part(0, 0);

    /// <summary>One component without spaces around it; empty when there is none.</summary>
    internal ReadOnlySpan<char> Part(int element, int component)
    {
        if ((uint)element >= (uint)Elements)
        {
            return [];
        }

        var part = elementStarts[element] + component;
        if (part >= elementStarts[element + 1])
        {
            return [];
        }

        var start = part == 0 ? 0 : partEnds[part - 1];
        return text.AsSpan(start, partEnds[part] - start).Trim();
    }

    /// <summary>Number of components of an element.</summary>
    internal int Components(int element) =>
        (uint)element < (uint)Elements ? elementStarts[element + 1] - elementStarts[element] : 0;

    /// <summary>One component as a text of its own.</summary>
    internal string Text(int element, int component = 0) => Part(element, component).ToString();

    /// <summary>One component as a short text that many segments share, e.g. a country.</summary>
    internal string Code(int element, int component = 0) => pool.Get(Part(element, component));

    /// <summary>Text as one that many segments share.</summary>
    internal string Shared(ReadOnlySpan<char> value) => pool.Get(value);

    internal void Clear()
    {
        // Personal data ends with its segment.
        text.AsSpan(0, length).Clear();
        length = 0;
        parts = 0;
        Elements = 0;
        elementStarts[0] = 0;
        HasTooManyParts = false;
        IsTooLong = false;
    }

    internal void Append(char c)
    {
        if (length == text.Length && !Lengthen())
        {
            IsTooLong = true;
            return;
        }

        text[length++] = c;
    }

    internal void EndComponent()
    {
        if (parts == partsMax)
        {
            HasTooManyParts = true;
            return;
        }

        if (parts == partEnds.Length)
        {
            var more = Math.Min(partsMax, parts * 2);
            Array.Resize(ref partEnds, more);
            Array.Resize(ref elementStarts, more + 1);
        }

        partEnds[parts++] = length;
    }

    internal void EndElement()
    {
        EndComponent();
        if (!HasTooManyParts)
        {
            Elements++;
            elementStarts[Elements] = parts;
        }
    }

    /// <summary>Takes back an equals sign at the end of a line: mail programs break long lines with it (RFC 2045, 6.7), and no value ends in one.</summary>
    internal void DropSoftBreak()
    {
        if (EndsInData && text[length - 1] == '=')
        {
            length--;
        }
    }

    private bool Lengthen()
    {
        if (length == lengthMax)
        {
            return false;
        }

        var longer = new char[Math.Min(lengthMax, length * 2)];
        text.CopyTo(longer, 0);
        Array.Clear(text);
        text = longer;
        return true;
    }

    /// <summary>The last character put in is data of the part that is open; false right behind a separator.</summary>
    internal bool EndsInData => length > (parts == 0 ? 0 : partEnds[parts - 1]);
}
