namespace EGate.Devices.Simulated;

/// <summary>
/// A portrait without a face, for passports that are only read: an even grey JPEG of 240 x 320, written here so that no picture library is
/// needed. Its tables have one code each, so every block is two zero bits (ITU-T T.81, annex F).
/// </summary>
public static class GreyPortrait
{
    private const int Width = 240;
    private const int Height = 320;

    /// <summary>The whole JPEG.</summary>
    public static byte[] Jpeg { get; } =
    [
        0xFF,
        0xD8,
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
        .. Segment(0xC0, [8, Height >> 8, Height & 0xFF, Width >> 8, Width & 0xFF, 1, 1, 0x11, 0]),
        .. Segment(0xC4, HuffmanTable(0x00)),
        .. Segment(0xC4, HuffmanTable(0x10)),
        .. Segment(0xDA, [1, 1, 0x00, 0, 63, 0]),
        .. new byte[Width / 8 * (Height / 8) * 2 / 8],
        0xFF,
        0xD9,
    ];

    private static byte[] Segment(byte marker, byte[] content)
    {
        var length = content.Length + 2;
        return [0xFF, marker, (byte)(length >> 8), (byte)(length & 0xFF), .. content];
    }

    /// <summary>One code of one bit, for the symbol 0: no difference, or end of block.</summary>
    private static byte[] HuffmanTable(byte kind) => [kind, 1, .. new byte[15], 0];
}
