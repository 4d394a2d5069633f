using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EGate.Watchlists;

/// <summary>
/// Short names of entries and of what stands in them: eight bytes of SHA-256. Two entries of ten million share a name once in a few
/// hundred thousand packages; what then happens is that one of them is taken for changed with the other.
/// </summary>
internal static class EntryDigest
{
    private const char Separator = '\u001F';

    /// <summary>Name of an entry of a list.</summary>
    internal static ulong Key(string list, string entry) => Of($"{list}{Separator}{entry}");

    /// <summary>Name of a document of a list, by what a hit on it is called.</summary>
    internal static ulong Key(ListedDocument document) => Key(document.List, $"{document.Issuer} {document.Number}");

    /// <summary>
    /// Name of what is screened of a person. Free comments are not part of it: lists change them in every entry at once. Parts of one
    /// entry that stand apart are added up, in whatever order they come.
    /// </summary>
    internal static ulong Content(ListedIdentity identity)
    {
        var text = new StringBuilder();
        text.Append(identity.Action).Append(Separator).Append(identity.Sex);
        foreach (var name in identity.Names)
        {
            text.Append(Separator).Append('n').Append((int)name.Quality).Append(name.Text);
        }

        foreach (var birth in identity.Births)
        {
            text.Append(Separator).Append('b').Append((int)birth.Kind).Append(birth);
        }

        foreach (var state in identity.Nationalities)
        {
            text.Append(Separator).Append('s').Append(state);
        }

        foreach (var place in identity.Places)
        {
            text.Append(Separator).Append('p').Append(place);
        }

        foreach (var document in identity.Documents)
        {
            text.Append(Separator)
                .Append('d')
                .Append((int)document.Kind)
                .Append(document.Issuer)
                .Append(' ')
                .Append(document.Number);
        }

        return Of(text.ToString());
    }

    /// <summary>Name of what is screened of a document.</summary>
    internal static ulong Content(ListedDocument document) =>
        Of(
            $"{document.Action}{Separator}{document.Kind}{Separator}{document.Reason}{Separator}{document.Date:yyyyMMdd}"
        );

    private static ulong Of(string text)
    {
        const int OnStackMax = 1024;
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = length <= OnStackMax ? stackalloc byte[OnStackMax] : new byte[length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
