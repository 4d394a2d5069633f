using System.Formats.Asn1;
using System.Text;

namespace EGate.Documents;

/// <summary>
/// A name in a certificate. Two names are the same when their attributes are, whatever their order, letter case and string type:
/// document signers of the field write their issuer's name differently from the issuer.
/// </summary>
internal sealed class DistinguishedName
{
    private const string CountryOid = "2.5.4.6";

    private DistinguishedName(ReadOnlyMemory<byte> encoded, string normal, string? country)
    {
        Encoded = encoded;
        Normal = normal;
        Country = country;
    }

    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>All attributes, sorted, in upper case: equal for names that mean the same.</summary>
    public string Normal { get; }

    /// <summary>The country attribute in upper case; null when there is none.</summary>
    public string? Country { get; }

    public static DistinguishedName Read(AsnReader reader)
    {
        var encoded = reader.PeekEncodedValue();
        var sequence = reader.ReadSequence();
        var attributes = new List<string>();
        string? country = null;
        while (sequence.HasData)
        {
            var set = sequence.ReadSetOf(skipSortOrderValidation: true);
            while (set.HasData)
            {
                var attribute = set.ReadSequence();
                var oid = attribute.ReadObjectIdentifier();
                var value = Text(attribute.ReadEncodedValue()).Trim().ToUpperInvariant();
                attributes.Add(oid + "=" + value);
                country = oid == CountryOid ? value : country;
            }
        }

        attributes.Sort(StringComparer.Ordinal);
        return new DistinguishedName(encoded, string.Join(',', attributes), country);
    }

    /// <summary>The content as UTF-8: right for the string types in use, and stable for comparing the rest.</summary>
    private static string Text(ReadOnlyMemory<byte> encoded)
    {
        AsnDecoder.ReadEncodedValue(encoded.Span, AsnEncodingRules.BER, out var offset, out var length, out _);
        return Encoding.UTF8.GetString(encoded.Span.Slice(offset, length));
    }
}
