using System.Buffers.Binary;

namespace EGate.Documents;

/// <summary>
/// A facial record of ISO/IEC 19794-5:2005 (clause 5): a header, then for each image a block of a description, feature points, an image
/// header and the image. Later editions of that standard have another layout and are not used by passports.
/// </summary>
internal static class FacialRecord
{
    private const int HeaderLength = 14;
    private const int DescriptionLength = 20;
    private const int FeaturePointLength = 8;
    private const int ImageHeaderLength = 12;

    public static bool IsOne(ReadOnlySpan<byte> data) => data.StartsWith("FAC\0"u8);

    /// <summary>Adds the images of a record, at least one.</summary>
    /// <exception cref="DocumentFormatException">The record is not one that is read.</exception>
    public static void Read(ReadOnlyMemory<byte> record, List<FaceImage> faces)
    {
        if (record.Length < HeaderLength)
        {
            throw new DocumentFormatException("dg2-truncated");
        }

        if (!record.Span[4..].StartsWith("010\0"u8))
        {
            throw new DocumentFormatException("dg2-format-not-supported");
        }

        // The record's own length is not looked at: some states write it without the header, and the blocks have theirs.
        var count = BinaryPrimitives.ReadUInt16BigEndian(record.Span[12..]);
        if (count is 0 or > Dg2.MaxFaces)
        {
            throw new DocumentFormatException(count == 0 ? "dg2-no-image" : "dg2-too-many-images");
        }

        var rest = record[HeaderLength..];
        for (var i = 0; i < count; i++)
        {
            var block = Block(rest);
            faces.Add(Image(block));
            rest = rest[block.Length..];
        }

        // Padding may follow; anything else is image data that a block's length leaves out.
        if (rest.Span.ContainsAnyExcept((byte)0x00, (byte)0xFF))
        {
            throw new DocumentFormatException("dg2-length");
        }
    }

    private static ReadOnlyMemory<byte> Block(ReadOnlyMemory<byte> data)
    {
        if (data.Length < DescriptionLength + ImageHeaderLength)
        {
            throw new DocumentFormatException("dg2-truncated");
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(data.Span);
        return length >= DescriptionLength + ImageHeaderLength && length <= data.Length
            ? data[..(int)length]
            : throw new DocumentFormatException("dg2-truncated");
    }

    private static FaceImage Image(ReadOnlyMemory<byte> block)
    {
        var points = BinaryPrimitives.ReadUInt16BigEndian(block.Span[4..]);
        var start = DescriptionLength + (points * FeaturePointLength) + ImageHeaderLength;
        if (start >= block.Length)
        {
            throw new DocumentFormatException("dg2-truncated");
        }

        var header = block.Span[(start - ImageHeaderLength)..];
        return FaceImage.Of(
            FaceStandard.Iso19794,
            block[start..],
            header[1] switch
            {
                0 => PortraitFormat.Jpeg,
                1 => PortraitFormat.Jpeg2000,
                _ => null,
            },
            BinaryPrimitives.ReadUInt16BigEndian(header[2..]),
            BinaryPrimitives.ReadUInt16BigEndian(header[4..])
        );
    }
}
