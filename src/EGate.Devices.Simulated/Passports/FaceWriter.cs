using System.Buffers.Binary;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>Writes DG2 (Doc 9303-10, 4.7.2) in the forms of both standards, around a JPEG or JPEG 2000.</summary>
internal static class FaceWriter
{
    private const int FaceBlockStart = 14;
    private const int EyeColourOffset = FaceBlockStart + 7;
    private const int BlockHeaders = 20 + 12;

    /// <summary>One template with one image.</summary>
    public static byte[] Dg2(ReadOnlyMemory<byte> image, FaceStandard standard) =>
        standard == FaceStandard.Iso39794
            ? File(0x002A, TlvWriter.Write(0x7F2E, DataBlock(image)))
            : File(0x0008, TlvWriter.Write(0x5F2E, FacialRecord(image.Span)));

    /// <summary>A template whose facial record says that it holds no image.</summary>
    public static byte[] WithoutFace()
    {
        var record = new byte[FaceBlockStart];
        "FAC\0010\0"u8.CopyTo(record);
        BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(8), record.Length);
        return File(0x0008, TlvWriter.Write(0x5F2E, record));
    }

    /// <summary>
    /// The facial record with an image block whose length is <paramref name="more"/> than its bytes (less when negative), all else right.
    /// </summary>
    public static byte[] WithBlockLength(ReadOnlyMemory<byte> image, int more)
    {
        var record = FacialRecord(image.Span);
        var length = BinaryPrimitives.ReadInt32BigEndian(record.AsSpan(FaceBlockStart));
        BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(FaceBlockStart), length + more);
        return File(0x0008, TlvWriter.Write(0x5F2E, record));
    }

    /// <summary>Changes a word on the person: the picture stays whole, the hash does not.</summary>
    public static void AlterFaceDescription(byte[] dg2)
    {
        var record = dg2.AsSpan().IndexOf("FAC\0"u8);
        if (record >= 0)
        {
            dg2[record + EyeColourOffset] ^= 0x05;
            return;
        }

        // 81 02 07 E3: the year in the version of a block of ISO/IEC 39794-5.
        dg2[dg2.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x81, 0x02, 0x07, 0xE3]) + 3] ^= 0x05;
    }

    private static byte[] File(ushort formatType, byte[] data)
    {
        var header = TlvWriter.Write(
            0xA1,
            TlvWriter.Write(0x81, [0x02]),
            TlvWriter.Write(0x87, [0x01, 0x01]),
            TlvWriter.Write(0x88, [(byte)(formatType >> 8), (byte)(formatType & 0xFF)])
        );
        return TlvWriter.Write(
            0x75,
            TlvWriter.Write(0x7F61, TlvWriter.Write(0x02, [1]), TlvWriter.Write(0x7F60, header, data))
        );
    }

    /// <summary>A facial record of ISO/IEC 19794-5:2005, clause 5.</summary>
    private static byte[] FacialRecord(ReadOnlySpan<byte> image)
    {
        const int headers = FaceBlockStart + BlockHeaders;
        var record = new byte[headers + image.Length];
        "FAC\0010\0"u8.CopyTo(record);
        BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(8), record.Length);
        BinaryPrimitives.WriteInt16BigEndian(record.AsSpan(12), 1);
        BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(FaceBlockStart), record.Length - FaceBlockStart);
        var header = record.AsSpan(FaceBlockStart + 20);
        var (width, height) = SizeOf(image);
        // Full frontal, the format, the size, colour space RGB 24 bit; the device and quality are not told.
        header[0] = 1;
        header[1] = IsJpeg(image) ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], width);
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], height);
        header[6] = 1;
        image.CopyTo(record.AsSpan(headers));
        return record;
    }

    /// <summary>A block of ISO/IEC 39794-5:2019 with its mandatory fields and the size: version 3 of 2019, one representation.</summary>
    private static byte[] DataBlock(ReadOnlyMemory<byte> image)
    {
        var (width, height) = SizeOf(image.Span);
        var version = TlvWriter.Write(0xA0, TlvWriter.Write(0x80, [3]), TlvWriter.Write(0x81, [0x07, 0xE3]));
        var format = TlvWriter.Write(0xA0, TlvWriter.Write(0x80, [IsJpeg(image.Span) ? (byte)2 : (byte)3]));
        var size = TlvWriter.Write(0xA7, TlvWriter.Write(0x80, Integer(width)), TlvWriter.Write(0x81, Integer(height)));
        var information = TlvWriter.Write(0xA1, format, size);
        var picture = TlvWriter.Write(0xA0, TlvWriter.Write(0x80, image.ToArray()), information);
        var representation = TlvWriter.Write(
            0x30,
            TlvWriter.Write(0x80, [0]),
            TlvWriter.Write(0xA1, TlvWriter.Write(0xA0, picture))
        );
        return TlvWriter.Write(0xA1, TlvWriter.Write(0x65, version, TlvWriter.Write(0xA1, representation)));
    }

    /// <summary>A positive INTEGER: a leading zero where the first bit is set.</summary>
    private static byte[] Integer(ushort value) =>
        value switch
        {
            < 0x80 => [(byte)value],
            < 0x8000 => [(byte)(value >> 8), (byte)(value & 0xFF)],
            _ => [0, (byte)(value >> 8), (byte)(value & 0xFF)],
        };

    private static bool IsJpeg(ReadOnlySpan<byte> image) => image.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]);

    /// <summary>Width and height from the headers of a JPEG or of a JPEG 2000 code stream; zeros when there is none.</summary>
    private static (ushort Width, ushort Height) SizeOf(ReadOnlySpan<byte> image)
    {
        if (!IsJpeg(image))
        {
            // The SIZ segment comes first in the code stream; portraits have no offset in their grid.
            var siz = image.IndexOf((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51]);
            return siz < 0 || image.Length < siz + 16
                ? ((ushort)0, (ushort)0)
                : (
                    (ushort)(BinaryPrimitives.ReadUInt32BigEndian(image[(siz + 8)..]) & 0xFFFF),
                    (ushort)(BinaryPrimitives.ReadUInt32BigEndian(image[(siz + 12)..]) & 0xFFFF)
                );
        }

        var at = 2;
        while (at + 9 < image.Length && image[at] == 0xFF)
        {
            if (image[at + 1] is 0xC0 or 0xC1 or 0xC2)
            {
                return (
                    BinaryPrimitives.ReadUInt16BigEndian(image[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(image[(at + 5)..])
                );
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(image[(at + 2)..]);
        }

        return (0, 0);
    }
}
