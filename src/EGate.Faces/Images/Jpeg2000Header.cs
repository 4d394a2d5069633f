using System.Buffers.Binary;

namespace EGate.Faces;

/// <summary>Reads the size of a JPEG 2000 codestream, alone or in a JP2 file (ISO/IEC 15444-1, annexes A and I).</summary>
internal static class Jpeg2000Header
{
    private const int BoxesMax = 64;

    /// <summary>The header, or null when it is no JPEG 2000.</summary>
    public static ImageHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0x4F, 0xFF, 0x51]))
        {
            return Codestream(bytes);
        }

        return bytes.StartsWith<byte>([0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20]) ? Jp2(bytes) : null;
    }

    /// <summary>Walks the boxes to the codestream. The codestream's own size counts: it is what a decoder allocates.</summary>
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
        return new ImageHeader(ImageFormat.Jpeg2000, width, height, whole);
    }
}
