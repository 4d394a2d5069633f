using System.Security.Cryptography;

namespace EGate.Devices.Simulated;

/// <summary>How a simulated key on a curve writes its curve down.</summary>
public enum CurveForm
{
    /// <summary>By its object identifier.</summary>
    Named = 0,

    /// <summary>With all its numbers, as Doc 9303-12 wants it.</summary>
    WrittenOut = 1,
}

/// <summary>The curves of Doc 9303-11, 9.5.1 by number, and keys on them from a seed.</summary>
internal static class SimulatedCurves
{
    private static readonly Dictionary<int, string> Oids = new()
    {
        [8] = "1.2.840.10045.3.1.1",
        [9] = "1.3.36.3.3.2.8.1.1.3",
        [10] = "1.3.132.0.33",
        [11] = "1.3.36.3.3.2.8.1.1.5",
        [12] = "1.2.840.10045.3.1.7",
        [13] = "1.3.36.3.3.2.8.1.1.7",
        [14] = "1.3.36.3.3.2.8.1.1.9",
        [15] = "1.3.132.0.34",
        [16] = "1.3.36.3.3.2.8.1.1.11",
        [17] = "1.3.36.3.3.2.8.1.1.13",
        [18] = "1.3.132.0.35",
    };

    /// <summary>Every number of a curve.</summary>
    public static IEnumerable<int> Numbers => Oids.Keys;

    /// <summary>A key pair.</summary>
    /// <param name="number">8..18.</param>
    /// <param name="form">How the key writes its curve down.</param>
    /// <param name="source">Decides the private key.</param>
    public static ECDsa Key(int number, CurveForm form, SeededBytes source)
    {
        var curve = Curve(number, form);
        var length =
            form == CurveForm.WrittenOut ? curve.Order!.Length : Curve(number, CurveForm.WrittenOut).Order!.Length;
        return ECDsa.Create(new ECParameters { Curve = curve, D = Scalar(number, length, source) });
    }

    /// <summary>A number below the order: its upper bits are clear.</summary>
    public static byte[] Scalar(int number, int length, SeededBytes source)
    {
        var scalar = source.Next(length);
        // The order of P-521 begins with one byte 01, all others with a byte that has its first bit set.
        scalar[0] &= (byte)(number == 18 ? 0x00 : 0x7F);
        scalar[^1] |= 1;
        return scalar;
    }

    private static ECCurve Curve(int number, CurveForm form)
    {
        var named = ECCurve.CreateFromValue(Oids[number]);
        if (form == CurveForm.Named)
        {
            return named;
        }

        using var key = ECDsa.Create(named);
        return key.ExportExplicitParameters(false).Curve;
    }
}
