using System.Numerics;

namespace EGate.Watchlists;

/// <summary>
/// Which sounds a folded word has and how many, in 64 bits: two words whose signatures differ in many bits cannot be near, which is found
/// out without reading them.
/// </summary>
internal static class WordSignature
{
    private const string Sounds = "AIUBPTDGKFVSZ456JHLMNR";

    private static readonly byte[] Position = Positions();

    internal static ulong Of(ReadOnlySpan<char> folded)
    {
        // One bit for the first occurrence of a sound, a second for a further one; vowels and H have light bits only.
        ulong signature = 0;
        foreach (var c in folded)
        {
            var first = 1UL << (Position[c] * 2);
            signature |= (signature & first) == 0 ? first : first << 1;
        }

        return signature;
    }

    internal static bool MayBeNear(ulong a, ulong b, int bits) => BitOperations.PopCount(a ^ b) <= bits;

    /// <summary>Bits in which words of this length may differ.</summary>
    internal static int BitsFor(int length) => 3 + (length / 2);

    private static byte[] Positions()
    {
        var positions = new byte[128];
        Array.Fill(positions, (byte)(Sounds.Length + 1));
        for (var i = 0; i < Sounds.Length; i++)
        {
            positions[Sounds[i]] = (byte)i;
        }

        return positions;
    }
}
