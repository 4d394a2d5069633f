using System.Formats.Asn1;
using System.Security.Cryptography;
using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// Active authentication (Doc 9303-11, 6.1): the chip signs a challenge with the private key that belongs to DG15. It proves that this
/// chip owns the key; that DG15 is the issuer's is for <see cref="CloneDetection"/> to say.
/// </summary>
public static class ActiveAuthentication
{
    /// <summary>Bytes of RND.IFD.</summary>
    public const int ChallengeLength = 8;

    /// <summary>RSA keys below this many bits prove nothing: they can be broken.</summary>
    private const int MinModulusBits = 1024;

    /// <summary>RSA keys below this many bits pass with the warning <c>modulus-short</c>: issued for years, no longer advised.</summary>
    private const int AdvisedModulusBits = 2048;

    /// <summary>End of data before Le bytes: the answer is shorter than asked for, and whole.</summary>
    private const ushort EndOfData = 0x6282;

    /// <summary>Judges the chip's answer. Pure.</summary>
    /// <param name="key">The chip's public key.</param>
    /// <param name="declared">
    /// Hash that ActiveAuthenticationInfo of DG14 names, for keys on curves. When null, every hash not longer than the curve's order is tried.
    /// </param>
    /// <param name="challenge">RND.IFD, 8 bytes, as sent.</param>
    /// <param name="signature">What the chip answered.</param>
    /// <returns>
    /// Passed, with the warning <c>modulus-short</c> for RSA below 2,048 bits. Failed: <c>modulus-too-short</c> (below 1,024),
    /// <c>signature-length</c>, <c>signature-wrong</c>. NotPossible: <c>hash-not-supported</c>, <c>key-not-supported</c>.
    /// </returns>
    public static CheckResult Judge(
        Dg15 key,
        HashAlgorithmName? declared,
        ReadOnlySpan<byte> challenge,
        ReadOnlyMemory<byte> signature
    )
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Rsa is { } rsa
            ? JudgeRsa(rsa, challenge, signature.Span)
            : JudgeCurve(key.PublicKey, declared, challenge, signature);
    }

    /// <summary>
    /// Asks the chip and judges its answer. A long signature does not fit the short answer of some chips, so the question is put again with an
    /// extended length; each question carries a challenge of its own.
    /// </summary>
    /// <returns>As <see cref="Judge"/>; or Failed <c>refused</c> or the reason of an attack; or NotPossible <c>answer-truncated</c> or the reason of a lost session.</returns>
    internal static async Task<CheckResult> RunAsync(
        ChipSession session,
        Dg15 key,
        HashAlgorithmName? declared,
        RandomFill random,
        CancellationToken cancellation
    )
    {
        var challenge = new byte[ChallengeLength];
        try
        {
            random(challenge);
            var answer = await AskAsync(session, challenge, CommandApdu.MaxShortLe, cancellation);
            if (IsCut(answer, key))
            {
                random(challenge);
                var expected = Math.Max(key.Rsa?.Length ?? 0, 2 * CommandApdu.MaxShortLe);
                answer = await AskAsync(session, challenge, expected, cancellation);
            }

            if (IsCut(answer, key))
            {
                return NotPossible("answer-truncated");
            }

            return answer.Status is ResponseApdu.Ok or EndOfData
                ? Judge(key, declared, challenge, answer.Data)
                : Failed("refused");
        }
        catch (ChipAccessException e)
        {
            return e.IsAttack ? Failed(e.Reason) : NotPossible(e.Reason);
        }
    }

    private static Task<ResponseApdu> AskAsync(
        ChipSession session,
        byte[] challenge,
        int expected,
        CancellationToken cancellation
    ) => session.SendAsync(new CommandApdu(0x00, 0x88, 0x00, 0x00, challenge.ToArray(), expected), cancellation);

    /// <summary>More was to come (61xx), the length did not please (6700, 6Cxx), or less came than the key's signatures are long.</summary>
    private static bool IsCut(ResponseApdu answer, Dg15 key) =>
        answer.Status == 0x6700
        || (answer.Status & 0xFF00) is 0x6100 or 0x6C00
        || (answer.Status is ResponseApdu.Ok or EndOfData && answer.Data.Length < (key.Rsa?.Length ?? 1));

    private static CheckResult JudgeRsa(RsaNumbers key, ReadOnlySpan<byte> challenge, ReadOnlySpan<byte> signature)
    {
        if (key.Bits < MinModulusBits)
        {
            return Failed("modulus-too-short");
        }

        return Iso9796Signature.Verify(key, challenge, signature) switch
        {
            "ok" when key.Bits < AdvisedModulusBits => CheckResult.PassedWithWarning(
                CheckGroup.Document,
                CheckNames.ActiveAuthentication,
                "modulus-short"
            ),
            "ok" => CheckResult.Passed(CheckGroup.Document, CheckNames.ActiveAuthentication),
            "hash-not-supported" => NotPossible("hash-not-supported"),
            var reason => Failed(reason),
        };
    }

    private static CheckResult JudgeCurve(
        ReadOnlyMemory<byte> publicKey,
        HashAlgorithmName? declared,
        ReadOnlySpan<byte> challenge,
        ReadOnlyMemory<byte> signature
    )
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey.Span, out _);
            IEnumerable<HashAlgorithmName> hashes = declared is { } one
                ? [one]
                : ProofHash.All.Where(h => ProofHash.Bits(h) <= 8 * EcdsaSignature.Width(key));
            foreach (var hash in hashes)
            {
                if (EcdsaSignature.Verify(key, hash, challenge, signature))
                {
                    return CheckResult.Passed(CheckGroup.Document, CheckNames.ActiveAuthentication);
                }
            }

            return Failed("signature-wrong");
        }
        catch (Exception e)
            when (e
                    is CryptographicException
                        or AsnContentException
                        or PlatformNotSupportedException
                        or ArgumentException
            )
        {
            return NotPossible("key-not-supported");
        }
    }

    private static CheckResult Failed(string reason) =>
        CheckResult.Failed(CheckGroup.Document, CheckNames.ActiveAuthentication, reason);

    private static CheckResult NotPossible(string reason) =>
        CheckResult.NotPossible(CheckGroup.Document, CheckNames.ActiveAuthentication, reason);
}
