using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>Chip authentication with a simulated chip: every group, every cipher, both commands, numbered and unlisted keys.</summary>
public sealed class ChipAuthenticationTests
{
    private static readonly string[] Ciphers = ["3des", "aes-128", "aes-192", "aes-256"];

    public static TheoryData<int, string> Groups
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var cipher in Ciphers)
            {
                data.Add(0, cipher);
                data.Add(13, cipher);
            }

            foreach (var group in new[] { 1, 2, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18 })
            {
                data.Add(group, Ciphers[group % 4]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task Chip_is_proved_in_every_group(int group, string cipher)
    {
        var check = await ProveAsync(new ChipKeyOrder { Group = group, Cipher = cipher });

        Assert.Equal((Outcome.Passed, "ok"), (check.Outcome, check.Reason));
    }

    /// <summary>A chip that takes one of the two commands of 3DES, with its algorithm listed or left out.</summary>
    [Theory]
    [InlineData(ChipKeyCommands.SetKeyAgreement, true)]
    [InlineData(ChipKeyCommands.SetKeyAgreement, false)]
    [InlineData(ChipKeyCommands.GeneralAuthenticate, true)]
    [InlineData(ChipKeyCommands.GeneralAuthenticate, false)]
    public async Task Other_command_is_tried_when_one_is_refused(ChipKeyCommands commands, bool isListed)
    {
        foreach (var group in new[] { 0, 12 })
        {
            var order = new ChipKeyOrder
            {
                Group = group,
                Cipher = "3des",
                Commands = commands,
                IsListed = isListed,
            };

            Assert.Equal(Outcome.Passed, (await ProveAsync(order)).Outcome);
        }
    }

    [Theory]
    [InlineData(CurveForm.Named)]
    [InlineData(CurveForm.WrittenOut)]
    public async Task Key_with_a_number_is_found_by_it(CurveForm form)
    {
        var order = new ChipKeyOrder { KeyId = 7, Form = form };

        Assert.Equal(Outcome.Passed, (await ProveAsync(order)).Outcome);
    }

    /// <summary>Of several keys the one with the strongest cipher is used; one that the chip refuses is followed by the next.</summary>
    [Fact]
    public async Task Strongest_of_several_keys_is_used()
    {
        using var authority = Specimens.Authority();
        var proofs = new PassportProofs
        {
            ChipKeys =
            [
                new ChipKeyOrder
                {
                    Group = 12,
                    Cipher = "3des",
                    KeyId = 1,
                },
                new ChipKeyOrder
                {
                    Group = 13,
                    Cipher = "aes-256",
                    KeyId = 2,
                },
                new ChipKeyOrder
                {
                    Group = 15,
                    Cipher = "aes-128",
                    KeyId = 3,
                },
            ],
        };
        var passport = ProofBench.Issue(authority, proofs);
        var offers = Dg14.Parse(passport.Files[ProofBench.Dg14File]).ChipAuthenticationOffers();

        Assert.Equal([2, 3, 1], offers.Select(o => o.Key.KeyId));
        Assert.Equal(Outcome.Passed, (await ProofBench.RunAsync(passport)).ChipAuthentication!.Outcome);
    }

    [Fact]
    public async Task Chip_that_refuses_every_way_has_failed()
    {
        // AES is not agreed on by the command of 3DES.
        var check = await ProveAsync(new ChipKeyOrder { Commands = ChipKeyCommands.SetKeyAgreement });

        Assert.Equal((Outcome.Failed, "refused"), (check.Outcome, check.Reason));
    }

    /// <summary>After PACE has done it, chip authentication is left out.</summary>
    [Fact]
    public async Task Proof_within_pace_is_not_repeated()
    {
        var results = await ProofBench.RunAsync(
            new PassportProofs { ChipKeys = [new ChipKeyOrder()] },
            null,
            new ChipProofOptions { IsMappingProved = true }
        );

        Assert.Null(results.ChipAuthentication);
        Assert.True(results.IsChipAuthenticationOffered);
    }

    [Fact]
    public async Task File_that_is_malformed_fails()
    {
        using var session = new ChipSession((_, _) => Task.FromException<byte[]>(new InvalidOperationException()));

        var results = await ChipProofs.RunAsync(
            session,
            new byte[] { 0x6E, 0x02, 0x30, 0x00 },
            null,
            new ChipProofOptions(),
            CancellationToken.None
        );

        Assert.Equal(
            (Outcome.Failed, "dg14-malformed"),
            (results.ChipAuthentication!.Outcome, results.ChipAuthentication.Reason)
        );
        Assert.True(results.IsChipAuthenticationOffered);
    }

    private static async Task<CheckResult> ProveAsync(ChipKeyOrder order) =>
        (await ProofBench.RunAsync(new PassportProofs { ChipKeys = [order] })).ChipAuthentication!;
}
