using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace EGate.Documents;

internal enum SignatureState
{
    Good = 0,
    Wrong = 1,

    /// <summary>The key or the algorithm is beyond the platform.</summary>
    NotSupported = 2,
}

/// <summary>
/// Verifies one signature with one public key. RSA with PKCS #1 and PSS padding; ECDSA on named curves (NIST, brainpool) and on explicit
/// parameters, the form that Doc 9303-12 (4.4) requires, as far as the platform opens them.
/// </summary>
internal static class SignatureVerifier
{
    private const string RsaKey = "1.2.840.113549.1.1.1";
    private const string RsaPssKey = "1.2.840.113549.1.1.10";
    private const string EcKey = "1.2.840.10045.2.1";

    /// <summary>Never throws for bad keys or signatures.</summary>
    /// <param name="publicKey">SubjectPublicKeyInfo, encoded.</param>
    /// <param name="scheme">How the signature was made.</param>
    /// <param name="data">What was signed.</param>
    /// <param name="signature">The signature's bytes.</param>
    public static SignatureState Verify(
        ReadOnlyMemory<byte> publicKey,
        SignatureScheme scheme,
        ReadOnlyMemory<byte> data,
        ReadOnlyMemory<byte> signature
    )
    {
        try
        {
            return scheme.Kind is SignatureKind.RsaPkcs1 or SignatureKind.RsaPss
                ? VerifyRsa(publicKey, scheme, data.Span, signature.Span)
                : VerifyEcdsa(publicKey, scheme, data.Span, signature);
        }
        catch (Exception e) when (e is CryptographicException or AsnContentException or PlatformNotSupportedException)
        {
            return SignatureState.NotSupported;
        }
    }

    private static SignatureState VerifyRsa(
        ReadOnlyMemory<byte> publicKey,
        SignatureScheme scheme,
        ReadOnlySpan<byte> data,
        ReadOnlySpan<byte> signature
    )
    {
        // Read by hand: the platform refuses a key marked for PSS, which some issuers use with PKCS #1 signatures all the same.
        var info = new AsnReader(publicKey, AsnEncodingRules.BER).ReadSequence();
        if (AlgorithmIdentifier.Read(info).Oid is not (RsaKey or RsaPssKey))
        {
            return SignatureState.Wrong;
        }

        var key = info.ReadBitString(out _);
        if (scheme.Kind == SignatureKind.RsaPss)
        {
            return State(RsaPss.Verify(key, scheme, data, signature));
        }

        using var rsa = RSA.Create();
        rsa.ImportRSAPublicKey(key, out _);
        return State(rsa.VerifyData(data, signature, scheme.Hash, RSASignaturePadding.Pkcs1));
    }

    private static SignatureState VerifyEcdsa(
        ReadOnlyMemory<byte> publicKey,
        SignatureScheme scheme,
        ReadOnlySpan<byte> data,
        ReadOnlyMemory<byte> signature
    )
    {
        var info = new AsnReader(publicKey, AsnEncodingRules.BER).ReadSequence();
        if (AlgorithmIdentifier.Read(info).Oid != EcKey)
        {
            return SignatureState.Wrong;
        }

        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey.Span, out _);
        var width = (key.KeySize + 7) / 8;
        var plain = scheme.Kind == SignatureKind.EcdsaPlain ? signature.ToArray() : Plain(signature, width);
        return plain is null ? SignatureState.Wrong : State(key.VerifyData(data, plain, scheme.Hash));
    }

    /// <summary>
    /// r | s of equal width from the DER sequence. Both are read as numbers without sign, because some issuers leave out the zero before
    /// a first bit that is set. Null when they are not two numbers of that width.
    /// </summary>
    private static byte[]? Plain(ReadOnlyMemory<byte> signature, int width)
    {
        try
        {
            var sequence = new AsnReader(signature, AsnEncodingRules.BER).ReadSequence();
            var r = new BigInteger(sequence.ReadIntegerBytes().Span, isUnsigned: true, isBigEndian: true);
            var s = new BigInteger(sequence.ReadIntegerBytes().Span, isUnsigned: true, isBigEndian: true);
            return Math.Max(r.GetByteCount(true), s.GetByteCount(true)) > width
                ? null
                : [.. Fixed(r, width), .. Fixed(s, width)];
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static byte[] Fixed(BigInteger number, int width)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[width - bytes.Length], .. bytes];
    }

    private static SignatureState State(bool good) => good ? SignatureState.Good : SignatureState.Wrong;
}
