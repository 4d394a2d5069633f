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

    private DistinguishedName(ReadOnlyMemory<byte> encoded, string normal, string? country, string display)
    {
        Display = display;
        Encoded = encoded;
        Normal = normal;
        Country = country;
    }

    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>All attributes, sorted, in upper case: equal for names that mean the same.</summary>
    public string Normal { get; }

    /// <summary>The country attribute in upper case; null when there is none.</summary>
    public string? Country { get; }

    /// <summary>
    /// The name for people, e.g. <c>C=UT, O=Passport Office of Utopia, CN=Utopia CSCA</c>: what the string types in use say, without control
    /// characters.
    /// </summary>
    public string Display { get; }

    public static DistinguishedName Read(AsnReader reader)
    {
        var encoded = reader.PeekEncodedValue();
        var sequence = reader.ReadSequence();
        var attributes = new List<string>();
        var display = new List<string>();
        string? country = null;
        while (sequence.HasData)
        {
            var set = sequence.ReadSetOf(skipSortOrderValidation: true);
            while (set.HasData)
            {
                var attribute = set.ReadSequence();
                var oid = attribute.ReadObjectIdentifier();
                var text = Text(attribute.ReadEncodedValue());
                var value = text.ToUpperInvariant();
                display.Add($"{Label(oid)}={string.Concat(text.Where(c => !char.IsControl(c)))}");
                attributes.Add(oid + "=" + value);
                country = oid == CountryOid ? value : country;
            }
        }

        attributes.Sort(StringComparer.Ordinal);
        return new DistinguishedName(encoded, string.Join(',', attributes), country, string.Join(", ", display));
    }

    private static string Label(string oid) =>
        oid switch
        {
            "2.5.4.3" => "CN",
            "2.5.4.5" => "SERIALNUMBER",
            CountryOid => "C",
            "2.5.4.10" => "O",
            "2.5.4.11" => "OU",
            _ => oid,
        };

    /// <summary>The content by its string type, with single spaces: right for the types in use, and stable for comparing the rest.</summary>
    private static string Text(ReadOnlyMemory<byte> encoded)
    {
        var tag = AsnDecoder.ReadEncodedValue(
            encoded.Span,
            AsnEncodingRules.BER,
            out var offset,
            out var length,
            out _
        );
        var content = encoded.Span.Slice(offset, length);
        var encoding = tag.TagValue switch
        {
            (int)UniversalTagNumber.BMPString => Encoding.BigEndianUnicode,
            (int)UniversalTagNumber.T61String => Encoding.Latin1,
            _ => Encoding.UTF8,
        };
        return string.Join(' ', encoding.GetString(content).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
