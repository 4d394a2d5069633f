using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// Gets secure messaging with a chip: PACE where it is offered, else basic access control. PACE that is offered and fails is the end, unless
/// the site's policy says that basic access control may take its place: somebody between chip and reader could force the weaker protocol.
/// </summary>
internal sealed class ChipOpening(
    ChipChannel channel,
    ChipCardFiles files,
    RandomFill random,
    AccessPassword password,
    bool basicAccessAfterPace
)
{
    private static readonly byte[] ApplicationId = [0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01];

    /// <summary>The chip's proof of PACE with chip authentication mapping; null otherwise.</summary>
    public MappingProof? Proof { get; private set; }

    /// <summary>What terminal authentication needs to know of how the chip was opened.</summary>
    public TerminalBinding Terminals { get; private set; } = TerminalBinding.None;

    /// <summary>Secure messaging is on when this returns. After PACE the application is not selected yet.</summary>
    public async Task<ChipAccessReport> RunAsync(CancellationToken cancellation)
    {
        Proof = null;
        string? fallback = null;
        try
        {
            if (await TryPaceAsync(cancellation) is { } report)
            {
                return report;
            }
        }
        catch (ChipAccessException e) when (basicAccessAfterPace && !e.IsAttack && password.IsZone)
        {
            fallback = e.Reason;
        }

        await SelectApplicationAsync(cancellation);
        await BasicAccessAsync(cancellation);
        return new ChipAccessReport(null, CipherSuite.TripleDes, FallbackReason: fallback);
    }

    /// <summary>SELECT of the eMRTD application, without Le: German chips refuse one (Doc 9303-10, 3.6.1).</summary>
    public async Task SelectApplicationAsync(CancellationToken cancellation)
    {
        var answer = await channel.SendAsync(new CommandApdu(0x00, 0xA4, 0x04, 0x0C, ApplicationId), cancellation);
        Require(answer, "application-not-found");
    }

    /// <summary>Null when the chip does not offer PACE.</summary>
    private async Task<ChipAccessReport?> TryPaceAsync(CancellationToken cancellation)
    {
        var infos = SecurityInfos();
        if (!PaceChoice.IsOffered(infos))
        {
            return null;
        }

        foreach (var choice in PaceChoice.From(infos))
        {
            var run = new PaceRun(channel.SendAsync, choice, random);
            if (await run.SelectAsync(password.Reference, cancellation))
            {
                await RunAsync(run, choice.Protocol.Suite, cancellation);
                return new ChipAccessReport(choice.Protocol, choice.Protocol.Suite, choice.ParameterId);
            }
        }

        throw new ChipAccessException("pace-not-supported");
    }

    private async Task RunAsync(PaceRun run, CipherSuite suite, CancellationToken cancellation)
    {
        var key = password.Key(suite);
        try
        {
            (var messaging, Proof) = await run.RunAsync(key, cancellation);
            Terminals = run.Terminals;
            channel.Begin(messaging);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>What cannot be read cannot be told from PACE that somebody hid: it counts as PACE that failed.</summary>
    private SecurityInfoSet SecurityInfos()
    {
        try
        {
            return files.IsCardAccessBroken ? throw new DocumentFormatException("file-malformed")
                : files.CardAccess.Length == 0 ? SecurityInfoSet.Empty
                : SecurityInfoSet.Parse(files.CardAccess);
        }
        catch (DocumentFormatException)
        {
            throw new ChipAccessException("card-access-malformed");
        }
    }

    private async Task BasicAccessAsync(CancellationToken cancellation)
    {
        var zone = password.KeyInformation ?? throw new ChipAccessException("access-control-not-supported");
        using var control = new BasicAccessControl(zone, random);
        var challenge = await channel.SendAsync(new CommandApdu(0x00, 0x84, 0x00, 0x00, default, 8), cancellation);
        Require(challenge, "access-control-not-supported");
        var data = control.Challenge(challenge.Data);
        var answer = await channel.SendAsync(new CommandApdu(0x00, 0x82, 0x00, 0x00, data, 40), cancellation);
        if (answer.Status is 0x6A88 or 0x6D00 or 0x6A86)
        {
            throw new ChipAccessException("access-control-not-supported");
        }

        Require(answer, "access-denied");
        channel.Begin(control.Accept(answer.Data));
        Terminals = TerminalBinding.AfterBasicAccess(zone);
    }

    private static void Require(ResponseApdu answer, string otherwise)
    {
        if (answer.Status != ResponseApdu.Ok)
        {
            throw new ChipAccessException(otherwise);
        }
    }
}
