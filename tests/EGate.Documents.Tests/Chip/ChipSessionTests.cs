using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>How a session copes with chips of the field: small reads, long files, refusals.</summary>
public sealed class ChipSessionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(231)]
    [InlineData(223)]
    [InlineData(160)]
    [InlineData(112)]
    public async Task Chip_with_a_read_limit_is_read_whole(int maxRead)
    {
        using var authority = Specimens.Authority();
        var passport = authority.Issue(new(Specimens.Holder, Specimens.Portrait(3000)));
        using var chip = passport.CreateChip(1, maxRead);
        using var session = await OpenAsync(Specimens.Exchange(chip), passport);

        Assert.Equal(passport.Files[LdsFile.Dg2], await session.ReadFileAsync(LdsFile.Dg2, null, None));
    }

    /// <summary>Beyond 32,767 the offset needs the odd READ BINARY, and beyond 65,535 the file's header a longer first read.</summary>
    [Theory]
    [InlineData(33_000)]
    [InlineData(70_000)]
    public async Task Long_file_is_read_whole(int length)
    {
        using var authority = Specimens.Authority();
        var passport = authority.Issue(new(Specimens.Holder, Specimens.Portrait(length)));
        using var chip = passport.CreateChip(1);
        using var session = await OpenAsync(Specimens.Exchange(chip), passport);
        var seen = new List<(int, int)>();

        var file = await session.ReadFileAsync(LdsFile.Dg2, (read, total) => seen.Add((read, total)), None);

        Assert.Equal(passport.Files[LdsFile.Dg2], file);
        Assert.Equal((file.Length, file.Length), seen[^1]);
    }

    [Theory]
    [InlineData("endless-file", "file-read")]
    public async Task File_without_end_is_given_up(string defect, string reason)
    {
        using var authority = Specimens.Authority();
        var passport = authority.Issue(
            new(Specimens.Holder, Specimens.Portrait(200_000), PassportDefects.ByName[defect])
        );
        using var chip = passport.CreateChip(1);
        var commands = 0;
        using var session = await OpenAsync(
            (command, cancellation) =>
            {
                commands++;
                return Specimens.Exchange(chip)(command, cancellation);
            },
            passport
        );

        var e = await Assert.ThrowsAsync<ChipAccessException>(() => session.ReadFileAsync(LdsFile.Dg2, null, None));

        Assert.Equal(reason, e.Reason);
        Assert.False(e.IsAttack);
        Assert.InRange(commands, 3000, 3300);
    }

    [Fact]
    public async Task File_that_declares_too_much_is_not_read()
    {
        using var session = new ChipSession(
            (command, _) => Task.FromResult(command.Span[1] == 0xA4 ? Hex("9000") : Hex("7583FFFFFF0000009000"))
        );

        var e = await Assert.ThrowsAsync<ChipAccessException>(() => session.ReadFileAsync(LdsFile.Dg2, null, None));

        Assert.Equal("file-too-long", e.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("90")]
    public async Task Answer_without_a_status_word_is_an_error_of_ours(string hex)
    {
        using var session = new ChipSession((_, _) => Task.FromResult(Hex(hex)));

        var e = await Assert.ThrowsAsync<ChipAccessException>(() => OpenAsync(session));

        Assert.Equal("answer-length", e.Reason);
    }

    [Theory]
    [InlineData("6A82", "9000", "9000", "application-not-found")]
    [InlineData("9000", "6D00", "9000", "access-control-not-supported")]
    [InlineData("9000", "0102030405060708 9000", "6A88", "access-control-not-supported")]
    [InlineData("9000", "0102030405060708 9000", "6300", "access-denied")]
    [InlineData("9000", "01020304 9000", "9000", "challenge-length")]
    [InlineData("9000", "0102030405060708 9000", "0102 9000", "authentication-answer-length")]
    public async Task Refusal_is_named(string select, string challenge, string authenticate, string reason)
    {
        using var session = new ChipSession(
            (command, _) =>
                Task.FromResult(
                    Hex(
                        command.Span[1] switch
                        {
                            0xA4 when command.Span[2] == 0x04 => select,
                            0xA4 => "6A82",
                            0x84 => challenge,
                            _ => authenticate,
                        }
                    )
                )
        );

        var e = await Assert.ThrowsAsync<ChipAccessException>(async () =>
        {
            await OpenAsync(session);
        });

        Assert.Equal(reason, e.Reason);
        Assert.False(e.IsAttack);
    }

    [Fact]
    public async Task Exception_of_the_transport_passes_through()
    {
        var own = new InvalidDataException("of the transport");
        using var session = new ChipSession((_, _) => Task.FromException<byte[]>(own));

        Assert.Same(own, await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync(session)));
    }

    private static async Task<ChipSession> OpenAsync(ApduExchange exchange, IssuedPassport passport)
    {
        var session = new ChipSession(exchange);
        using var password = AccessPassword.FromZone(
            Mrz.Read(passport.Lines, new DateOnly(2026, 1, 1)).KeyInformation!
        );
        await session.OpenAsync(password, basicAccessAfterPace: false, None);
        return session;
    }

    private static async Task OpenAsync(ChipSession session)
    {
        using var password = AccessPassword.FromZone("L898902C3674081221204159");
        await session.OpenAsync(password, basicAccessAfterPace: false, None);
    }

    private static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
