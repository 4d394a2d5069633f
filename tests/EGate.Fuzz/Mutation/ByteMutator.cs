namespace EGate.Fuzz.Mutation;

/// <summary>Changes that need no knowledge of the input: flips, cuts, copies, and what is taken from another seed.</summary>
internal static class ByteMutator
{
    /// <summary>Values at which lengths, counts and signs turn over.</summary>
    private static ReadOnlySpan<byte> Edges =>
        [0x00, 0x01, 0x20, 0x3C, 0x7F, 0x80, 0x81, 0x82, 0x83, 0x84, 0xA0, 0xFE, 0xFF];

    /// <summary>One change.</summary>
    public static void Change(InputBuffer input, IReadOnlyList<byte[]> seeds, ref FuzzRandom random)
    {
        if (input.Length == 0)
        {
            input.Insert(0, [random.Byte()]);
            return;
        }

        var at = random.Next(input.Length);
        switch (random.Next(9))
        {
            case 0:
                input.Bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                input.Bytes[at] = random.Byte();
                break;
            case 2:
                input.Bytes[at] = Edges[random.Next(Edges.Length)];
                break;
            case 3:
                input.Remove(at, 1 + random.Next(24));
                break;
            case 4:
                Repeat(input, at, ref random);
                break;
            case 5:
                input.Truncate(at);
                break;
            case 6:
                Splice(input, at, seeds[random.Next(seeds.Count)], ref random);
                break;
            case 7:
                input.Insert(at, Slice(input.Bytes, ref random));
                break;
            default:
                Number(input, at, ref random);
                break;
        }
    }

    private static void Repeat(InputBuffer input, int at, ref FuzzRandom random)
    {
        // Seldom very many: where a parser has no bound, this is how it shows.
        Span<byte> bytes = stackalloc byte[random.OnceIn(50) ? 1000 : 1 + random.Next(16)];
        bytes.Fill(random.Byte());
        input.Insert(at, bytes);
    }

    private static void Splice(InputBuffer input, int at, ReadOnlySpan<byte> other, ref FuzzRandom random)
    {
        if (random.OnceIn(2))
        {
            input.Truncate(at);
            input.Insert(at, other[random.Next(other.Length)..]);
        }
        else
        {
            input.Insert(at, Slice(other, ref random));
        }
    }

    /// <summary>A number of two to four bytes, as lengths and counts are.</summary>
    private static void Number(InputBuffer input, int at, ref FuzzRandom random)
    {
        var bytes = input.Bytes[at..];
        bytes = bytes[..Math.Min(bytes.Length, 2 + random.Next(3))];
        bytes.Fill(random.OnceIn(2) ? (byte)0xFF : (byte)0);
        bytes[^1] = random.Byte();
    }

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> bytes, ref FuzzRandom random)
    {
        var start = random.Next(bytes.Length);
        return bytes.Slice(start, Math.Min(bytes.Length - start, 1 + random.Next(64)));
    }
}
