namespace EGate.Documents;

/// <summary>
/// DG2: the portrait in biometric templates (Doc 9303-10, 4.7.2), by ISO/IEC 19794-5 or 39794-5, told by the data itself. Views of the file.
/// </summary>
/// <param name="Faces">At least one, in the order of the file; the first is the holder's portrait.</param>
public sealed record Dg2(IReadOnlyList<FaceImage> Faces)
{
    /// <summary>The most images a file may hold: the standard's number of templates is one digit.</summary>
    public const int MaxFaces = 9;

    private const uint FileTag = 0x75;
    private const uint TemplatesTag = 0x7F61;
    private const uint TemplateTag = 0x7F60;
    private const uint DataTag = 0x5F2E;
    private const uint ConstructedDataTag = 0x7F2E;

    /// <summary>Parses the file with all its images.</summary>
    /// <exception cref="DocumentFormatException">It is not a DG2, or not of a form that is read.</exception>
    public static Dg2 Parse(ReadOnlyMemory<byte> file)
    {
        var templates = TlvReader.ReadAll(TlvReader.Open(TlvReader.Open(file, FileTag), TemplatesTag));
        var faces = new List<FaceImage>();
        foreach (var template in templates.Where(t => t.Tag == TemplateTag))
        {
            var data = TlvReader.ReadAll(template.Value).Where(d => d.Tag is DataTag or ConstructedDataTag);
            foreach (var block in data)
            {
                Read(block.Value, faces);
            }

            if (faces.Count > MaxFaces)
            {
                throw new DocumentFormatException("dg2-too-many-images");
            }
        }

        return faces.Count > 0 ? new Dg2(faces) : throw new DocumentFormatException("dg2-no-image");
    }

    /// <summary>A copy of the holder's portrait, to be disposed by the caller.</summary>
    /// <exception cref="DocumentFormatException">As <see cref="Parse"/>.</exception>
    public static EncodedPortrait ParsePortrait(ReadOnlyMemory<byte> file)
    {
        var face = Parse(file).Faces[0];
        return new EncodedPortrait(face.Bytes.ToArray(), face.Format);
    }

    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "DG2";

    private static void Read(ReadOnlyMemory<byte> data, List<FaceImage> faces)
    {
        if (FacialRecord.IsOne(data.Span))
        {
            FacialRecord.Read(data, faces);
        }
        else if (FaceImageDataBlock.IsOne(data.Span))
        {
            FaceImageDataBlock.Read(data, faces);
        }
        else
        {
            throw new DocumentFormatException(data.Length == 0 ? "dg2-no-image" : "dg2-format-not-supported");
        }
    }
}
