using System.Formats.Asn1;

namespace EGate.Documents;

/// <summary>A chip's static public key with its group, as DG14 and EF.CardSecurity carry it.</summary>
/// <param name="Group">Where the key lives.</param>
/// <param name="PublicKey">Encoded as it travels; proved to be an element of the group.</param>
public sealed record AgreementPublicKey(KeyAgreementGroup Group, byte[] PublicKey)
{
    /// <summary>Reads a SubjectPublicKeyInfo (RFC 5280, 4.1) with the parameters that <see cref="AgreementParameters"/> reads.</summary>
    /// <exception cref="DocumentFormatException">
    /// <c>public-key-malformed</c>, <c>parameters-not-supported</c>, or <c>agreement-public-key</c>: not an element of the group.
    /// </exception>
    public static AgreementPublicKey Parse(ReadOnlyMemory<byte> subjectPublicKeyInfo)
    {
        try
        {
            var sequence = new AsnReader(subjectPublicKeyInfo, AsnEncodingRules.BER).ReadSequence();
            var group = AgreementParameters.Read(AlgorithmIdentifier.Read(sequence));
            var bits = sequence.ReadBitString(out _);
            var key = group.IsEllipticCurve ? bits : Number(bits, group.ElementLength);
            return group.IsElement(key)
                ? new AgreementPublicKey(group, key)
                : throw new DocumentFormatException("agreement-public-key");
        }
        catch (Exception e) when (e is AsnContentException or InvalidOperationException or ArgumentException)
        {
            throw new DocumentFormatException("public-key-malformed", e);
        }
    }

    /// <summary>A DH key is an INTEGER inside the bit string.</summary>
    private static byte[] Number(byte[] encoded, int length)
    {
        var value = new AsnReader(encoded, AsnEncodingRules.BER).ReadInteger();
        return value.Sign > 0 && Integers.ByteLength(value) <= length
            ? Integers.Write(value, length)
            : throw new DocumentFormatException("agreement-public-key");
    }
}
