using System.Formats.Asn1;

namespace EGate.Documents;

/// <summary>
/// SecurityInfos (Doc 9303-11, 9.2), the content that EF.CardAccess, EF.CardSecurity and DG14 share. Entries that are not known, or not
/// well formed, are kept as <see cref="UnknownSecurityInfo"/>: chips list protocols of their states too.
/// </summary>
public sealed class SecurityInfoSet
{
    /// <summary>The most entries that are read; chips of the field have up to about a dozen.</summary>
    public const int MaxEntries = 64;

    private SecurityInfoSet(IReadOnlyList<SecurityInfo> entries) => Entries = entries;

    /// <summary>No entries.</summary>
    public static SecurityInfoSet Empty { get; } = new([]);

    /// <summary>All entries in the order they stand in.</summary>
    public IReadOnlyList<SecurityInfo> Entries { get; }

    /// <summary>How many entries are not understood.</summary>
    public int UnknownCount => Of<UnknownSecurityInfo>().Count();

    /// <summary>The entries of one kind.</summary>
    public IEnumerable<T> Of<T>()
        where T : SecurityInfo => Entries.OfType<T>();

    /// <summary>Reads the SET; bytes after it are left alone, as files of chips may be padded.</summary>
    /// <exception cref="DocumentFormatException"><c>security-infos-malformed</c>, or <c>security-infos-too-many</c>.</exception>
    public static SecurityInfoSet Parse(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            var set = new AsnReader(encoded, AsnEncodingRules.BER).ReadSetOf(skipSortOrderValidation: true);
            var entries = new List<SecurityInfo>();
            while (set.HasData)
            {
                if (entries.Count == MaxEntries)
                {
                    throw new DocumentFormatException("security-infos-too-many");
                }

                entries.Add(SecurityInfoReader.Read(set.ReadEncodedValue()));
            }

            return new SecurityInfoSet(entries);
        }
        catch (Exception e) when (e is AsnContentException or InvalidOperationException or ArgumentException)
        {
            throw new DocumentFormatException("security-infos-malformed", e);
        }
    }
}
