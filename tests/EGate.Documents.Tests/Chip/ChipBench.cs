using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>Simulated chips with every way in, and readers that open them.</summary>
internal sealed class ChipBench : IDisposable
{
    public const string Can = "482915";
    private readonly IssuingAuthority _authority = Specimens.Authority();

    public IssuedPassport Issue(
        PassportAccess access,
        PassportDefect defect = PassportDefect.None,
        int portrait = 3000
    ) =>
        _authority.Issue(new PassportOrder(Specimens.Holder, Specimens.Portrait(portrait), defect) { Access = access });

    public static PassportAccess Offering(params PaceOffer[] offers) => new() { Pace = offers, HasBasicAccess = false };

    public static AccessPassword Zone(IssuedPassport passport) =>
        AccessPassword.FromZone(Mrz.Read(passport.Lines, new DateOnly(2026, 1, 1)).KeyInformation!);

    /// <summary>Opens, runs the action, closes.</summary>
    public static async Task WithSessionAsync(
        IssuedPassport passport,
        Func<ChipSession, Task> action,
        bool basicAccessAfterPace = false,
        int? maxRead = null,
        AccessPassword? password = null,
        Func<ApduExchange, ApduExchange>? tamper = null
    )
    {
        using var chip = passport.CreateChip(1, maxRead);
        using var zone = Zone(passport);
        var exchange = Specimens.Exchange(chip);
        var random = new Random(20261124);
        using var session = new ChipSession(tamper?.Invoke(exchange) ?? exchange, random.NextBytes);
        await session.OpenAsync(password ?? zone, basicAccessAfterPace, CancellationToken.None);
        await action(session);
    }

    /// <summary>Opens and reads EF.COM; how the chip was opened.</summary>
    public static async Task<ChipAccessReport> ReadComAsync(
        IssuedPassport passport,
        bool basicAccessAfterPace = false,
        AccessPassword? password = null
    )
    {
        ChipAccessReport? report = null;
        await WithSessionAsync(
            passport,
            async session =>
            {
                Assert.Equal(passport.Files[LdsFile.Com], await session.ReadFileAsync(LdsFile.Com, null, default));
                report = session.Access;
            },
            basicAccessAfterPace,
            password: password
        );
        return report!;
    }

    public static async Task<ChipAccessException> FailsAsync(
        IssuedPassport passport,
        bool basicAccessAfterPace = false,
        AccessPassword? password = null
    ) => await Assert.ThrowsAsync<ChipAccessException>(() => ReadComAsync(passport, basicAccessAfterPace, password));

    public void Dispose() => _authority.Dispose();
}
