namespace EGate.Documents;

/// <summary>EF.SOD: the signed data and the hashes inside it (Doc 9303-10, 4.6.2).</summary>
/// <param name="Cms">The signed data.</param>
/// <param name="SecurityObject">Its content.</param>
internal sealed record EfSod(CmsSignedData Cms, LdsSecurityObject SecurityObject)
{
    private const uint FileTag = 0x77;

    /// <summary>Parses the file.</summary>
    /// <exception cref="DocumentFormatException"><c>sod-not-cms</c> or <c>sod-content</c>.</exception>
    public static EfSod Parse(ReadOnlyMemory<byte> file)
    {
        ReadOnlyMemory<byte> content;
        try
        {
            content = TlvReader.Open(file, FileTag);
        }
        catch (DocumentFormatException e)
        {
            throw new DocumentFormatException("sod-not-cms", e);
        }

        var cms = CmsSignedData.Parse(content);
        return new EfSod(cms, LdsSecurityObject.Parse(cms.Content));
    }
}
