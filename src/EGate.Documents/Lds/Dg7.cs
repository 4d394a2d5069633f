namespace EGate.Documents;

/// <summary>DG7: the signature or usual mark that is printed (Doc 9303-10, 4.7.7). Views of the file. Personal data.</summary>
/// <param name="Images">One to nine.</param>
public sealed record Dg7(IReadOnlyList<LdsImage> Images)
{
    private const uint FileTag = 0x67;
    private const uint ImageTag = 0x5F43;
    private const int MaxImages = 9;

    /// <summary>Parses the file. The number of images that it states is not looked at: they are counted.</summary>
    /// <exception cref="DocumentFormatException">It is not a DG7, or holds no image.</exception>
    public static Dg7 Parse(ReadOnlyMemory<byte> file)
    {
        var images = TlvReader
            .ReadAll(TlvReader.Open(file, FileTag))
            .Where(e => e.Tag == ImageTag)
            .Select(e => LdsImage.Of(e.Value))
            .ToList();
        if (images.Count is 0 or > MaxImages)
        {
            throw new DocumentFormatException("dg7-image-count");
        }

        return images.TrueForAll(i => i.Format is not null)
            ? new Dg7(images)
            : throw new DocumentFormatException("dg7-image-format");
    }

    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "DG7";
}
