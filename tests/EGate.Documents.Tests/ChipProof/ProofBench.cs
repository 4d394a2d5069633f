using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>A simulated passport with proofs, opened and read, and the proofs run on it.</summary>
internal static class ProofBench
{
    public const ushort Dg14File = 0x010E;
    public const ushort Dg15File = 0x010F;

    public static readonly DateOnly Today = DateOnly.FromDateTime(Specimens.Now.DateTime);

    /// <summary>A chip that takes commands and answers of extended length.</summary>
    public static PassportAccess LongAnswers { get; } = PassportAccess.BasicOnly with { MaxAnswer = 2048 };

    public static IssuedPassport Issue(
        IssuingAuthority authority,
        PassportProofs? proofs,
        PassportDefect defect = PassportDefect.None,
        PassportAccess? access = null
    ) =>
        authority.Issue(
            new PassportOrder(Specimens.Holder, Specimens.Portrait(300), defect)
            {
                Proofs = proofs,
                Access = access ?? PassportAccess.BasicOnly,
            }
        );

    public static Task<ChipProofResults> RunAsync(
        PassportProofs proofs,
        Func<ApduExchange, ApduExchange>? tamper = null,
        ChipProofOptions? options = null,
        PassportAccess? access = null
    )
    {
        using var authority = Specimens.Authority();
        return RunAsync(Issue(authority, proofs, access: access), tamper, options);
    }

    /// <summary>Basic access control, both files as far as they are there, the proofs, and a file read again after they all passed.</summary>
    public static async Task<ChipProofResults> RunAsync(
        IssuedPassport passport,
        Func<ApduExchange, ApduExchange>? tamper = null,
        ChipProofOptions? options = null
    )
    {
        using var chip = passport.CreateChip(1);
        var exchange = Specimens.Exchange(chip);
        using var session = await OpenAsync(tamper?.Invoke(exchange) ?? exchange, passport.Lines);
        var dg14 = await ReadAsync(session, passport, Dg14File);
        var dg15 = await ReadAsync(session, passport, Dg15File);

        var results = await ChipProofs.RunAsync(
            session,
            dg14,
            dg15,
            options ?? new ChipProofOptions(),
            CancellationToken.None
        );

        if (tamper is null && results.Checks.All(c => c.Outcome == Core.Outcome.Passed))
        {
            var again = await session.ReadFileAsync(LdsFile.Dg1, null, CancellationToken.None);
            Assert.Equal(passport.Files[LdsFile.Dg1], again);
        }

        return results;
    }

    public static async Task<ChipSession> OpenAsync(ApduExchange exchange, IReadOnlyList<string> lines)
    {
        var session = new ChipSession(exchange);
        using var password = AccessPassword.FromZone(Mrz.Read(lines, Today).KeyInformation!);
        await session.OpenAsync(password, basicAccessAfterPace: false, CancellationToken.None);
        return session;
    }

    private static async Task<byte[]?> ReadAsync(ChipSession session, IssuedPassport passport, ushort file) =>
        passport.Files.ContainsKey(file) ? await session.ReadFileAsync(file, null, CancellationToken.None) : null;
}
