using System.Buffers.Binary;

namespace EGate.Faces;

/// <summary>
/// Takes a PNG file apart (ISO/IEC 15948, section 5) and puts it together again from the chunks that make its one still picture: header, palette, image data, end,
/// and the EXIF data that say which way up it lies. Every chunk's checksum must be right. The image library's own reader never ends on some damaged files and
/// reads animations, colour profiles and texts that nobody here needs.
/// </summary>
internal static class PngChunks
{
    private const int ChunksMax = 100_000;
    private const int Overhead = 12;

    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] Table = MakeTable();

    /// <summary>The file with what it needs and nothing else; null when it is damaged.</summary>
    public static byte[]? Needed(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write(Signature);
        var at = Signature.Length;
        var hasData = false;
        for (var i = 0; i < ChunksMax && at + Overhead <= file.Length; i++)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - Overhead)
            {
                return null;
            }

            var chunk = file.Slice(at, (int)length + Overhead);
            var kind = chunk[4..8];
            if (!IsWhole(chunk) || kind.SequenceEqual("IHDR"u8) != (i == 0))
            {
                return null;
            }

            hasData |= kind.SequenceEqual("IDAT"u8);
            if (kind.SequenceEqual("IEND"u8))
            {
                kept.Write(chunk);
                return hasData ? kept.ToArray() : null;
            }

            if (i == 0 || kind.SequenceEqual("IDAT"u8) || kind.SequenceEqual("PLTE"u8) || kind.SequenceEqual("eXIf"u8))
            {
                kept.Write(chunk);
            }

            at += chunk.Length;
        }

        return null;
    }

    /// <summary>The checksum over kind and content (section 5.5, CRC-32 of ISO/IEC 3309).</summary>
    private static bool IsWhole(ReadOnlySpan<byte> chunk)
    {
        var crc = uint.MaxValue;
        foreach (var b in chunk[4..^4])
        {
            crc = Table[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return ~crc == BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]);
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < table.Length; n++)
        {
            var value = n;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
            }

            table[n] = value;
        }

        return table;
    }
}
