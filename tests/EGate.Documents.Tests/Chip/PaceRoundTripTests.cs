using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>The reader against the simulated chip, whose steps are its own: every mapping in every group with every cipher.</summary>
public sealed class PaceRoundTripTests : IDisposable
{
    private readonly ChipBench _bench = new();

    /// <summary>Mapping, number of the group, cipher: all that the standard has. P-224 has no integrated mapping.</summary>
    public static TheoryData<PaceMapping, int, string> Offers
    {
        get
        {
            var offers = new TheoryData<PaceMapping, int, string>();
            foreach (var protocol in PaceProtocol.All)
            {
                var groups = StandardizedDomainParameters.Numbers.Where(n =>
                    n >= 8 == protocol.IsEllipticCurve && (n != 10 || protocol.Mapping != PaceMapping.Integrated)
                );
                foreach (var group in groups)
                {
                    offers.Add(protocol.Mapping, group, protocol.Suite.Name);
                }
            }

            return offers;
        }
    }

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Offers))]
    public async Task Chip_is_opened_and_read(PaceMapping mapping, int group, string cipher)
    {
        var offer = new PaceOffer(mapping, CipherSuite.All.Single(s => s.Name == cipher), group);
        var passport = _bench.Issue(ChipBench.Offering(offer));
        await ChipBench.WithSessionAsync(
            passport,
            async session =>
            {
                Assert.Equal(passport.Files[LdsFile.Com], await session.ReadFileAsync(LdsFile.Com, null, default));
                Assert.Equal((offer.Protocol, group), (session.Access!.Pace, session.Access.ParameterId));
                Assert.False(session.Access.FellBack);
                Assert.Equal(passport.CardFiles[0x011C], session.CardAccess.ToArray());
                Assert.Equal(mapping == PaceMapping.ChipAuthentication, session.MappingProof is not null);
            }
        );
    }

    [Fact]
    public async Task Access_number_opens_a_chip_that_has_one()
    {
        using var can = AccessPassword.FromCan(ChipBench.Can);
        using var wrong = AccessPassword.FromCan("482916");
        var offer = new PaceOffer(PaceMapping.Generic, CipherSuite.Aes256, 16);
        var with = _bench.Issue(ChipBench.Offering(offer) with { Can = ChipBench.Can });
        var without = _bench.Issue(ChipBench.Offering(offer));
        var basic = _bench.Issue(PassportAccess.BasicOnly);

        Assert.Same(CipherSuite.Aes256, (await ChipBench.ReadComAsync(with, password: can)).Suite);
        Assert.NotNull((await ChipBench.ReadComAsync(with)).Pace);
        Assert.Equal("access-denied", (await ChipBench.FailsAsync(with, password: wrong)).Reason);
        Assert.Equal("pace-not-supported", (await ChipBench.FailsAsync(without, password: can)).Reason);
        Assert.Equal("access-control-not-supported", (await ChipBench.FailsAsync(basic, password: can)).Reason);
    }

    /// <summary>Chips count wrong passwords, and may lock: one try is one try.</summary>
    [Fact]
    public async Task Wrong_password_is_tried_once()
    {
        var passport = _bench.Issue(PassportAccess.Today with { Can = ChipBench.Can });
        using var wrong = AccessPassword.FromCan("000000");
        var templates = 0;
        var e = await Assert.ThrowsAsync<ChipAccessException>(() =>
            ChipBench.WithSessionAsync(
                passport,
                _ => Task.CompletedTask,
                basicAccessAfterPace: true,
                password: wrong,
                tamper: exchange =>
                    (command, cancellation) =>
                    {
                        templates += command.Span[1] == 0x22 ? 1 : 0;
                        return exchange(command, cancellation);
                    }
            )
        );

        Assert.Equal(("access-denied", false), (e.Reason, e.IsAttack));
        Assert.Equal(1, templates);
    }

    [Fact]
    public async Task Best_offer_is_taken()
    {
        PaceOffer[] worstFirst =
        [
            new(PaceMapping.Integrated, CipherSuite.Aes256, 17),
            new(PaceMapping.Generic, CipherSuite.TripleDes, 12),
            new(PaceMapping.Generic, CipherSuite.Aes128, 2),
            new(PaceMapping.Generic, CipherSuite.Aes256, 0),
            new(PaceMapping.Generic, CipherSuite.Aes256, 13),
            new(PaceMapping.Generic, CipherSuite.Aes256, 16),
            new(PaceMapping.ChipAuthentication, CipherSuite.Aes128, 13),
            new(PaceMapping.ChipAuthentication, CipherSuite.Aes192, 13),
        ];
        for (var count = worstFirst.Length; count > 0; count--)
        {
            var access = ChipBench.Offering(worstFirst[..count]) with { ListsUnknownProtocols = true };

            var report = await ChipBench.ReadComAsync(_bench.Issue(access));

            var best = worstFirst[count - 1];
            // 3DES before AES in the list, generic mapping before integrated in the order of preference.
            Assert.Equal((best.Protocol, best.ParameterId), (report.Pace!, report.ParameterId!.Value));
        }
    }

    [Theory]
    [InlineData(13, PaceMapping.Generic)]
    [InlineData(12, PaceMapping.Integrated)]
    [InlineData(0, PaceMapping.Generic)]
    [InlineData(2, PaceMapping.Integrated)]
    public async Task Parameters_written_out_are_taken_with_their_number(int group, PaceMapping mapping)
    {
        var access = ChipBench.Offering(new PaceOffer(mapping, CipherSuite.Aes128, group)) with
        {
            WritesParametersOut = true,
        };

        Assert.Equal(32, (await ChipBench.ReadComAsync(_bench.Issue(access))).ParameterId);
    }

    [Fact]
    public async Task Chip_that_wants_the_parameters_named_is_asked_again()
    {
        var access = PassportAccess.Today with { WantsParameterReference = true };

        Assert.Equal(13, (await ChipBench.ReadComAsync(_bench.Issue(access))).ParameterId);
    }

    [Fact]
    public async Task Master_file_by_name_is_enough()
    {
        var access = PassportAccess.Today with { WantsMasterFileIdentifier = true, HasDirectory = true };
        var passport = _bench.Issue(access);
        await ChipBench.WithSessionAsync(
            passport,
            session =>
            {
                Assert.Equal(passport.CardFiles[0x2F00], session.Directory.ToArray());
                Assert.Equal(passport.CardFiles[0x2F01], session.AtrInfo.ToArray());
                return Task.CompletedTask;
            }
        );
    }

    [Theory]
    [InlineData(PassportDefect.PaceFails, "access-denied", false)]
    [InlineData(PassportDefect.PaceNonceWrong, "access-denied", false)]
    [InlineData(PassportDefect.PaceChainRefused, "pace-chaining-refused", false)]
    [InlineData(PassportDefect.PaceTokenWrong, "pace-token", true)]
    public async Task Basic_access_takes_the_place_of_failed_pace_only_where_policy_says_so(
        PassportDefect defect,
        string reason,
        bool isAttack
    )
    {
        var passport = _bench.Issue(PassportAccess.Today, defect);

        var strict = await ChipBench.FailsAsync(passport);
        Assert.Equal((reason, isAttack), (strict.Reason, strict.IsAttack));
        if (isAttack)
        {
            Assert.True((await ChipBench.FailsAsync(passport, basicAccessAfterPace: true)).IsAttack);
            return;
        }

        var report = await ChipBench.ReadComAsync(passport, basicAccessAfterPace: true);
        Assert.Equal((null, reason, true), (report.Pace, report.FallbackReason, report.FellBack));
    }

    [Fact]
    public async Task Chip_without_pace_is_no_fallback()
    {
        var report = await ChipBench.ReadComAsync(_bench.Issue(PassportAccess.BasicOnly), basicAccessAfterPace: true);

        Assert.Equal((null, false), (report.Pace, report.FellBack));
    }

    /// <summary>EF.CardAccess of a kind that cannot be used counts as PACE that failed, not as none.</summary>
    [Theory]
    [InlineData("310A30080606040001010101", null)]
    [InlineData("311330110609040000000000000000020102020113", null)]
    [InlineData("31143012060A04007F0007020204020202010202011E", "pace-not-supported")]
    [InlineData("31143012060A04007F000702020402090201020201 0D", "pace-not-supported")]
    [InlineData("31143012060A04007F0007020204020202010302010D", "pace-not-supported")]
    [InlineData("30143012060A04007F0007020204020202010202010D", "card-access-malformed")]
    [InlineData("31143012060A04007F00070202", "card-access-malformed")]
    [InlineData("3183FFFFFF00", "card-access-malformed")]
    public async Task Offer_that_cannot_be_used_is_told(string cardAccess, string? reason)
    {
        var file = Convert.FromHexString(cardAccess.Replace(" ", "", StringComparison.Ordinal));
        var passport = _bench.Issue(PassportAccess.BasicOnly);
        Func<ApduExchange, ApduExchange> tamper = exchange =>
        {
            var selected = false;
            return (command, cancellation) =>
            {
                var text = Convert.ToHexString(command.Span);
                selected = text == "00A4020C02011C" || (selected && command.Span[1] == 0xB0);
                return selected
                    ? Task.FromResult<byte[]>([.. Read(file, command.Span), 0x90, 0x00])
                    : exchange(command, cancellation);
            };
        };
        var open = (bool fallback) =>
            ChipBench.WithSessionAsync(
                passport,
                s =>
                {
                    Assert.Equal(reason, s.Access!.FallbackReason);
                    return Task.CompletedTask;
                },
                fallback,
                tamper: tamper
            );

        if (reason is not null)
        {
            Assert.Equal(reason, (await Assert.ThrowsAsync<ChipAccessException>(() => open(false))).Reason);
        }

        await open(true);
    }

    [Theory]
    [InlineData(PassportDefect.None, true)]
    [InlineData(PassportDefect.ForeignMappingKey, false)]
    public async Task Mapping_proves_the_chip_and_not_its_copy(PassportDefect defect, bool isGenuine)
    {
        var passport = _bench.Issue(PassportAccess.WithMappingProof, defect);
        await ChipBench.WithSessionAsync(
            passport,
            session =>
            {
                Assert.Equal(passport.CardFiles[0x011D], session.CardSecurity);
                var security = SecurityInfoSet.Parse(SignedSecurityFile.Parse(session.CardSecurity!).SecurityInfos);
                Assert.Equal(2, security.Of<PaceInfo>().Count());
                Assert.Equal(isGenuine, session.MappingProof!.Verify(security));
                return Task.CompletedTask;
            }
        );
    }

    [Fact]
    public async Task Altered_card_access_differs_from_what_is_signed()
    {
        var passport = _bench.Issue(PassportAccess.WithMappingProof, PassportDefect.CardAccessAltered);
        await ChipBench.WithSessionAsync(
            passport,
            session =>
            {
                var open = SecurityInfoSet.Parse(session.CardAccess).Of<PaceInfo>();
                var signed = SecurityInfoSet
                    .Parse(SignedSecurityFile.Parse(session.CardSecurity!).SecurityInfos)
                    .Of<PaceInfo>();
                Assert.Equal(PaceMapping.Generic, session.Access!.Pace!.Mapping);
                Assert.NotEqual(open, signed);
                return Task.CompletedTask;
            }
        );
    }

    private static byte[] Read(byte[] file, ReadOnlySpan<byte> command) =>
        command[1] != 0xB0
            ? []
            : file[Math.Min(command[3], (byte)file.Length)..Math.Min(file.Length, command[3] + command[4])];
}
