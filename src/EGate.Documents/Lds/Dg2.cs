using System.Buffers.Binary;

namespace EGate.Documents;

/// <summary>
/// DG2: the portrait in a facial record of ISO/IEC 19794-5:2005 inside biometric templates (Doc 9303-10, 4.7.2). The first image of the
/// first template is taken. Records of ISO/IEC 39794-5 are not read yet and are named <c>dg2-format-not-supported</c>.
/// </summary>
public static class Dg2
{
    private const uint FileTag = 0x75;
    private const uint TemplatesTag = 0x7F61;
    private const uint TemplateTag = 0x7F60;
    private const uint DataTag = 0x5F2E;
    private const uint ConstructedDataTag = 0x7F2E;
    private const int RecordHeaderLength = 14;
    private const int FaceBlockLength = 20;
    private const int FeaturePointLength = 8;
    private const int ImageBlockLength = 12;

    /// <summary>A copy of the portrait, to be disposed by the caller.</summary>
    /// <exception cref="DocumentFormatException">It is not a DG2 that this method reads.</exception>
    public static EncodedPortrait ParsePortrait(ReadOnlyMemory<byte> file)
    {
        var templates = TlvReader.ReadAll(TlvReader.Open(TlvReader.Open(file, FileTag), TemplatesTag));
        var template = TlvReader.ReadAll(TlvReader.Find(templates, TemplateTag));
        if (template.All(t => t.Tag is not (DataTag or ConstructedDataTag)))
        {
            throw new DocumentFormatException("dg2-no-image");
        }

        var image = Image(template.First(t => t.Tag is DataTag or ConstructedDataTag).Value.Span);
        var format = EncodedPortrait.FormatOf(image) ?? throw new DocumentFormatException("dg2-image-format");
        return new EncodedPortrait(image.ToArray(), format);
    }

    private static ReadOnlySpan<byte> Image(ReadOnlySpan<byte> record)
    {
        if (record.Length < RecordHeaderLength + FaceBlockLength + ImageBlockLength)
        {
            throw new DocumentFormatException("dg2-truncated");
        }

        if (!record.StartsWith("FAC\0"u8))
        {
            throw new DocumentFormatException("dg2-format-not-supported");
        }

        var face = record[RecordHeaderLength..];
        var blockLength = BinaryPrimitives.ReadUInt32BigEndian(face);
        if (blockLength > face.Length)
        {
            throw new DocumentFormatException("dg2-truncated");
        }

        face = face[..(int)blockLength];
        if (face.Length < FaceBlockLength + ImageBlockLength)
        {
            throw new DocumentFormatException("dg2-truncated");
        }

        var points = BinaryPrimitives.ReadUInt16BigEndian(face[4..]);
        var start = FaceBlockLength + (points * FeaturePointLength) + ImageBlockLength;
        return start < face.Length ? face[start..] : throw new DocumentFormatException("dg2-truncated");
    }
}
