using System.Formats.Asn1;
using System.Security.Cryptography;
using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// Chip authentication version 1 (Doc 9303-11, 6.2; BSI TR-03110-1, 3.4): reader and chip agree on new session keys with the chip's static
/// key of DG14. Only the chip that owns the private key can go on, so the first protected answer under the new keys is the proof.
/// </summary>
internal sealed class ChipAuthentication(ChipSession session, RandomFill random)
{
    /// <summary>Chips list three or four ways; a hostile list is not tried for ever.</summary>
    private const int MaxOffers = 4;

    /// <summary>The check, and the reader's ephemeral public key for terminal authentication, which is null unless it passed.</summary>
    public async Task<ChipAuthenticationResult> RunAsync(Dg14 dg14, CancellationToken cancellation)
    {
        var reason = "not-offered";
        foreach (var offer in dg14.ChipAuthenticationOffers().Take(MaxOffers))
        {
            AgreementPublicKey key;
            try
            {
                key = AgreementPublicKey.Parse(offer.Key.SubjectPublicKeyInfo);
            }
            catch (DocumentFormatException e)
            {
                reason = e.Reason;
                continue;
            }

            using var own = key.Group.GenerateKeyPair(random);
            try
            {
                if (await AgreeAsync(offer, own, cancellation))
                {
                    return await ProveAsync(offer, key, own, cancellation);
                }
            }
            catch (ChipAccessException e)
            {
                return new ChipAuthenticationResult(NotProved(e.Reason), null, null);
            }

            reason = "refused";
        }

        return new ChipAuthenticationResult(NotProved(reason), null, null);
    }

    /// <summary>Sends the reader's public key. False when the chip takes it in none of the ways that fit the cipher.</summary>
    private async Task<bool> AgreeAsync(
        ChipAuthenticationOffer offer,
        AgreementKeyPair own,
        CancellationToken cancellation
    )
    {
        // 3DES has a command of its own, which chips without a listed algorithm know; those that list one mostly take the way of AES. Some
        // take only one of both, so the other is tried when one is refused.
        if (offer.Suite != CipherSuite.TripleDes)
        {
            return await GeneralAuthenticateAsync(offer, own, cancellation);
        }

        return offer.IsInferred
            ? await SetKeyAgreementAsync(offer, own, cancellation)
                || await GeneralAuthenticateAsync(offer, own, cancellation)
            : await GeneralAuthenticateAsync(offer, own, cancellation)
                || await SetKeyAgreementAsync(offer, own, cancellation);
    }

    /// <summary>MSE:Set KAT with the key in DO 91 (BSI TR-03110-3, B.2).</summary>
    private async Task<bool> SetKeyAgreementAsync(
        ChipAuthenticationOffer offer,
        AgreementKeyPair own,
        CancellationToken cancellation
    )
    {
        byte[] data = [.. TlvWriter.Write(0x91, own.PublicKey), .. KeyReference(offer)];
        var answer = await session.SendAsync(new CommandApdu(0x00, 0x22, 0x41, 0xA6, data), cancellation);
        return answer.Status == ResponseApdu.Ok;
    }

    /// <summary>MSE:Set AT with the algorithm, then GENERAL AUTHENTICATE with the key in DO 80 (BSI TR-03110-3, B.1).</summary>
    private async Task<bool> GeneralAuthenticateAsync(
        ChipAuthenticationOffer offer,
        AgreementKeyPair own,
        CancellationToken cancellation
    )
    {
        byte[] data = [.. TlvWriter.Write(0x80, OidValue(offer.Oid)), .. KeyReference(offer)];
        var set = await session.SendAsync(new CommandApdu(0x00, 0x22, 0x41, 0xA4, data), cancellation);
        if (set.Status != ResponseApdu.Ok)
        {
            return false;
        }

        var dynamic = TlvWriter.Write(0x7C, TlvWriter.Write(0x80, own.PublicKey));
        var answer = await session.SendAsync(new CommandApdu(0x00, 0x86, 0x00, 0x00, dynamic, 256), cancellation);
        return answer.Status == ResponseApdu.Ok;
    }

    /// <summary>New keys, counter zero, and the first command under them. Whatever it answers: an answer whose MAC is right is the proof.</summary>
    private async Task<ChipAuthenticationResult> ProveAsync(
        ChipAuthenticationOffer offer,
        AgreementPublicKey key,
        AgreementKeyPair own,
        CancellationToken cancellation
    )
    {
        var secret = own.Agree(key.PublicKey);
        try
        {
            session.Restart(new SecureMessaging(SessionKeys.FromSecret(offer.Suite, secret)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }

        try
        {
            await session.SendAsync(new CommandApdu(0x00, 0xA4, 0x02, 0x0C, new byte[] { 0x01, 0x0E }), cancellation);
            return new ChipAuthenticationResult(
                CheckResult.Passed(CheckGroup.Document, CheckNames.ChipAuthentication),
                key.Group,
                own.PublicKey
            );
        }
        catch (ChipAccessException)
        {
            return new ChipAuthenticationResult(NotProved("new-keys-not-used"), null, null);
        }
    }

    private static byte[] KeyReference(ChipAuthenticationOffer offer) =>
        offer.Key.KeyId is { } id ? TlvWriter.Write(0x84, Integers.Write(id, id > 0xFF ? 4 : 1)) : [];

    private static byte[] OidValue(string oid)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(oid);
        return writer.Encode()[2..];
    }

    /// <summary>Only what is beyond this reader is not possible; a chip that does not keep what its DG14 promises has failed.</summary>
    private static CheckResult NotProved(string reason) =>
        reason is "parameters-not-supported" or "not-offered"
            ? CheckResult.NotPossible(CheckGroup.Document, CheckNames.ChipAuthentication, reason)
            : CheckResult.Failed(CheckGroup.Document, CheckNames.ChipAuthentication, reason);
}

/// <summary>What chip authentication gave.</summary>
/// <param name="Check">The check.</param>
/// <param name="Group">Where the key lives; null unless passed.</param>
/// <param name="TerminalKey">The reader's ephemeral public key; null unless passed.</param>
internal sealed record ChipAuthenticationResult(CheckResult Check, KeyAgreementGroup? Group, byte[]? TerminalKey)
{
    /// <summary>The document has no key for it.</summary>
    public static ChipAuthenticationResult None { get; } =
        new(CheckResult.NotPossible(CheckGroup.Document, CheckNames.ChipAuthentication, "not-offered"), null, null);
}
