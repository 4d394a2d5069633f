using System.Globalization;

namespace EGate.Documents;

/// <summary>The tables of FIPS 46-3, appendix 1.</summary>
internal static class DesTables
{
    /// <summary>IP. FP is its inverse.</summary>
    public static readonly byte[] Initial =
    [
        .. new byte[] { 58, 60, 62, 64, 57, 59, 61, 63 }.SelectMany(first =>
            Enumerable.Range(0, 8).Select(i => (byte)(first - (8 * i)))
        ),
    ];

    /// <summary>The inverse of <see cref="Initial"/>.</summary>
    public static readonly byte[] Final =
    [
        .. Enumerable.Range(1, 64).Select(bit => (byte)(Array.IndexOf(Initial, (byte)bit) + 1)),
    ];

    /// <summary>PC-1: 56 of the 64 key bits.</summary>
    public static readonly byte[] KeyChoice1 =
    [
        .. Bytes("57 49 41 33 25 17 9 1 58 50 42 34 26 18 10 2 59 51 43 35 27 19 11 3 60 52 44 36"),
        .. Bytes("63 55 47 39 31 23 15 7 62 54 46 38 30 22 14 6 61 53 45 37 29 21 13 5 28 20 12 4"),
    ];

    /// <summary>PC-2: 48 of the 56.</summary>
    public static readonly byte[] KeyChoice2 =
    [
        .. Bytes("14 17 11 24 1 5 3 28 15 6 21 10 23 19 12 4 26 8 16 7 27 20 13 2"),
        .. Bytes("41 52 31 37 47 55 30 40 51 45 33 48 44 49 39 56 34 53 46 42 50 36 29 32"),
    ];

    private static readonly byte[] Permutation = Bytes(
        "16 7 20 21 29 12 28 17 1 15 23 26 5 18 31 10 2 8 24 14 32 27 3 9 19 13 30 6 22 11 4 25"
    );

    /// <summary>S1..S8, four rows of sixteen each, one hexadecimal digit an entry.</summary>
    private static readonly string[] Boxes =
    [
        "E4D12FB83A6C59070F74E2D1A6CB953841E8D62BFC973A50FC8249175B3EA06D",
        "F18E6B34972DC05A3D47F28EC01A69B50E7BA4D158C6932FD8A13F42B67C05E9",
        "A09E63F51DC7B428D709346A285ECBF1D6498F30B12C5AE71AD069874FE3B52C",
        "7DE3069A1285BC4FD8B56F03472C1AE9A690CB7DF13E52843F06A1D8945BC72E",
        "2C417AB6853FD0E9EB2C47D150FA3986421BAD78F9C5630EB8C71E2D6F09A453",
        "C1AF92680D34E75BAF427C9561DE0B389EF528C3704A1DB6432C95FABE17608D",
        "4B2EF08D3C975A61D0B7491AE35C2F8614BDC37EAF6805926BD814A7950FE23C",
        "D2846FB1A93E50C71FD8A374C56B0E927B419CE206ADF35821E74A8DFC90356B",
    ];

    /// <summary>For each box and each six-bit input: the box's answer, already at its place after the permutation P.</summary>
    public static readonly uint[][] SubstituteAndPermute = [.. Enumerable.Range(0, 8).Select(BoxWithPermutation)];

    /// <summary>Takes the bits that <paramref name="table"/> names, from a word of <paramref name="width"/> bits.</summary>
    public static ulong Permute(ulong word, int width, byte[] table)
    {
        ulong result = 0;
        foreach (var bit in table)
        {
            result = (result << 1) | ((word >> (width - bit)) & 1);
        }

        return result;
    }

    private static uint[] BoxWithPermutation(int box)
    {
        var entries = new uint[64];
        for (var input = 0; input < 64; input++)
        {
            // The outer two bits choose the row, the inner four the column.
            var row = ((input >> 4) & 2) | (input & 1);
            var column = (input >> 1) & 0xF;
            var answer = Convert.ToUInt32(Boxes[box].Substring((16 * row) + column, 1), 16);
            entries[input] = (uint)Permute(answer << (28 - (4 * box)), 32, Permutation);
        }

        return entries;
    }

    private static byte[] Bytes(string numbers) =>
        [.. numbers.Split(' ').Select(n => byte.Parse(n, CultureInfo.InvariantCulture))];
}
