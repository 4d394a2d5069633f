using System.Buffers.Binary;
using System.Text;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>Writes the unsigned files of the logical data structure, version 1.7 (Doc 9303-10, 4.6 and 4.7).</summary>
internal static class LdsWriter
{
    private const int FaceBlockStart = 14;
    private const int EyeColourOffset = FaceBlockStart + 7;

    /// <summary>EF.COM with LDS 1.7, Unicode 4.0.0 and these data groups.</summary>
    public static byte[] Com(params ReadOnlySpan<int> groups)
    {
        var tags = new byte[groups.Length];
        for (var i = 0; i < tags.Length; i++)
        {
            tags[i] = LdsFile.TagOf(groups[i]);
        }

        return TlvWriter.Write(
            0x60,
            TlvWriter.Write(0x5F01, "0107"u8.ToArray()),
            TlvWriter.Write(0x5F36, "040000"u8.ToArray()),
            TlvWriter.Write(0x5C, tags)
        );
    }

    /// <summary>DG1 with both lines one after the other.</summary>
    public static byte[] Dg1(string zone) =>
        TlvWriter.Write(0x61, TlvWriter.Write(0x5F1F, Encoding.ASCII.GetBytes(zone)));

    /// <summary>DG2 with one facial record of ISO/IEC 19794-5:2005 around a JPEG.</summary>
    public static byte[] Dg2(ReadOnlyMemory<byte> jpeg)
    {
        var header = TlvWriter.Write(
            0xA1,
            TlvWriter.Write(0x81, [0x02]),
            TlvWriter.Write(0x87, [0x01, 0x01]),
            TlvWriter.Write(0x88, [0x00, 0x08])
        );
        var template = TlvWriter.Write(0x7F60, header, TlvWriter.Write(0x5F2E, FaceRecord(jpeg.Span)));
        return TlvWriter.Write(0x75, TlvWriter.Write(0x7F61, TlvWriter.Write(0x02, [1]), template));
    }

    /// <summary>Changes the eye colour of the face description: the picture stays whole, the hash does not.</summary>
    public static void AlterFaceDescription(byte[] dg2)
    {
        var record = dg2.AsSpan().IndexOf("FAC\0"u8);
        dg2[record + EyeColourOffset] ^= 0x05;
    }

    private static byte[] FaceRecord(ReadOnlySpan<byte> jpeg)
    {
        const int headers = FaceBlockStart + 20 + 12;
        var record = new byte[headers + jpeg.Length];
        "FAC\0010\0"u8.CopyTo(record);
        BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(8), record.Length);
        BinaryPrimitives.WriteInt16BigEndian(record.AsSpan(12), 1);
        BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(FaceBlockStart), record.Length - FaceBlockStart);
        var image = record.AsSpan(FaceBlockStart + 20);
        var (width, height) = SizeOf(jpeg);
        // Full frontal, JPEG, the size, colour space RGB 24 bit; the device and quality are not told.
        image[0] = 1;
        BinaryPrimitives.WriteUInt16BigEndian(image[2..], width);
        BinaryPrimitives.WriteUInt16BigEndian(image[4..], height);
        image[6] = 1;
        jpeg.CopyTo(record.AsSpan(headers));
        return record;
    }

    /// <summary>Width and height from the frame header of a JPEG; zeros when there is none.</summary>
    private static (ushort Width, ushort Height) SizeOf(ReadOnlySpan<byte> jpeg)
    {
        var at = 2;
        while (at + 9 < jpeg.Length && jpeg[at] == 0xFF)
        {
            if (jpeg[at + 1] is 0xC0 or 0xC1 or 0xC2)
            {
                return (
                    BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 5)..])
                );
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
        }

        return (0, 0);
    }
}
