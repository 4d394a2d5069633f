using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>The standardized domain parameters by number (Doc 9303-11, 9.5.1): 0..2 are DH, 8..18 elliptic curves.</summary>
public static class StandardizedDomainParameters
{
    /// <summary>Object identifiers of the curves 8..18.</summary>
    private static readonly string[] Curves =
    [
        "1.2.840.10045.3.1.1",
        "1.3.36.3.3.2.8.1.1.3",
        "1.3.132.0.33",
        "1.3.36.3.3.2.8.1.1.5",
        "1.2.840.10045.3.1.7",
        "1.3.36.3.3.2.8.1.1.7",
        "1.3.36.3.3.2.8.1.1.9",
        "1.3.132.0.34",
        "1.3.36.3.3.2.8.1.1.11",
        "1.3.36.3.3.2.8.1.1.13",
        "1.3.132.0.35",
    ];

    private const int FirstCurve = 8;

    private static readonly Lazy<KeyAgreementGroup>[] Groups =
    [
        .. Curves.Select(oid => new Lazy<KeyAgreementGroup>(() => new EllipticCurveGroup(Explicit(oid)))),
    ];

    /// <summary>Every number that is standardized.</summary>
    public static IReadOnlyList<int> Numbers { get; } = [0, 1, 2, .. Enumerable.Range(FirstCurve, Curves.Length)];

    /// <summary>The group of a number; null for those reserved.</summary>
    public static KeyAgreementGroup? Find(int number) =>
        number switch
        {
            0 => DiffieHellmanGroups.Number0,
            1 => DiffieHellmanGroups.Number1,
            2 => DiffieHellmanGroups.Number2,
            >= FirstCurve when number < FirstCurve + Curves.Length => Groups[number - FirstCurve].Value,
            _ => null,
        };

    /// <summary>The object identifier of a curve.</summary>
    /// <param name="number">8..18.</param>
    public static string CurveOid(int number) => Curves[number - FirstCurve];

    /// <summary>The group of a named curve; null when it is not a standardized one.</summary>
    internal static KeyAgreementGroup? FindCurve(string oid) => Find(FirstCurve + Index(oid));

    private static int Index(string oid) => Array.IndexOf(Curves, oid) is var index and >= 0 ? index : Curves.Length;

    /// <summary>The platform knows the numbers behind the names.</summary>
    private static ECCurve Explicit(string oid)
    {
        using var key = ECDiffieHellman.Create(ECCurve.CreateFromValue(oid));
        return key.ExportExplicitParameters(includePrivateParameters: false).Curve;
    }
}
