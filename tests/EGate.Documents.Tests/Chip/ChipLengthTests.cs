using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>Lengths of commands and answers: extended, chained, in parts, refused; chips that lose their session over them.</summary>
public sealed class ChipLengthTests : IDisposable
{
    private readonly ChipBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("3des", null, 231)]
    [InlineData("aes-128", null, 223)]
    [InlineData("aes-256", 4096, 4063)]
    [InlineData("3des", 2048, 2023)]
    [InlineData("aes-128", 65_536, 65_503)]
    [InlineData("aes-128", 259, 223)]
    [InlineData("aes-128", 200, 223)]
    public async Task Read_is_as_long_as_the_chips_answers(string cipher, int? maxAnswer, int expected)
    {
        var offer = new PaceOffer(PaceMapping.Generic, CipherSuite.All.Single(s => s.Name == cipher), 12);
        var passport = _bench.Issue(ChipBench.Offering(offer) with { MaxAnswer = maxAnswer }, portrait: 70_000);
        var longest = 0;
        await ReadPortraitAsync(passport, answer => longest = Math.Max(longest, answer));

        // The longest answer holds what was expected, padded, and 17 or 19 bytes around it.
        var block = cipher == "3des" ? 8 : 16;
        Assert.InRange(longest, expected + 1, ((expected / block) + 1) * block + 21);
        Assert.InRange(longest, 0, Math.Max(258, maxAnswer ?? 0));
    }

    /// <summary>EF.ATR/INFO promises more than the chip gives; it refuses once, and is read in smaller steps from then on.</summary>
    [Theory]
    [InlineData(900)]
    [InlineData(231)]
    [InlineData(160)]
    [InlineData(112)]
    public async Task Chip_that_gives_less_than_it_says_is_read_whole(int maxRead)
    {
        var passport = _bench.Issue(PassportAccess.Today with { MaxAnswer = 4096 });
        var refusals = 0;
        await ReadPortraitAsync(passport, answer => refusals += answer == 16 ? 1 : 0, maxRead);

        // An answer of 16 bytes is a protected status word; each of the two SELECT has one.
        Assert.InRange(refusals - 2, 1, 5);
    }

    [Theory]
    [InlineData(231)]
    [InlineData(160)]
    [InlineData(112)]
    public async Task Chip_that_loses_its_session_over_a_size_is_opened_again(int maxRead)
    {
        foreach (
            var access in new[] { PassportAccess.BasicOnly, PassportAccess.Today, PassportAccess.WithMappingProof }
        )
        {
            var passport = _bench.Issue(access with { LosesSessionAfterWrongSize = true });

            await ReadPortraitAsync(passport, _ => { }, maxRead);
        }
    }

    [Theory]
    [InlineData(231)]
    [InlineData(200)]
    [InlineData(100)]
    public async Task Chip_that_names_the_length_is_read_so(int maxRead)
    {
        var passport = _bench.Issue(PassportAccess.Today with { NamesLength = true, HasDirectory = true });

        await ReadPortraitAsync(passport, _ => { }, maxRead);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(250)]
    public async Task Answer_in_parts_is_put_together(int partLength)
    {
        var passport = _bench.Issue(PassportAccess.WithMappingProof with { PartLength = partLength });

        await ReadPortraitAsync(passport, _ => { });
    }

    /// <summary>Nothing tells whether this chip takes extended length, so it is asked in plain; nothing is lost when it does not.</summary>
    [Fact]
    public async Task Chip_that_does_not_tell_is_probed()
    {
        var passport = _bench.Issue(ChipBench.Offering(new PaceOffer(PaceMapping.Generic, CipherSuite.Aes128, 1)));
        var longest = 0;
        await ReadPortraitAsync(passport, answer => longest = Math.Max(longest, answer), 4000);

        Assert.InRange(longest, 3000, 4000);
    }

    [Theory]
    [InlineData("6100")]
    [InlineData("01 6110")]
    public async Task Answer_that_always_has_more_is_given_up(string answer)
    {
        var commands = 0;
        using var channel = new ChipChannel(
            (_, _) =>
            {
                commands++;
                return Task.FromResult(Convert.FromHexString(answer.Replace(" ", "", StringComparison.Ordinal)));
            }
        );

        var e = await Assert.ThrowsAsync<ChipAccessException>(() =>
            channel.SendAsync(new CommandApdu(0, 0xB0, 0, 0, default, 256), CancellationToken.None)
        );

        Assert.Equal("answer-too-long", e.Reason);
        Assert.InRange(commands, 2, 300);
    }

    [Fact]
    public async Task Length_that_the_chip_names_is_asked_for_once()
    {
        var chip = new ScriptedChip(("00B0000000", "6C05"), ("00B0000005", "6C04"));
        using var channel = new ChipChannel(chip.ExchangeAsync);

        var answer = await channel.SendAsync(new CommandApdu(0, 0xB0, 0, 0, default, 256), CancellationToken.None);

        Assert.Equal(0x6C04, answer.Status);
        chip.AssertFinished();
    }

    /// <summary>A command of 600 bytes goes in one, and after 6700 in a chain of three.</summary>
    [Fact]
    public async Task Long_command_is_chained_where_it_is_refused_in_one()
    {
        var data = new byte[600];
        new Random(7).NextBytes(data);
        var sent = new List<CommandApdu>();
        using var channel = new ChipChannel(
            (command, _) =>
            {
                sent.Add(CommandApdu.TryParse(command.Span)!);
                return Task.FromResult<byte[]>(sent[^1].IsExtended ? [0x67, 0x00] : [0x90, 0x00]);
            }
        );

        await channel.SendAsync(new CommandApdu(0, 0x2A, 0, 0xBE, data), CancellationToken.None);

        Assert.Equal(data, sent[0].Data.ToArray());
        Assert.Equal(data, sent.Skip(1).SelectMany(c => c.Data.ToArray()));
        Assert.Equal([0x00, 0x10, 0x10, 0x00], sent.Select(c => (int)c.Cla));
        Assert.False(channel.TakesExtendedLength);
    }

    [Theory]
    [InlineData("00A4040C")]
    [InlineData("00B0000000")]
    [InlineData("00A4020C02011E")]
    [InlineData("00A4020C02011E00")]
    [InlineData("00B00000000400")]
    [InlineData("00B00000000000")]
    public void Command_is_read_as_it_was_written(string hex) =>
        Assert.Equal(hex, Convert.ToHexString(CommandApdu.TryParse(Convert.FromHexString(hex))!.ToBytes()));

    [Theory]
    [InlineData(256, null)]
    [InlineData(65_535, 65_536)]
    [InlineData(0, 257)]
    [InlineData(1, 65_536)]
    [InlineData(255, 256)]
    public void Command_of_any_length_comes_back(int length, int? le)
    {
        var command = new CommandApdu(0x0C, 0x86, 1, 2, new byte[length], le);
        var bytes = command.ToBytes();
        var back = CommandApdu.TryParse(bytes)!;

        Assert.Equal((length, le), (back.Data.Length, back.Le));
        Assert.Equal(length > 255 || le > 256, back.IsExtended);
        Assert.Null(CommandApdu.TryParse([.. bytes, 0, 0, 0]));
    }

    [Theory]
    [InlineData("470300C000 7F6608 02020800 02020400", 2048, 1024)]
    [InlineData("7F660A 0203010000 0203010000 0000", 65_536, 65_536)]
    public void Lengths_of_the_chip_are_read(string hex, int maxCommand, int maxAnswer) =>
        Assert.Equal(
            new AtrInfo(maxCommand, maxAnswer),
            AtrInfo.TryParse(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)))
        );

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("7F6604 02020800")]
    [InlineData("7F6608 02020800 03020400")]
    [InlineData("7F660A 0204000100000202040000")]
    [InlineData("7F66FF")]
    public void Lengths_that_are_not_told_are_none(string hex) =>
        Assert.Null(AtrInfo.TryParse(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))));

    private static Task ReadPortraitAsync(IssuedPassport passport, Action<int> answered, int? maxRead = null) =>
        ChipBench.WithSessionAsync(
            passport,
            async session =>
            {
                var seen = new List<int>();
                var file = await session.ReadFileAsync(LdsFile.Dg2, (read, _) => seen.Add(read), default);
                Assert.Equal(passport.Files[LdsFile.Dg2], file);
                Assert.Equal(file.Length, seen[^1]);
                Assert.Equal(passport.Files[LdsFile.Com], await session.ReadFileAsync(LdsFile.Com, null, default));
            },
            maxRead: maxRead,
            tamper: exchange =>
                async (command, cancellation) =>
                {
                    var answer = await exchange(command, cancellation);
                    if ((command.Span[0] & 0x0C) == 0x0C)
                    {
                        answered(answer.Length);
                    }

                    return answer;
                }
        );
}
