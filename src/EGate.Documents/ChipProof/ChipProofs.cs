using System.Security.Cryptography;
using EGate.Core;

namespace EGate.Documents;

/// <summary>How a chip is to be proved.</summary>
public sealed record ChipProofOptions
{
    /// <summary>
    /// True after PACE with chip authentication mapping, in which the chip has done chip authentication already. It is then left out,
    /// unless terminal authentication needs it.
    /// </summary>
    public bool IsMappingProved { get; init; }

    /// <summary>Set when this terminal shall prove its rights. Null leaves terminal authentication out of the results.</summary>
    public TerminalAccess? Terminal { get; init; }

    /// <summary>The day for which the terminal's certificates must be valid.</summary>
    public DateOnly Today { get; init; }

    /// <summary>Challenges and ephemeral keys; the operating system's generator when null.</summary>
    public RandomFill? Random { get; init; }
}

/// <summary>What the proofs gave. None of it says yet that the keys are the issuer's: <see cref="CloneDetection"/> does.</summary>
/// <param name="ActiveAuthentication">Null when there is no DG15.</param>
/// <param name="ChipAuthentication">Null when DG14 holds no key for it, or it was left out.</param>
/// <param name="TerminalAuthentication">Null when the options name no terminal.</param>
/// <param name="IsChipAuthenticationOffered">DG14 holds a key for it, or is malformed, so that nobody can tell.</param>
public sealed record ChipProofResults(
    CheckResult? ActiveAuthentication,
    CheckResult? ChipAuthentication,
    CheckResult? TerminalAuthentication,
    bool IsChipAuthenticationOffered
)
{
    /// <summary>Those that were done.</summary>
    public IEnumerable<CheckResult> Checks =>
        new[] { ChipAuthentication, ActiveAuthentication, TerminalAuthentication }.OfType<CheckResult>();
}

/// <summary>Asks a chip to prove that it is the one whose keys DG14 and DG15 hold.</summary>
public static class ChipProofs
{
    /// <summary>
    /// Active authentication, chip authentication, terminal authentication, each as far as the document offers it. Files are best read
    /// before: a chip that fails chip authentication cannot be read any more. After one that passed, files can be read under the new keys.
    /// </summary>
    /// <param name="session">Opened with BAC or PACE.</param>
    /// <param name="dg14">The file as read; null when the chip has none.</param>
    /// <param name="dg15">The file as read; null when the chip has none.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the exchange.</param>
    /// <returns>
    /// A result for each method. Never throws for what a chip answers; what the exchange itself throws, such as a chip that was taken away,
    /// passes through.
    /// </returns>
    public static async Task<ChipProofResults> RunAsync(
        ChipSession session,
        byte[]? dg14,
        byte[]? dg15,
        ChipProofOptions options,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(options);
        var random = options.Random ?? RandomNumberGenerator.Fill;
        var infos = Open(dg14, out var malformed);
        var active = dg15 is null ? null : await ActiveAsync(session, dg15, infos, random, cancellation);
        var isOffered = malformed is not null || infos is { OffersChipAuthentication: true };
        var agreement = malformed is not null ? new ChipAuthenticationResult(malformed, null, null) : null;
        if (infos is { OffersChipAuthentication: true } && (!options.IsMappingProved || options.Terminal is not null))
        {
            agreement = await new ChipAuthentication(session, random).RunAsync(infos, cancellation);
        }

        var terminal = options.Terminal is { } access
            ? await new TerminalAuthentication(session, access).RunAsync(
                infos?.TerminalAuthentication,
                agreement ?? ChipAuthenticationResult.None,
                options.Today,
                cancellation
            )
            : null;
        return new ChipProofResults(active, agreement?.Check, terminal, isOffered);
    }

    private static Dg14? Open(byte[]? file, out CheckResult? malformed)
    {
        malformed = null;
        try
        {
            return file is null ? null : Dg14.Parse(file);
        }
        catch (DocumentFormatException e)
        {
            malformed = CheckResult.Failed(CheckGroup.Document, CheckNames.ChipAuthentication, e.Reason);
            return null;
        }
    }

    private static async Task<CheckResult> ActiveAsync(
        ChipSession session,
        byte[] file,
        Dg14? infos,
        RandomFill random,
        CancellationToken cancellation
    )
    {
        try
        {
            var key = Dg15.Parse(file);
            return await ActiveAuthentication.RunAsync(
                session,
                key,
                infos?.ActiveAuthenticationHash,
                random,
                cancellation
            );
        }
        catch (DocumentFormatException e)
        {
            return CheckResult.Failed(CheckGroup.Document, CheckNames.ActiveAuthentication, e.Reason);
        }
    }
}
