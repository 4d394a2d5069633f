using System.Security.Cryptography;
using System.Text;
using EGate.Core;

namespace EGate.Documents;

/// <summary>What a terminal needs to prove its rights.</summary>
/// <param name="Certificates">The site's certificates.</param>
/// <param name="Key">The terminal's private key.</param>
public sealed record TerminalAccess(TerminalCertificates Certificates, ITerminalKey Key);

/// <summary>
/// Terminal authentication version 1 (Doc 9303-11, 7.1; BSI TR-03110-1, 3.5, commands of TR-03110-3, B.3), which follows chip
/// authentication. The chip verifies the chain against a key it knows and then the terminal's signature. Rights reach to DG3 and DG4,
/// which this software never reads.
/// </summary>
internal sealed class TerminalAuthentication(ChipSession session, TerminalAccess access)
{
    private const ushort DefaultCvcaFile = 0x011C;
    private const int ChallengeLength = 8;

    /// <summary>Runs it. Every refusal is a check that did not pass, with a stable reason.</summary>
    /// <param name="info">Entry of DG14; null when it is not offered.</param>
    /// <param name="agreement">The chip authentication that went before.</param>
    /// <param name="today">The day for which the chain must be valid.</param>
    /// <param name="cancellation">Ends the exchange.</param>
    public async Task<CheckResult> RunAsync(
        TerminalAuthenticationInfo? info,
        ChipAuthenticationResult agreement,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        if (info is null)
        {
            return NotPossible("not-offered");
        }

        if (agreement is not { Group: { } group, TerminalKey: { } terminalKey })
        {
            return CheckResult.NotDone(
                CheckGroup.Document,
                CheckNames.TerminalAuthentication,
                CheckNames.ChipAuthentication
            );
        }

        try
        {
            var references =
                session.Terminals.TrustPoints.Count > 0
                    ? session.Terminals.TrustPoints
                    : await ReadReferencesAsync(info.CvcaFile ?? DefaultCvcaFile, cancellation);
            var chain = access.Certificates.ChainFor(references, access.Key.PublicKey, today);
            if (chain.Certificates.Count == 0)
            {
                return NotPossible(chain.Reason);
            }

            return await ProveAsync(chain, Compressed(group, terminalKey), cancellation);
        }
        catch (ChipAccessException e)
        {
            return e.IsAttack ? Failed(e.Reason) : NotPossible(e.Reason);
        }
        catch (DocumentFormatException e)
        {
            return NotPossible(e.Reason);
        }
        catch (CryptographicException)
        {
            return NotPossible("terminal-key-cannot-sign");
        }
    }

    /// <summary>
    /// EF.CVCA is not one data object but two and padding, so it is read at its fixed length and not by its header.
    /// </summary>
    private async Task<IReadOnlyList<string>> ReadReferencesAsync(ushort file, CancellationToken cancellation)
    {
        byte[] id = [(byte)(file >> 8), (byte)(file & 0xFF)];
        await session.SendAsync(new CommandApdu(0x00, 0xA4, 0x02, 0x0C, id), cancellation);
        var answer = await session.SendAsync(
            new CommandApdu(0x00, 0xB0, 0x00, 0x00, default, EfCvca.Length),
            cancellation
        );
        return answer.Data.IsEmpty
            ? throw new ChipAccessException("ef-cvca-not-found")
            : EfCvca.Parse(answer.Data).References;
    }

    private async Task<CheckResult> ProveAsync(TerminalChain chain, byte[] compressed, CancellationToken cancellation)
    {
        foreach (var certificate in chain.Certificates)
        {
            if (!await VerifyAsync(certificate, cancellation))
            {
                return Failed("certificate-refused");
            }
        }

        var terminal = chain.Certificates[^1];
        var reference = TlvWriter.Write(0x83, Encoding.ASCII.GetBytes(terminal.Holder));
        var set = await session.SendAsync(new CommandApdu(0x00, 0x22, 0x81, 0xA4, reference), cancellation);
        if (set.Status != ResponseApdu.Ok)
        {
            return Failed("terminal-refused");
        }

        var challenge = await session.SendAsync(
            new CommandApdu(0x00, 0x84, 0x00, 0x00, default, ChallengeLength),
            cancellation
        );
        if (challenge.Status != ResponseApdu.Ok || challenge.Data.Length != ChallengeLength)
        {
            return Failed("no-challenge");
        }

        byte[] signed = [.. session.Terminals.ChipIdentity.Span, .. challenge.Data.Span, .. compressed];
        var signature = await access.Key.SignAsync(signed, terminal.PublicKey.Scheme, cancellation);
        var answer = await session.SendAsync(new CommandApdu(0x00, 0x82, 0x00, 0x00, signature), cancellation);
        return answer.Status == ResponseApdu.Ok
            ? CheckResult.Passed(CheckGroup.Document, CheckNames.TerminalAuthentication)
            : Failed("terminal-refused");
    }

    /// <summary>MSE:Set DST names the issuer's key, PSO:Verify Certificate gives body and signature.</summary>
    private async Task<bool> VerifyAsync(CardVerifiableCertificate certificate, CancellationToken cancellation)
    {
        var reference = TlvWriter.Write(0x83, Encoding.ASCII.GetBytes(certificate.Issuer));
        var set = await session.SendAsync(new CommandApdu(0x00, 0x22, 0x81, 0xB6, reference), cancellation);
        if (set.Status != ResponseApdu.Ok)
        {
            return false;
        }

        byte[] data = [.. certificate.Body.Span, .. TlvWriter.Write(0x5F37, certificate.Signature.ToArray())];
        var answer = await session.SendAsync(new CommandApdu(0x00, 0x2A, 0x00, 0xBE, data), cancellation);
        return answer.Status == ResponseApdu.Ok;
    }

    /// <summary>Comp(PK): X of a point, SHA-1 of a number (BSI TR-03110-3, A.2.2.3).</summary>
    internal static byte[] Compressed(KeyAgreementGroup group, byte[] publicKey) =>
        group.IsEllipticCurve ? publicKey[1..((publicKey.Length + 1) / 2)] : SHA1.HashData(publicKey);

    private static CheckResult Failed(string reason) =>
        CheckResult.Failed(CheckGroup.Document, CheckNames.TerminalAuthentication, reason);

    private static CheckResult NotPossible(string reason) =>
        CheckResult.NotPossible(CheckGroup.Document, CheckNames.TerminalAuthentication, reason);
}
