using System.Formats.Asn1;
using System.Security.Cryptography;

namespace EGate.Documents.Tests;

/// <summary>Written-out parameters are recognised whole or not at all.</summary>
public sealed class KnownCurvesTests
{
    [Theory]
    [InlineData("1.2.840.10045.3.1.1")]
    [InlineData("1.2.840.10045.3.1.7")]
    [InlineData("1.3.132.0.35")]
    [InlineData("1.3.36.3.3.2.8.1.1.3")]
    [InlineData("1.3.36.3.3.2.8.1.1.11")]
    [InlineData("1.3.36.3.3.2.8.1.1.14")]
    public void Parameters_written_out_are_recognised_as_their_curve(string oid)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromValue(oid));

        Assert.Equal(oid, KnownCurves.Recognise(Parameters(key)));
    }

    /// <summary>With a base point of one's own choice, any public key can be given a private one (as in CVE-2020-0601).</summary>
    [Fact]
    public void Curve_with_another_base_point_is_not_recognised()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = Parameters(key);
        var g = key.ExportExplicitParameters(false).Curve.G;
        var other = key.ExportParameters(false).Q;

        other.X!.CopyTo(parameters, parameters.AsSpan().IndexOf(g.X));
        other.Y!.CopyTo(parameters, parameters.AsSpan().IndexOf(g.Y));

        Assert.Null(KnownCurves.Recognise(parameters));
    }

    private static byte[] Parameters(ECDsa key)
    {
        using var written = ECDsa.Create(key.ExportExplicitParameters(false));
        var info = new AsnReader(written.ExportSubjectPublicKeyInfo(), AsnEncodingRules.DER).ReadSequence();
        var algorithm = info.ReadSequence();
        algorithm.ReadObjectIdentifier();
        return algorithm.ReadEncodedValue().ToArray();
    }
}
