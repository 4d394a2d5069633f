using System.Text;

namespace EGate.Documents;

/// <summary>
/// EF.CVCA: the names of one or two public keys with which the chip verifies terminals (Doc 9303-11, 7.1.3; BSI TR-03110-1, A.2). The file
/// is 36 bytes and padded with zeros.
/// </summary>
/// <param name="References">Certification authority references, e.g. <c>UTCVCA00001</c>; the newest first.</param>
public sealed record EfCvca(IReadOnlyList<string> References)
{
    /// <summary>Bytes of the file.</summary>
    public const int Length = 36;
    private const uint ReferenceTag = 0x42;

    /// <summary>Parses the file.</summary>
    /// <exception cref="DocumentFormatException"><c>ef-cvca-malformed</c>.</exception>
    public static EfCvca Parse(ReadOnlyMemory<byte> file)
    {
        try
        {
            var references = new List<string>();
            while (!file.IsEmpty && file.Span[0] != 0 && references.Count < 2)
            {
                var element = TlvReader.ReadFirst(file);
                if (element.Tag != ReferenceTag)
                {
                    throw new DocumentFormatException("ef-cvca-malformed");
                }

                references.Add(CvcReference.Read(element.Value));
                file = file[element.Encoded.Length..];
            }

            return references.Count > 0 && !file.Span.ContainsAnyExcept((byte)0)
                ? new EfCvca(references)
                : throw new DocumentFormatException("ef-cvca-malformed");
        }
        catch (DocumentFormatException e)
        {
            throw new DocumentFormatException("ef-cvca-malformed", e);
        }
    }
}

/// <summary>The name of a key in card-verifiable certificates: country, mnemonic, sequence number (BSI TR-03110-3, C.1.3).</summary>
internal static class CvcReference
{
    private const int MinLength = 8;
    private const int MaxLength = 16;

    /// <summary>Two letters of a country, up to nine characters and a five-character sequence number.</summary>
    /// <exception cref="DocumentFormatException"><c>cvc-reference</c>.</exception>
    public static string Read(ReadOnlyMemory<byte> value)
    {
        var isSound =
            value.Length is >= MinLength and <= MaxLength
            && !value.Span.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E);
        return isSound ? Encoding.ASCII.GetString(value.Span) : throw new DocumentFormatException("cvc-reference");
    }
}
