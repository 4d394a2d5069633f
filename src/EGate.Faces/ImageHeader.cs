using System.Buffers.Binary;

namespace EGate.Faces;

/// <summary>What the header of a JPEG or JPEG 2000 file says, read without decoding.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="IsWhole">False when the file ends before its end mark, or holds more than any portrait needs.</param>
internal sealed record ImageHeader(long Width, long Height, bool IsWhole)
{
    private const int BoxesMax = 64;

    /// <summary>The header, or null when the bytes are neither of the two formats.</summary>
    public static ImageHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
        {
            return JpegHeader.Read(bytes);
        }

        if (bytes.StartsWith<byte>([0xFF, 0x4F, 0xFF, 0x51]))
        {
            return Codestream(bytes);
        }

        return bytes.StartsWith<byte>([0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20]) ? Jp2(bytes) : null;
    }

    /// <summary>
    /// Walks the boxes of a JP2 file (ISO/IEC 15444-1, annex I) to its codestream. The codestream's own size counts: it is what a decoder allocates.
    /// </summary>
    private static ImageHeader? Jp2(ReadOnlySpan<byte> bytes)
    {
        long at = 0;
        for (var i = 0; i < BoxesMax && at + 8 <= bytes.Length; i++)
        {
            var box = bytes[(int)at..];
            long length = BinaryPrimitives.ReadUInt32BigEndian(box);
            if (box[4..8].SequenceEqual("jp2c"u8))
            {
                // A length of 0 runs to the end of the file, 1 is followed by a 64-bit length.
                var header = length == 1 ? 16 : 8;
                var whole = length is 0 or 1 || at + length <= bytes.Length;
                return box.Length <= header ? null
                    : Codestream(box[header..]) is { } found ? found with { IsWhole = whole && found.IsWhole }
                    : null;
            }

            if (length < 8)
            {
                return null;
            }

            at += length;
        }

        return null;
    }

    /// <summary>Reads the SIZ marker segment, which must come first (ISO/IEC 15444-1, A.5.1), and looks for the end mark.</summary>
    private static ImageHeader? Codestream(ReadOnlySpan<byte> bytes)
    {
        const int sizLength = 42;
        if (bytes.Length < sizLength || !bytes.StartsWith<byte>([0xFF, 0x4F, 0xFF, 0x51]))
        {
            return null;
        }

        long width =
            BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]) - (long)BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
        long height =
            BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]) - (long)BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]);
        var components = BinaryPrimitives.ReadUInt16BigEndian(bytes[40..]);
        var whole = components is >= 1 and <= 4 && bytes.LastIndexOf<byte>([0xFF, 0xD9]) > 0;
        return new ImageHeader(width, height, whole);
    }
}
