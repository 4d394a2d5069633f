using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// The curves of documents: NIST P-192 to P-521 and brainpool 192 to 512 with their twists. Parameters that are written out, as Doc 9303-12,
/// 4.4, requires, are recognised as one of them: the platform verifies on a curve that it knows by name thirty times as fast.
/// </summary>
internal static class KnownCurves
{
    private const string PrimeField = "1.2.840.10045.1.1";

    private static readonly ILookup<int, string> BySize = new (int Bytes, string Oid)[]
    {
        (24, "1.2.840.10045.3.1.1"),
        (24, "1.3.36.3.3.2.8.1.1.3"),
        (24, "1.3.36.3.3.2.8.1.1.4"),
        (28, "1.3.132.0.33"),
        (28, "1.3.36.3.3.2.8.1.1.5"),
        (28, "1.3.36.3.3.2.8.1.1.6"),
        (32, "1.2.840.10045.3.1.7"),
        (32, "1.3.36.3.3.2.8.1.1.7"),
        (32, "1.3.36.3.3.2.8.1.1.8"),
        (40, "1.3.36.3.3.2.8.1.1.9"),
        (40, "1.3.36.3.3.2.8.1.1.10"),
        (48, "1.3.132.0.34"),
        (48, "1.3.36.3.3.2.8.1.1.11"),
        (48, "1.3.36.3.3.2.8.1.1.12"),
        (64, "1.3.36.3.3.2.8.1.1.13"),
        (64, "1.3.36.3.3.2.8.1.1.14"),
        (66, "1.3.132.0.35"),
    }.ToLookup(c => c.Bytes, c => c.Oid);

    private static readonly ConcurrentDictionary<string, ECCurve> Parameters = new(StringComparer.Ordinal);

    /// <summary>Object identifiers of the curves whose coordinates have this many bytes.</summary>
    public static IEnumerable<string> OfSize(int bytes) => BySize[bytes];

    /// <summary>
    /// The curve that written-out parameters (RFC 3279, 2.3.5) are; null when they are none of these. Field, both coefficients, base point
    /// and order must all be the same: another base point would let anybody make keys that verify.
    /// </summary>
    /// <exception cref="AsnContentException">They are malformed.</exception>
    public static string? Recognise(ReadOnlyMemory<byte> parameters)
    {
        var sequence = new AsnReader(parameters, AsnEncodingRules.BER).ReadSequence();
        sequence.ReadInteger();
        var field = sequence.ReadSequence();
        if (field.ReadObjectIdentifier() != PrimeField)
        {
            return null;
        }

        var prime = Number(field.ReadIntegerBytes().Span);
        var coefficients = sequence.ReadSequence();
        var a = Number(coefficients.ReadOctetString());
        var b = Number(coefficients.ReadOctetString());
        var point = sequence.ReadOctetString();
        var order = Number(sequence.ReadIntegerBytes().Span);
        foreach (var oid in OfSize((int)((prime.GetBitLength() + 7) / 8)))
        {
            var curve = Parameters.GetOrAdd(oid, Export);
            if (
                Number(curve.Prime) == prime
                && Number(curve.A) == a
                && Number(curve.B) == b
                && Number(curve.Order) == order
                && IsBase(curve.G, point)
            )
            {
                return oid;
            }
        }

        return null;
    }

    private static bool IsBase(ECPoint known, ReadOnlySpan<byte> point)
    {
        var width = known.X!.Length;
        return point.Length == 1 + (2 * width) && point[0] == 4
            ? point[1..(1 + width)].SequenceEqual(known.X) && point[(1 + width)..].SequenceEqual(known.Y)
            : point.Length == 1 + width && point[0] == 2 + (known.Y![^1] & 1) && point[1..].SequenceEqual(known.X);
    }

    private static ECCurve Export(string oid)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromValue(oid));
        return key.ExportExplicitParameters(false).Curve;
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
