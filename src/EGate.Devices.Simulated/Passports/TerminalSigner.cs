using System.Formats.Asn1;
using System.Security.Cryptography;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>A key of the simulated terminal authorities, from a seed, with the form that card-verifiable certificates give it.</summary>
internal sealed class TerminalSigner : IDisposable
{
    /// <summary>Shorter than real terminals have, so that tests need not wait for primes.</summary>
    private const int RsaBits = 1536;
    private readonly TerminalSignatureScheme _scheme;
    private readonly RSA? _rsa;
    private readonly ECDsa? _ecdsa;

    public TerminalSigner(TerminalSignatureScheme scheme, int curve, int seed, string label)
    {
        _scheme = scheme;
        if (scheme.Kind == TerminalSignatureKind.Ecdsa)
        {
            _ecdsa = SimulatedCurves.Key(curve, CurveForm.WrittenOut, new SeededBytes(seed, label));
        }
        else
        {
            _rsa = SeededRsaKey.Create(RsaBits, seed, label).ToRsa();
        }
    }

    /// <summary>PKCS #8.</summary>
    public byte[] PrivateKey => _rsa is null ? _ecdsa!.ExportPkcs8PrivateKey() : _rsa.ExportPkcs8PrivateKey();

    /// <summary>Data object 7F49 (BSI TR-03110-3, D.3).</summary>
    /// <param name="withCurve">Certificates of the authority carry the curve, those below do not.</param>
    public byte[] PublicKeyObject(bool withCurve)
    {
        var oid = new AsnWriter(AsnEncodingRules.DER);
        oid.WriteObjectIdentifier(_scheme.Oid);
        return TlvWriter.Write(0x7F49, oid.Encode(), _rsa is null ? CurveParts(_ecdsa!, withCurve) : RsaParts(_rsa));
    }

    /// <summary>A signature in the form of BSI TR-03110-3, A.6.3.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        if (_rsa is null)
        {
            return _ecdsa!.SignHash(_scheme.Digest(data));
        }

        var padding =
            _scheme.Kind == TerminalSignatureKind.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return _rsa.SignData(data, _scheme.Hash, padding);
    }

    public void Dispose()
    {
        _rsa?.Dispose();
        _ecdsa?.Dispose();
    }

    private static byte[] RsaParts(RSA key)
    {
        var parameters = key.ExportParameters(false);
        return [.. TlvWriter.Write(0x81, parameters.Modulus!), .. TlvWriter.Write(0x82, parameters.Exponent!)];
    }

    private static byte[] CurveParts(ECDsa key, bool withCurve)
    {
        var parameters = key.ExportExplicitParameters(false);
        var point = TlvWriter.Write(0x86, Point(parameters.Q));
        var curve = parameters.Curve;
        return withCurve
            ?
            [
                .. TlvWriter.Write(0x81, curve.Prime!),
                .. TlvWriter.Write(0x82, curve.A!),
                .. TlvWriter.Write(0x83, curve.B!),
                .. TlvWriter.Write(0x84, Point(curve.G)),
                .. TlvWriter.Write(0x85, curve.Order!),
                .. point,
                .. TlvWriter.Write(0x87, curve.Cofactor!),
            ]
            : point;
    }

    private static byte[] Point(ECPoint point) => [0x04, .. point.X!, .. point.Y!];
}
