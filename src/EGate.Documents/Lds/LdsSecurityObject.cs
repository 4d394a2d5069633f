using System.Formats.Asn1;

namespace EGate.Documents;

/// <summary>
/// The signed hashes of all data groups (Doc 9303-10, 4.6.2.3), versions 0 and 1; version 1 repeats the versions of EF.COM at its end, which
/// are not looked at.
/// </summary>
internal sealed class LdsSecurityObject
{
    private LdsSecurityObject(AlgorithmIdentifier hash, SortedDictionary<int, ReadOnlyMemory<byte>> hashes)
    {
        Hash = hash;
        Hashes = hashes;
    }

    public AlgorithmIdentifier Hash { get; }

    /// <summary>By number of the data group, 1..16.</summary>
    public IReadOnlyDictionary<int, ReadOnlyMemory<byte>> Hashes { get; }

    /// <summary>Reads the content of the SOD's signed data.</summary>
    /// <exception cref="DocumentFormatException"><c>sod-content</c>.</exception>
    public static LdsSecurityObject Parse(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            var body = new AsnReader(encoded, AsnEncodingRules.BER).ReadSequence();
            if (!body.TryReadInt32(out var version) || version is < 0 or > 1)
            {
                throw new DocumentFormatException("sod-content");
            }

            var hash = AlgorithmIdentifier.Read(body);
            var list = body.ReadSequence();
            var hashes = new SortedDictionary<int, ReadOnlyMemory<byte>>();
            while (list.HasData)
            {
                var entry = list.ReadSequence();
                if (
                    !entry.TryReadInt32(out var group)
                    || group is < 1 or > 16
                    || !hashes.TryAdd(group, entry.ReadOctetString())
                )
                {
                    throw new DocumentFormatException("sod-content");
                }
            }

            return new LdsSecurityObject(hash, hashes);
        }
        catch (Exception e) when (e is AsnContentException or ArgumentException or InvalidOperationException)
        {
            throw new DocumentFormatException("sod-content", e);
        }
    }
}
