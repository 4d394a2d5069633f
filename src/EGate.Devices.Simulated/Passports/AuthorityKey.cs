using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EGate.Devices.Simulated;

/// <summary>A signing key of the simulated authority, from a seed where the kind allows it. Never a secret: for simulation only.</summary>
internal sealed class AuthorityKey : IDisposable
{
    private readonly AuthorityKeyKind _kind;
    private readonly ECDsa? _ecdsa;
    private readonly RSA? _rsa;
    private readonly RSASignaturePadding _padding;

    public AuthorityKey(AuthorityKeyKind kind, int seed, string label)
    {
        _kind = kind;
        _padding = kind == AuthorityKeyKind.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        if (kind is AuthorityKeyKind.Rsa or AuthorityKeyKind.RsaPss)
        {
            _rsa = RSA.Create(2048);
        }
        else
        {
            _ecdsa = ECDsa.Create(new ECParameters { Curve = Curve(kind), D = Scalar(seed, label) });
        }
    }

    /// <summary>Padding of RSA signatures; null for ECDSA.</summary>
    public RSASignaturePadding? Padding => _rsa is null ? null : _padding;

    public AsymmetricAlgorithm Private => _rsa is null ? _ecdsa! : _rsa;

    public X509SignatureGenerator Generator =>
        _kind == AuthorityKeyKind.EcdsaExplicitP256 ? new ExplicitCurveSignatures(_ecdsa!)
        : _rsa is null ? X509SignatureGenerator.CreateForECDsa(_ecdsa!)
        : X509SignatureGenerator.CreateForRSA(_rsa, _padding);

    public CertificateRequest Request(X500DistinguishedName subject) =>
        new(subject, Generator.PublicKey, HashAlgorithmName.SHA256);

    public void Dispose()
    {
        _ecdsa?.Dispose();
        _rsa?.Dispose();
    }

    private static ECCurve Curve(AuthorityKeyKind kind)
    {
        if (kind == AuthorityKeyKind.EcdsaBrainpoolP256)
        {
            return ECCurve.NamedCurves.brainpoolP256r1;
        }

        if (kind == AuthorityKeyKind.EcdsaP256)
        {
            return ECCurve.NamedCurves.nistP256;
        }

        using var named = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return named.ExportExplicitParameters(false).Curve;
    }

    /// <summary>A number below the order of each 256-bit curve: the first bit is clear.</summary>
    private static byte[] Scalar(int seed, string label)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{label}")));
        bytes[0] &= 0x7F;
        return bytes;
    }
}
