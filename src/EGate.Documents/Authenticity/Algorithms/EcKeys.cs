using System.Formats.Asn1;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// Opens public keys on elliptic curves, by name or with parameters written out. The platform refuses points that are not on their curve.
/// </summary>
internal static class EcKeys
{
    private const string EcKey = "1.2.840.10045.2.1";
    private const int MaxKeyLength = 2048;

    /// <summary>True when the encoded key says that it is one on an elliptic curve.</summary>
    /// <exception cref="AsnContentException">It is malformed.</exception>
    public static bool IsEc(ReadOnlyMemory<byte> publicKey) =>
        AlgorithmIdentifier.Read(new AsnReader(publicKey, AsnEncodingRules.BER).ReadSequence()).Oid == EcKey;

    /// <summary>Bits of a coordinate in whole bytes; null when the point is compressed or malformed.</summary>
    /// <exception cref="AsnContentException">The key is malformed.</exception>
    public static int? SizeOf(ReadOnlyMemory<byte> publicKey) =>
        PointOf(publicKey) is { Length: > 0 } point ? 8 * (point.Length / 2) : null;

    /// <summary>The key on the curve that it declares; null when the platform does not open it so.</summary>
    /// <exception cref="AsnContentException">The key is malformed.</exception>
    public static ECDsa? Open(ReadOnlyMemory<byte> publicKey)
    {
        if (publicKey.Length > MaxKeyLength)
        {
            return null;
        }

        var info = new AsnReader(publicKey, AsnEncodingRules.BER).ReadSequence();
        var parameters = AlgorithmIdentifier.Read(info).Parameters;
        if (
            !parameters.IsEmpty
            && parameters.Span[0] == 0x30
            && KnownCurves.Recognise(parameters) is { } oid
            && PointOf(publicKey) is { Length: > 0 } point
        )
        {
            return Import(oid, point);
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
        var point = PointOf(publicKey);
        return KnownCurves.OfSize(point.Length / 2).Select(oid => Import(oid, point)).OfType<ECDsa>();
    }

    /// <summary>The uncompressed point, x and y one after the other; empty when it is not one.</summary>
    private static byte[] PointOf(ReadOnlyMemory<byte> publicKey)
    {
        var info = new AsnReader(publicKey, AsnEncodingRules.BER).ReadSequence();
        info.ReadEncodedValue();
        var point = info.ReadBitString(out _);
        return point.Length >= 3 && point[0] == 4 && point.Length % 2 == 1 ? point[1..] : [];
    }

    private static ECDsa? Import(string oid, byte[] point)
    {
        try
        {
            return ECDsa.Create(
                new ECParameters
                {
                    Curve = ECCurve.CreateFromValue(oid),
                    Q = new ECPoint { X = point[..(point.Length / 2)], Y = point[(point.Length / 2)..] },
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
