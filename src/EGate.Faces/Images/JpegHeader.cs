using System.Buffers.Binary;

namespace EGate.Faces;

/// <summary>Walks the marker segments of a JPEG file (ISO/IEC 10918-1, annex B).</summary>
internal static class JpegHeader
{
    /// <summary>A progressive picture has about ten scans; thousands of them are an attack on the decoder's time.</summary>
    private const int ScansMax = 64;

    private const int SegmentsMax = 512;

    /// <summary>The header; null when no frame header comes before the first scan.</summary>
    public static ImageHeader? Read(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        for (var i = 0; i < SegmentsMax && at + 4 <= bytes.Length; i++)
        {
            if (bytes[at] != 0xFF)
            {
                return null;
            }

            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (IsFrameHeader(marker))
            {
                return Frame(bytes, at, length);
            }

            if (length < 2 || marker is 0xDA or 0xD9)
            {
                return null;
            }

            at += 2 + length;
        }

        return null;
    }

    // SOF0..SOF15 without DHT (C4), JPG (C8) and DAC (CC).
    private static bool IsFrameHeader(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static ImageHeader? Frame(ReadOnlySpan<byte> bytes, int at, int length)
    {
        if (length < 8 || at + 2 + length > bytes.Length)
        {
            return null;
        }

        var height = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]);
        var width = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]);
        var rest = bytes[(at + 2 + length)..];
        var whole = rest.LastIndexOf<byte>([0xFF, 0xD9]) > 0 && rest.Count<byte>([0xFF, 0xDA]) <= ScansMax;
        return new ImageHeader(ImageFormat.Jpeg, width, height, whole);
    }
}
