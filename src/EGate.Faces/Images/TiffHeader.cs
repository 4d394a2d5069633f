using System.Buffers.Binary;

namespace EGate.Faces;

/// <summary>Reads the size of the first picture of a TIFF file (TIFF 6.0, section 2) out of its first directory.</summary>
internal static class TiffHeader
{
    private const int Columns = 256;
    private const int Rows = 257;
    private const int EntriesMax = 256;

    /// <summary>The header, or null when it is no TIFF or its directory tells no size.</summary>
    public static ImageHeader? Read(ReadOnlySpan<byte> bytes)
    {
        var little = bytes.StartsWith<byte>([0x49, 0x49, 42, 0]);
        if (bytes.Length < 8 || !(little || bytes.StartsWith<byte>([0x4D, 0x4D, 0, 42])))
        {
            return null;
        }

        var directory = Long(bytes, 4, little);
        if (directory + 2 > bytes.Length)
        {
            return null;
        }

        long width = 0;
        long height = 0;
        var entries = Math.Min(EntriesMax, Short(bytes, (int)directory, little));
        for (var i = 0; i < entries; i++)
        {
            var at = directory + 2 + (12L * i);
            if (at + 12 > bytes.Length)
            {
                return null;
            }

            var tag = Short(bytes, (int)at, little);
            if (tag is Columns or Rows)
            {
                var value = Value(bytes, (int)at, little);
                (width, height) = tag == Columns ? (value, height) : (width, value);
            }
        }

        return width > 0 && height > 0 ? new ImageHeader(ImageFormat.Tiff, width, height, true) : null;
    }

    /// <summary>Type 3 is a 16-bit number, 4 a 32-bit one.</summary>
    private static long Value(ReadOnlySpan<byte> bytes, int at, bool little) =>
        Short(bytes, at + 2, little) switch
        {
            3 => Short(bytes, at + 8, little),
            4 => Long(bytes, at + 8, little),
            _ => 0,
        };

    private static int Short(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little
            ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..])
            : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static long Long(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little
            ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..])
            : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
