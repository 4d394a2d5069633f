namespace EGate.Documents;

/// <summary>
/// EF.CardSecurity: SecurityInfos in a CMS SignedData of the document signer (Doc 9303-11, 9.2.11.2). Reading it judges nothing: its
/// signature has to be trusted as that of EF.SOD is before a key in it proves anything.
/// </summary>
/// <param name="Encoded">The whole file.</param>
/// <param name="Infos">The content.</param>
public sealed record CardSecurity(ReadOnlyMemory<byte> Encoded, SecurityInfoSet Infos)
{
    /// <summary>id-SecurityObject, the type of the signed content.</summary>
    public const string ContentType = "0.4.0.127.0.7.3.2.1";

    /// <summary>Reads it.</summary>
    /// <exception cref="DocumentFormatException"><c>card-security-malformed</c>.</exception>
    public static CardSecurity Parse(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            var signed = CmsSignedData.Parse(encoded);
            return signed.ContentType == ContentType
                ? new CardSecurity(encoded, SecurityInfoSet.Parse(signed.Content))
                : throw new DocumentFormatException("card-security-malformed");
        }
        catch (DocumentFormatException e)
        {
            throw new DocumentFormatException("card-security-malformed", e);
        }
    }
}
