namespace EGate.Documents.Tests;

/// <summary>True inputs made wrong, the same ones for the same seed.</summary>
internal static class Mutations
{
    /// <summary>Changed at one to six places, cut or lengthened.</summary>
    public static byte[] Of(Random random, byte[] seed)
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
                    bytes[at] = new byte[] { 0x00, 0x7F, 0x80, 0x81, 0x82, 0x83, 0x84, 0xFF }[random.Next(8)];
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Gives mutations to a parser, lets its documented exception pass, and bounds what each input may allocate.</summary>
    public static void Try(byte[] seed, int runs, long bytesMost, Action<byte[]> parse)
    {
        var random = new Random(seed.Length);
        for (var run = 0; run < runs; run++)
        {
            var bytes = Of(random, seed);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                parse(bytes);
            }
            catch (DocumentFormatException e)
            {
                Assert.NotEmpty(e.Reason);
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, bytesMost);
        }
    }
}
