using System.Formats.Asn1;

namespace EGate.Documents;

/// <summary>
/// Writes BER anew in DER as far as signatures need it: definite lengths in their shortest form, strings in one piece, sets in order.
/// Signers sign the DER form of attributes (RFC 5652, 5.4) and some send them in another.
/// </summary>
internal static class DerEncoding
{
    private const int MaxDepth = 16;

    /// <summary>The same value in DER.</summary>
    /// <param name="encoded">One BER value.</param>
    /// <param name="sortSets">False leaves the elements of sets in their order: some issuers sign them unsorted.</param>
    /// <exception cref="AsnContentException">It is not BER, or nested deeper than any document's.</exception>
    public static byte[] Of(ReadOnlyMemory<byte> encoded, bool sortSets) => Of(encoded, sortSets, 0);

    private static byte[] Of(ReadOnlyMemory<byte> encoded, bool sortSets, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new AsnContentException("nested too deep");
        }

        var reader = new AsnReader(encoded, AsnEncodingRules.BER);
        var tag = reader.PeekTag();
        if (!tag.IsConstructed)
        {
            return TlvWriter.Write(TagByte(tag), reader.PeekContentBytes().ToArray());
        }

        if (tag.HasSameClassAndValue(Asn1Tag.PrimitiveOctetString))
        {
            return TlvWriter.Write(0x04, reader.ReadOctetString());
        }

        var parts = new List<byte[]>();
        var isSet = tag.HasSameClassAndValue(Asn1Tag.SetOf);
        if (tag.TagClass == TagClass.Universal && !isSet && !tag.HasSameClassAndValue(Asn1Tag.Sequence))
        {
            throw new AsnContentException("constructed type not supported");
        }

        var content = isSet ? reader.ReadSetOf(skipSortOrderValidation: true) : reader.ReadSequence(tag);
        while (content.HasData)
        {
            parts.Add(Of(content.ReadEncodedValue(), sortSets, depth + 1));
        }

        if (sortSets && isSet)
        {
            parts.Sort((a, b) => a.AsSpan().SequenceCompareTo(b));
        }

        return TlvWriter.Write(TagByte(tag), [.. parts]);
    }

    private static uint TagByte(Asn1Tag tag) =>
        tag.TagValue is >= 0 and < 31
            ? (uint)((int)tag.TagClass | (tag.IsConstructed ? 0x20 : 0) | tag.TagValue)
            : throw new AsnContentException("tag not supported");
}
