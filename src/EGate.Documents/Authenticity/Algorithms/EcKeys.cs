using System.Formats.Asn1;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// Opens public keys on elliptic curves: named and explicit parameters (the form that Doc 9303-12, 4.4, requires), NIST P-192 to P-521 and
/// brainpool 192 to 512. The platform opens them and refuses points that are not on their curve.
/// </summary>
internal static class EcKeys
{
    private const string EcKey = "1.2.840.10045.2.1";
    private const int MaxKeyLength = 2048;

    /// <summary>Curves by the bytes of a coordinate: those of Doc 9303 and the twists of brainpool.</summary>
    private static readonly ILookup<int, string> Curves = new (int Bytes, string Oid)[]
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

    /// <summary>True when the encoded key says that it is one on an elliptic curve.</summary>
    /// <exception cref="AsnContentException">It is malformed.</exception>
    public static bool IsEc(ReadOnlyMemory<byte> publicKey) =>
        AlgorithmIdentifier.Read(new AsnReader(publicKey, AsnEncodingRules.BER).ReadSequence()).Oid == EcKey;

    /// <summary>The key on the curve that it declares; null when the platform does not open it so.</summary>
    public static ECDsa? Open(ReadOnlyMemory<byte> publicKey)
    {
        if (publicKey.Length > MaxKeyLength)
        {
            return null;
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey.Span, out _);
            return key;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            key.Dispose();
            return null;
        }
    }

    /// <summary>
    /// The key on every curve of the same size that its point lies on. Certificates are known that declare one curve and whose key is a
    /// point of another; a point lies on one of them only, so this finds what was meant and does not make anything pass that was not signed.
    /// </summary>
    /// <exception cref="AsnContentException">The key is malformed.</exception>
    public static IEnumerable<ECDsa> OpenOnOtherCurves(ReadOnlyMemory<byte> publicKey)
    {
        var info = new AsnReader(publicKey, AsnEncodingRules.BER).ReadSequence();
        info.ReadEncodedValue();
        var point = info.ReadBitString(out _);
        if (point.Length < 3 || point[0] != 4 || point.Length % 2 == 0)
        {
            yield break;
        }

        var width = (point.Length - 1) / 2;
        foreach (var oid in Curves[width])
        {
            if (Import(oid, point.AsSpan(1, width), point.AsSpan(1 + width)) is { } key)
            {
                yield return key;
            }
        }
    }

    private static ECDsa? Import(string oid, ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        try
        {
            return ECDsa.Create(
                new ECParameters
                {
                    Curve = ECCurve.CreateFromValue(oid),
                    Q = new ECPoint { X = x.ToArray(), Y = y.ToArray() },
                }
            );
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return null;
        }
    }

    private static bool IsRefusal(Exception e) =>
        e is CryptographicException or PlatformNotSupportedException or ArgumentException;
}
