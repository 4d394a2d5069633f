namespace EGate.Fuzz.Mutation;

/// <summary>Changes to lines of zones: other characters of their alphabet, look-alikes, lines that are moved, joined, cut.</summary>
internal static class LineMutator
{
    private static ReadOnlySpan<byte> Alphabet => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<<<<<<<<"u8;

    private static ReadOnlySpan<byte> Lookalikes => "O0I1B8S5Z2G6QDL<K"u8;

    /// <summary>One change.</summary>
    public static void Change(InputBuffer input, IReadOnlyList<byte[]> seeds, ref FuzzRandom random)
    {
        if (input.Length == 0 || random.OnceIn(6))
        {
            ByteMutator.Change(input, seeds, ref random);
            return;
        }

        var at = random.Next(input.Length);
        switch (random.Next(20))
        {
            case < 8:
                input.Bytes[at] = Alphabet[random.Next(Alphabet.Length)];
                break;
            case < 14:
                input.Bytes[at] = Lookalikes[random.Next(Lookalikes.Length)];
                break;
            case 14:
                input.Insert(at, random.OnceIn(8) ? "\n"u8 : "<"u8);
                input.Remove(random.Next(input.Length), 1);
                break;
            case 15:
                input.Remove(at, 1);
                break;
            case < 19:
                Fill(input.Bytes[at..], ref random);
                break;
            default:
                // A document of another format behind this one, or in the middle of it.
                input.Insert(random.OnceIn(2) ? input.Length : at, seeds[random.Next(seeds.Count)]);
                break;
        }
    }

    private static void Fill(Span<byte> bytes, ref FuzzRandom random)
    {
        var run = bytes[..Math.Min(bytes.Length, 1 + random.Next(12))];
        run.Fill(random.OnceIn(3) ? (byte)'0' : (byte)'<');
    }
}
