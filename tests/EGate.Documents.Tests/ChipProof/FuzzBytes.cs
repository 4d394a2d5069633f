namespace EGate.Documents.Tests;

/// <summary>Changes a true input at one to six places: other bytes, other bits, lengths that lie, pieces cut out or put in.</summary>
internal static class FuzzBytes
{
    private static readonly byte[] Lengths = [0x00, 0x7F, 0x80, 0x81, 0x82, 0x83, 0x84, 0xFF];

    public static byte[] Mutate(Random random, byte[] seed)
    {
        var bytes = seed.ToList();
        for (var change = random.Next(1, 7); change > 0 && bytes.Count > 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)random.Next(256), random.Next(1, 20)));
                    break;
                case 4:
                    bytes[at] = Lengths[random.Next(Lengths.Length)];
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
