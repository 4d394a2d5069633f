namespace EGate.Documents;

/// <summary>
/// Reads BER-TLV with definite lengths of at most four length bytes. It never recurses: a caller opens one level at a time, so depth is
/// what the caller writes down, and a value is a view of the input, so a declared length allocates nothing.
/// </summary>
public static class TlvReader
{
    /// <summary>The most data objects one level may hold; LDS and secure messaging need fewer than 20.</summary>
    public const int MaxElements = 64;

    /// <summary>The longest header this reader accepts: three tag bytes and a length of 1 + 3 bytes.</summary>
    public const int MaxHeaderLength = 7;

    /// <summary>All objects of one level.</summary>
    /// <exception cref="DocumentFormatException">Truncated, too long, or more than <see cref="MaxElements"/>.</exception>
    public static IReadOnlyList<Tlv> ReadAll(ReadOnlyMemory<byte> data)
    {
        var elements = new List<Tlv>();
        while (!data.IsEmpty)
        {
            if (elements.Count == MaxElements)
            {
                throw new DocumentFormatException("tlv-too-many");
            }

            var element = ReadFirst(data);
            elements.Add(element);
            data = data[element.Encoded.Length..];
        }

        return elements;
    }

    /// <summary>The first object; bytes after it are left alone.</summary>
    /// <exception cref="DocumentFormatException">Truncated or too long.</exception>
    public static Tlv ReadFirst(ReadOnlyMemory<byte> data)
    {
        var header = ReadHeader(data.Span);
        if (header is not { } h || data.Length - h.HeaderLength < h.Length)
        {
            throw new DocumentFormatException("tlv-truncated");
        }

        var end = h.HeaderLength + h.Length;
        return new Tlv(h.Tag, data[h.HeaderLength..end], data[..end]);
    }

    /// <summary>The value of the first object, which must have the given tag; bytes after it are left alone.</summary>
    /// <exception cref="DocumentFormatException">Another tag, truncated or too long.</exception>
    public static ReadOnlyMemory<byte> Open(ReadOnlyMemory<byte> data, uint tag)
    {
        var first = ReadFirst(data);
        return first.Tag == tag ? first.Value : throw new DocumentFormatException("tlv-wrong-tag");
    }

    /// <summary>The first object of one level with the given tag.</summary>
    /// <exception cref="DocumentFormatException">There is none.</exception>
    public static ReadOnlyMemory<byte> Find(IReadOnlyList<Tlv> elements, uint tag)
    {
        ArgumentNullException.ThrowIfNull(elements);
        foreach (var element in elements)
        {
            if (element.Tag == tag)
            {
                return element.Value;
            }
        }

        throw new DocumentFormatException("tlv-missing");
    }

    /// <summary>Tag and lengths at the start of <paramref name="data"/>; null when it ends before the header does.</summary>
    /// <exception cref="DocumentFormatException">The header is not a TLV header of the bounds above.</exception>
    public static TlvHeader? ReadHeader(ReadOnlySpan<byte> data)
    {
        if (ReadTag(data) is not var (tag, tagLength))
        {
            return null;
        }

        return ReadLength(data[tagLength..]) is var (length, lengthLength)
            ? new TlvHeader(tag, tagLength + lengthLength, length)
            : null;
    }

    private static (uint Tag, int Bytes)? ReadTag(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
        {
            return null;
        }

        uint tag = data[0];
        if ((tag & 0x1F) != 0x1F)
        {
            return (tag, 1);
        }

        for (var i = 1; i < 3; i++)
        {
            if (i == data.Length)
            {
                return null;
            }

            tag = (tag << 8) | data[i];
            if ((data[i] & 0x80) == 0)
            {
                return (tag, i + 1);
            }
        }

        throw new DocumentFormatException("tlv-tag-too-long");
    }

    private static (int Length, int Bytes)? ReadLength(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
        {
            return null;
        }

        if (data[0] < 0x80)
        {
            return (data[0], 1);
        }

        var count = data[0] & 0x7F;
        if (count is 0 or > 3)
        {
            throw new DocumentFormatException("tlv-length-not-supported");
        }

        if (data.Length <= count)
        {
            return null;
        }

        var length = 0;
        foreach (var b in data.Slice(1, count))
        {
            length = (length << 8) | b;
        }

        return (length, count + 1);
    }
}

/// <summary>The header of a data object.</summary>
/// <param name="Tag">The tag's bytes as one number.</param>
/// <param name="HeaderLength">Bytes of tag and length together.</param>
/// <param name="Length">Bytes of content.</param>
public readonly record struct TlvHeader(uint Tag, int HeaderLength, int Length);
