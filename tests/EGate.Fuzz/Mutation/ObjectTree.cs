namespace EGate.Fuzz.Mutation;

/// <summary>A seed taken apart into data objects, so that one of them can be changed while the lengths around it stay right.</summary>
internal sealed class ObjectTree
{
    private const int DepthMax = 24;

    private ObjectTree(byte[] tag, byte[] value, List<ObjectTree>? children)
    {
        Tag = tag;
        Value = value;
        Children = children;
        Count = 1 + (children?.Sum(c => c.Count) ?? 0);
    }

    /// <summary>Bytes of the tag; empty for the root, which stands for the whole input.</summary>
    public byte[] Tag { get; }

    /// <summary>The content, children included.</summary>
    public byte[] Value { get; }

    /// <summary>Null for an object without any.</summary>
    public IReadOnlyList<ObjectTree>? Children { get; }

    /// <summary>This object and all inside it.</summary>
    public int Count { get; }

    /// <summary>Takes a seed apart. What is no data object stays one value.</summary>
    public static ObjectTree Parse(byte[] seed) => new([], seed, ReadAll(seed, 0));

    /// <summary>An object by its number, depth first; the root is 0.</summary>
    public ObjectTree At(int number)
    {
        if (number == 0)
        {
            return this;
        }

        number--;
        foreach (var child in Children!)
        {
            if (number < child.Count)
            {
                return child.At(number);
            }

            number -= child.Count;
        }

        throw new ArgumentOutOfRangeException(nameof(number));
    }

    /// <summary>The objects of one level; null when these bytes are not objects to the end.</summary>
    private static List<ObjectTree>? ReadAll(ReadOnlySpan<byte> bytes, int depth)
    {
        if (depth == DepthMax || bytes.IsEmpty)
        {
            return null;
        }

        var objects = new List<ObjectTree>();
        while (!bytes.IsEmpty)
        {
            if (Header(bytes) is not var (tagLength, start, length) || length > bytes.Length - start)
            {
                return null;
            }

            var value = bytes.Slice(start, length);
            // Signed data carries further objects inside octet strings, and keys inside bit strings.
            var mayHold = (bytes[0] & 0x20) != 0 || bytes[0] == 0x04 || tagLength > 1;
            objects.Add(
                new ObjectTree(
                    bytes[..tagLength].ToArray(),
                    value.ToArray(),
                    mayHold ? ReadAll(value, depth + 1) : null
                )
            );
            bytes = bytes[(start + length)..];
        }

        return objects;
    }

    private static (int TagLength, int Start, int Length)? Header(ReadOnlySpan<byte> bytes)
    {
        var tag = 1;
        if ((bytes[0] & 0x1F) == 0x1F)
        {
            do
            {
                if (tag == bytes.Length || tag == 4)
                {
                    return null;
                }
            } while ((bytes[tag++] & 0x80) != 0);
        }

        if (tag == bytes.Length)
        {
            return null;
        }

        var more = bytes[tag] < 0x80 ? 0 : bytes[tag] & 0x7F;
        if (more > 3 || bytes[tag] == 0x80 || tag + 1 + more > bytes.Length)
        {
            return null;
        }

        int length = more == 0 ? bytes[tag] : 0;
        foreach (var b in bytes.Slice(tag + 1, more))
        {
            length = (length << 8) | b;
        }

        return (tag, tag + 1 + more, length);
    }
}
