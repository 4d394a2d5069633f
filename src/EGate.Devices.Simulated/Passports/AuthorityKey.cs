using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EGate.Devices.Simulated;

/// <summary>A signing key of the simulated authority, from a seed where the kind allows it. Never a secret: for simulation only.</summary>
internal sealed class AuthorityKey : IDisposable
{
    private const string EcKey = "1.2.840.10045.2.1";
    private readonly ECDsa? _ecdsa;
    private readonly RSA? _rsa;

    public AuthorityKey(AuthorityKeyKind kind, int seed, string label)
    {
        Recipe = KeyRecipe.Of(kind);
        if (Recipe.RsaBits > 0)
        {
            _rsa = RsaKeys.Of(Recipe.RsaBits, seed, label);
            PublicKey = _rsa.ExportSubjectPublicKeyInfo();
        }
        else
        {
            _ecdsa = CurveKey(Recipe, seed, label);
            PublicKey = _ecdsa.ExportSubjectPublicKeyInfo();
        }
    }

    public KeyRecipe Recipe { get; }

    /// <summary>SubjectPublicKeyInfo; may be replaced by one that says something else of the same key.</summary>
    public byte[] PublicKey { get; set; }

    /// <summary>How the key signs unless told otherwise.</summary>
    public SigningForm Form =>
        new(Recipe.Hash) { SaltLength = Recipe.IsPss ? SigningForm.LengthOf(Recipe.Hash) : null };

    /// <summary>For the platform's certificate builder.</summary>
    public X509SignatureGenerator Generator => new AuthoritySignatures(this);

    public CertificateRequest Request(X500DistinguishedName subject) =>
        new(
            subject,
            System.Security.Cryptography.X509Certificates.PublicKey.CreateFromSubjectPublicKeyInfo(PublicKey, out _),
            HashAlgorithmName.SHA256
        );

    /// <summary>The algorithm's identifier as it stands beside a signature.</summary>
    public byte[] Algorithm(SigningForm form) => form.Algorithm(_rsa is not null);

    public byte[] Sign(byte[] data, SigningForm form)
    {
        var digest = form.Digest(data);
        if (_rsa is null)
        {
            return _ecdsa!.SignHash(
                digest,
                form.IsPlain
                    ? DSASignatureFormat.IeeeP1363FixedFieldConcatenation
                    : DSASignatureFormat.Rfc3279DerSequence
            );
        }

        return form.SaltLength is { } salt ? RsaSigning.Pss(_rsa, digest, form.Hash, salt)
            : form.Hash == KeyRecipe.Sha224Name ? RsaSigning.Pkcs1Sha224(_rsa, digest)
            : _rsa.SignHash(digest, form.Hash, RSASignaturePadding.Pkcs1);
    }

    /// <summary>The public key on a curve as if it were one of another curve of the same size.</summary>
    public byte[] PublicKeyOnAnotherCurve(string curve)
    {
        var point = _ecdsa!.ExportParameters(false).Q;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(EcKey);
                writer.WriteObjectIdentifier(curve);
            }

            writer.WriteBitString([4, .. point.X!, .. point.Y!]);
        }

        return writer.Encode();
    }

    public void Dispose()
    {
        _ecdsa?.Dispose();
        _rsa?.Dispose();
    }

    private static ECDsa CurveKey(KeyRecipe recipe, int seed, string label)
    {
        var curve = ECCurve.CreateFromValue(recipe.Curve);
        using var size = ECDsa.Create(curve);
        return ECDsa.Create(
            new ECParameters
            {
                Curve = recipe.IsExplicit ? size.ExportExplicitParameters(false).Curve : curve,
                D = Scalar(seed, label, (size.KeySize + 7) / 8),
            }
        );
    }

    /// <summary>A number below the order of each curve of this size: the first byte is zero.</summary>
    private static byte[] Scalar(int seed, string label, int length)
    {
        var bytes = new byte[length];
        var material = SHA512.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{label}")));
        material.AsSpan(0, Math.Min(length - 2, material.Length)).CopyTo(bytes.AsSpan(2));
        bytes[2] |= 1;
        return bytes;
    }
}
