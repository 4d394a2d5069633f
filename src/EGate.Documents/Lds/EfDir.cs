namespace EGate.Documents;

/// <summary>EF.DIR: the applications of a chip (ISO/IEC 7816-4, 12.2.1; Doc 9303-10, 3.11.1). Chips with the passport alone may have none.</summary>
/// <param name="Applications">Identifiers of 5 to 16 bytes, in the order of the file.</param>
public sealed record EfDir(IReadOnlyList<ReadOnlyMemory<byte>> Applications)
{
    private const uint TemplateTag = 0x61;
    private const uint IdentifierTag = 0x4F;

    /// <summary>Parses the file; what follows the last template is padding.</summary>
    /// <exception cref="DocumentFormatException">It is not an EF.DIR.</exception>
    public static EfDir Parse(ReadOnlyMemory<byte> file)
    {
        var applications = new List<ReadOnlyMemory<byte>>();
        while (!file.IsEmpty && file.Span[0] == TemplateTag)
        {
            if (applications.Count == TlvReader.MaxElements)
            {
                throw new DocumentFormatException("tlv-too-many");
            }

            var template = TlvReader.ReadFirst(file);
            var identifier = TlvReader.Find(TlvReader.ReadAll(template.Value), IdentifierTag);
            applications.Add(
                identifier.Length is >= 5 and <= 16 ? identifier : throw new DocumentFormatException("dir-identifier")
            );
            file = file[template.Encoded.Length..];
        }

        return file.Span.ContainsAnyExcept((byte)0x00, (byte)0xFF)
            ? throw new DocumentFormatException("dir-malformed")
            : new EfDir(applications);
    }

    /// <summary>True when an application is listed.</summary>
    public bool Has(ReadOnlySpan<byte> identifier)
    {
        foreach (var application in Applications)
        {
            if (application.Span.SequenceEqual(identifier))
            {
                return true;
            }
        }

        return false;
    }
}
