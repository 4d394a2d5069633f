using System.Formats.Asn1;

namespace EGate.Documents;

/// <summary>
/// Finds the group that an algorithm identifier means: a number of Doc 9303-11, 9.5.1, a named curve, or a curve or DH group written out, as
/// ICAO has certificates do. Groups written out are taken when they are one of the standardized ones, number for number: a chip that
/// brings a group of its own could bring one in which secrets can be found, and the documents of the field use the standardized ones.
/// </summary>
internal static class AgreementParameters
{
    private const string Standardized = "0.4.0.127.0.7.1.2";
    private const string PrimeField = "1.2.840.10045.1.1";

    /// <exception cref="DocumentFormatException"><c>parameters-not-supported</c>.</exception>
    /// <exception cref="AsnContentException">Malformed.</exception>
    public static KeyAgreementGroup Read(AlgorithmIdentifier algorithm)
    {
        var parameters = algorithm.Parameters.IsEmpty
            ? throw NotSupported()
            : new AsnReader(algorithm.Parameters, AsnEncodingRules.BER);
        var group = algorithm.Oid switch
        {
            Standardized => parameters.TryReadInt32(out var number) ? StandardizedDomainParameters.Find(number) : null,
            // id-ecPublicKey and id-ecDH (RFC 5480).
            "1.2.840.10045.2.1" or "1.3.132.1.12" => Curve(parameters),
            // dhPublicNumber (RFC 3279, 2.3.3): p, g, q. dhKeyAgreement (PKCS #3): p, g.
            "1.2.840.10046.2.1" or "1.2.840.113549.1.3.1" => PrimeGroup(parameters.ReadSequence()),
            _ => null,
        };
        return group ?? throw NotSupported();
    }

    private static KeyAgreementGroup? Curve(AsnReader parameters)
    {
        if (parameters.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier))
        {
            return StandardizedDomainParameters.FindCurve(parameters.ReadObjectIdentifier());
        }

        // ECParameters (RFC 3279, 2.3.5): version, field, curve, base, order.
        var sequence = parameters.ReadSequence();
        sequence.ReadInteger();
        var field = sequence.ReadSequence();
        if (field.ReadObjectIdentifier() != PrimeField)
        {
            return null;
        }

        var prime = field.ReadInteger();
        var curve = sequence.ReadSequence();
        var (a, b) = (Integers.Read(curve.ReadOctetString()), Integers.Read(curve.ReadOctetString()));
        var generator = sequence.ReadOctetString();
        var order = sequence.ReadInteger();
        return All()
            .OfType<EllipticCurveGroup>()
            .FirstOrDefault(g => g.Prime == prime && g.Order == order && g.Has(a, b, generator));
    }

    private static DiffieHellmanGroup? PrimeGroup(AsnReader parameters)
    {
        var (prime, generator) = (parameters.ReadInteger(), parameters.ReadInteger());
        return All()
            .OfType<DiffieHellmanGroup>()
            .FirstOrDefault(g => g.Prime == prime && Integers.Read(g.Generator) == generator);
    }

    private static IEnumerable<KeyAgreementGroup> All() =>
        StandardizedDomainParameters.Numbers.Select(n => StandardizedDomainParameters.Find(n)!);

    private static DocumentFormatException NotSupported() => new("parameters-not-supported");
}
