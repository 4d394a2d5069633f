namespace EGate.Documents;

/// <summary>
/// A face image data block of ISO/IEC 39794-5:2019 in the profile of ICAO: implicit context tags in DER, of which the image, its format and its
/// size are taken; all other blocks are passed over. This software makes use of the schema from ISO/IEC 39794-5 within modifications permitted
/// in the relevant ISO/IEC standard.
/// </summary>
internal static class FaceImageDataBlock
{
    /// <summary>Around the block in DG2, and around explicit choices inside it.</summary>
    private const uint Wrapper = 0xA1;
    private const uint BlockTag = 0x65;
    private const uint First = 0x80;
    private const uint Second = 0x81;
    private const uint FirstConstructed = 0xA0;
    private const uint SecondConstructed = 0xA1;
    private const uint ImageSizeTag = 0xA7;
    private const uint Sequence = 0x30;

    public static bool IsOne(ReadOnlySpan<byte> data) => !data.IsEmpty && data[0] is 0xA1 or 0x65;

    /// <summary>Adds the images of a block, at least one.</summary>
    /// <exception cref="DocumentFormatException">The block is not one that is read.</exception>
    public static void Read(ReadOnlyMemory<byte> data, List<FaceImage> faces)
    {
        if (data.Span[0] == Wrapper)
        {
            data = TlvReader.Open(data, Wrapper);
        }

        var block = TlvReader.ReadAll(TlvReader.Open(data, BlockTag));
        TlvReader.Find(block, FirstConstructed);
        var representations = TlvReader.ReadAll(TlvReader.Find(block, SecondConstructed));
        if (representations.Count is 0 or > Dg2.MaxFaces)
        {
            throw new DocumentFormatException(representations.Count == 0 ? "dg2-no-image" : "dg2-too-many-images");
        }

        foreach (var representation in representations)
        {
            faces.Add(Image(representation));
        }
    }

    private static FaceImage Image(Tlv representation)
    {
        if (representation.Tag != Sequence)
        {
            throw new DocumentFormatException("dg2-malformed");
        }

        var choice = TlvReader.ReadFirst(TlvReader.Find(TlvReader.ReadAll(representation.Value), SecondConstructed));
        if (choice.Tag != FirstConstructed)
        {
            // Another kind of representation than a picture, e.g. a shape in three dimensions.
            throw new DocumentFormatException("dg2-format-not-supported");
        }

        var picture = TlvReader.ReadAll(TlvReader.Open(choice.Value, FirstConstructed));
        var information = TlvReader.ReadAll(TlvReader.Find(picture, SecondConstructed));
        var size = information.FirstOrDefault(i => i.Tag == ImageSizeTag).Value;
        var sides = TlvReader.ReadAll(size);
        return FaceImage.Of(
            FaceStandard.Iso39794,
            TlvReader.Find(picture, First),
            Declared(TlvReader.ReadFirst(TlvReader.Find(information, FirstConstructed))),
            Number(sides, First),
            Number(sides, Second)
        );
    }

    /// <summary>The format's code: 2 JPEG, 3 and 4 JPEG 2000.</summary>
    private static PortraitFormat? Declared(Tlv format) =>
        format is { Tag: First, Value.Length: 1 }
            ? format.Value.Span[0] switch
            {
                2 => PortraitFormat.Jpeg,
                3 or 4 => PortraitFormat.Jpeg2000,
                _ => null,
            }
            : null;

    /// <summary>An INTEGER 0..65535; 0 when it is not there.</summary>
    private static int Number(IReadOnlyList<Tlv> elements, uint tag)
    {
        var value = elements.FirstOrDefault(e => e.Tag == tag).Value.Span;
        if (value.Length > 3)
        {
            throw new DocumentFormatException("dg2-malformed");
        }

        var number = 0;
        foreach (var b in value)
        {
            number = (number << 8) | b;
        }

        return number;
    }
}
