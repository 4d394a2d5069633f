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

    /// <summary>Good, with a key that is a point of another curve than the one it declares.</summary>
    GoodOnAnotherCurve = 3,
}

/// <summary>
/// Verifies one signature with one public key. RSA with PKCS #1 and PSS padding; ECDSA on named curves (NIST, brainpool) and on explicit
/// parameters, the form that Doc 9303-12 (4.4) requires, as far as the platform opens them.
/// </summary>
internal static class SignatureVerifier
{
    private const string RsaKeyOid = "1.2.840.113549.1.1.1";
    private const string RsaPssKeyOid = "1.2.840.113549.1.1.10";

    /// <summary>True for both kinds of good.</summary>
    public static bool IsGood(this SignatureState state) =>
        state is SignatureState.Good or SignatureState.GoodOnAnotherCurve;

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
        catch (Exception e) when (IsRefusal(e))
        {
            return SignatureState.NotSupported;
        }
    }

    private static bool IsRefusal(Exception e) =>
        e
            is CryptographicException
                or AsnContentException
                or PlatformNotSupportedException
                or ArgumentException
                or InvalidOperationException;

    /// <summary>
    /// Bits of the key, of the modulus or, in whole bytes, of the curve, by what is written there: the key is not opened. Null when it cannot
    /// be read.
    /// </summary>
    public static (bool IsRsa, int Bits)? KeySize(ReadOnlyMemory<byte> publicKey)
    {
        try
        {
            if (!EcKeys.IsEc(publicKey))
            {
                return RsaKeyOf(publicKey) is { } rsa ? (true, RsaKey.Read(rsa).Bits) : null;
            }

            if (EcKeys.SizeOf(publicKey) is { } bits)
            {
                return (false, bits);
            }

            using var key = EcKeys.Open(publicKey);
            return key is null ? null : (false, key.KeySize);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return null;
        }
    }

    /// <summary>The RSAPublicKey inside; null for another kind of key. Read by hand: the platform refuses a key marked for PSS, which some
    /// issuers use with PKCS #1 signatures all the same.</summary>
    private static byte[]? RsaKeyOf(ReadOnlyMemory<byte> publicKey)
    {
        var info = new AsnReader(publicKey, AsnEncodingRules.BER).ReadSequence();
        return AlgorithmIdentifier.Read(info).Oid is RsaKeyOid or RsaPssKeyOid ? info.ReadBitString(out _) : null;
    }

    private static SignatureState VerifyRsa(
        ReadOnlyMemory<byte> publicKey,
        SignatureScheme scheme,
        ReadOnlySpan<byte> data,
        ReadOnlySpan<byte> signature
    )
    {
        if (RsaKeyOf(publicKey) is not { } key)
        {
            return SignatureState.Wrong;
        }

        if (scheme.Kind == SignatureKind.RsaPss)
        {
            return State(RsaPss.Verify(key, scheme, data, signature));
        }

        if (scheme.Hash == Hashes.Sha224Name)
        {
            return State(RsaPkcs1.VerifySha224(key, data, signature));
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
        if (!EcKeys.IsEc(publicKey))
        {
            return SignatureState.Wrong;
        }

        var digest = Hashes.Of(scheme.Hash, data);
        if (OpenedKeys.Take(publicKey) is { } key)
        {
            try
            {
                return State(IsSignedWith(key, scheme, digest, signature));
            }
            finally
            {
                OpenedKeys.Return(publicKey, key);
            }
        }

        var state = SignatureState.NotSupported;
        foreach (var other in EcKeys.OpenOnOtherCurves(publicKey))
        {
            using (other)
            {
                state = IsSignedWith(other, scheme, digest, signature)
                    ? SignatureState.GoodOnAnotherCurve
                    : SignatureState.Wrong;
            }

            if (state == SignatureState.GoodOnAnotherCurve)
            {
                break;
            }
        }

        return state;
    }

    /// <summary>The form that the algorithm names first, then the other: plain and DER are mixed up in the field.</summary>
    private static bool IsSignedWith(ECDsa key, SignatureScheme scheme, byte[] digest, ReadOnlyMemory<byte> signature)
    {
        var width = (key.KeySize + 7) / 8;
        var isPlain = signature.Length == 2 * width;
        var plain =
            scheme.Kind == SignatureKind.EcdsaPlain && isPlain
                ? signature.ToArray()
                : Plain(signature, width) ?? (isPlain ? signature.ToArray() : null);
        return plain is not null && key.VerifyHash(digest, plain);
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
