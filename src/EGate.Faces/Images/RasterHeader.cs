using System.Buffers.Binary;

namespace EGate.Faces;

/// <summary>Reads the sizes of PNG, BMP, GIF, WebP and Netpbm (PBM, PGM, PPM) files.</summary>
internal static class RasterHeader
{
    /// <summary>The header, or null when it is none of them.</summary>
    public static ImageHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return Png(bytes);
        }

        if (bytes.StartsWith("GIF8"u8) && bytes.Length >= 10)
        {
            return Of(ImageFormat.Gif, Short(bytes, 6), Short(bytes, 8), bytes[^1] == 0x3B);
        }

        if (bytes.StartsWith("BM"u8))
        {
            return Bmp(bytes);
        }

        if (bytes.StartsWith("RIFF"u8) && bytes.Length >= 30 && bytes[8..12].SequenceEqual("WEBP"u8))
        {
            return WebP(bytes);
        }

        return bytes.Length > 2 && bytes[0] == 'P' && bytes[1] is >= (byte)'1' and <= (byte)'6' ? Netpbm(bytes) : null;
    }

    private static ImageHeader? Png(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 33 || !bytes[12..16].SequenceEqual("IHDR"u8)
            ? null
            : Of(
                ImageFormat.Png,
                BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]),
                BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]),
                bytes.LastIndexOf("IEND"u8) > 0
            );

    private static ImageHeader? Bmp(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30)
        {
            return null;
        }

        var header = BinaryPrimitives.ReadUInt32LittleEndian(bytes[14..]);
        // A negative height means that the first row is the upper one.
        return header == 12
            ? Of(ImageFormat.Bmp, Short(bytes, 18), Short(bytes, 20), true)
            : Of(
                ImageFormat.Bmp,
                BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]),
                Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(bytes[22..])),
                true
            );
    }

    /// <summary>The three kinds of first chunk (RFC 9649, sections 2.5 to 2.7).</summary>
    private static ImageHeader? WebP(ReadOnlySpan<byte> bytes)
    {
        var whole = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L <= bytes.Length;
        var chunk = bytes[12..16];
        if (chunk.SequenceEqual("VP8X"u8))
        {
            var width = 1 + bytes[24] + (bytes[25] << 8) + (bytes[26] << 16);
            return Of(ImageFormat.WebP, width, 1 + bytes[27] + (bytes[28] << 8) + (bytes[29] << 16), whole);
        }

        if (chunk.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return Of(ImageFormat.WebP, 1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF), whole);
        }

        return chunk.SequenceEqual("VP8 "u8)
            ? Of(ImageFormat.WebP, Short(bytes, 26) & 0x3FFF, Short(bytes, 28) & 0x3FFF, whole)
            : null;
    }

    private static ImageHeader? Netpbm(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        var width = Number(bytes, ref at);
        var height = Number(bytes, ref at);
        return width < 0 || height < 0 ? null : Of(ImageFormat.Netpbm, width, height, true);
    }

    /// <summary>The next decimal number after white space and comments; -1 when there is none within reason.</summary>
    private static long Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        while (at < bytes.Length && (char.IsWhiteSpace((char)bytes[at]) || bytes[at] == '#'))
        {
            if (bytes[at] == '#')
            {
                var line = bytes[at..].IndexOf((byte)'\n');
                at = line < 0 ? bytes.Length : at + line;
            }
            else
            {
                at++;
            }
        }

        long value = -1;
        for (var digits = 0; at < bytes.Length && char.IsAsciiDigit((char)bytes[at]) && digits < 10; digits++, at++)
        {
            value = (Math.Max(value, 0) * 10) + bytes[at] - '0';
        }

        return value;
    }

    private static int Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static ImageHeader Of(ImageFormat format, long width, long height, bool whole) =>
        new(format, width, height, whole);
}
