using System.Security.Cryptography;
using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>Active authentication with a simulated chip: every kind of key, every hash, both forms of signature, answers that are cut.</summary>
public sealed class ActiveAuthenticationTests
{
    public static TheoryData<int, string, bool, string> RsaKeys =>
        new()
        {
            { 1024, "SHA1", true, "modulus-short" },
            { 1024, "SHA1", false, "modulus-short" },
            { 1280, "SHA224", false, "modulus-short" },
            { 1536, "SHA384", false, "modulus-short" },
            { 1792, "SHA256", false, "modulus-short" },
            { 2048, "SHA512", false, "ok" },
            { 3072, "SHA256", false, "ok" },
            { 4096, "SHA256", false, "ok" },
        };

    [Theory]
    [MemberData(nameof(RsaKeys))]
    public async Task Chip_with_an_rsa_key_is_proved(int bits, string hash, bool isShort, string reason)
    {
        var key = new ActiveKeyOrder
        {
            RsaBits = bits,
            Hash = new HashAlgorithmName(hash),
            HasShortTrailer = isShort,
        };

        var check = await AskAsync(key);

        Assert.Equal((Outcome.Passed, reason), (check.Outcome, check.Reason));
    }

    public static TheoryData<int, string, CurveForm> Curves
    {
        get
        {
            string[] hashes = ["SHA1", "SHA224", "SHA256", "SHA384", "SHA512"];
            var data = new TheoryData<int, string, CurveForm>();
            for (var curve = 8; curve <= 18; curve++)
            {
                data.Add(curve, hashes[curve % 5], curve % 2 == 0 ? CurveForm.Named : CurveForm.WrittenOut);
            }

            data.Add(15, "SHA256", CurveForm.Named);
            data.Add(12, "SHA224", CurveForm.Named);
            return data;
        }
    }

    /// <summary>Each in four ways: plain or DER, with the hash named in DG14 or not.</summary>
    [Theory]
    [MemberData(nameof(Curves))]
    public async Task Chip_with_a_key_on_a_curve_is_proved(int curve, string hash, CurveForm form)
    {
        var key = new ActiveKeyOrder
        {
            Curve = curve,
            Hash = new HashAlgorithmName(hash),
            Form = form,
        };
        var order = new ECDsaOrder(curve);
        foreach (var isDer in new[] { false, true })
        {
            var declared = await AskAsync(key with { IsDer = isDer });
            Assert.Equal((Outcome.Passed, "ok"), (declared.Outcome, declared.Reason));

            // Without a name, hashes longer than the curve's order are not tried.
            var undeclared = await AskAsync(key with { IsDer = isDer, DeclaresHash = false });
            Assert.Equal(order.Holds(hash) ? Outcome.Passed : Outcome.Failed, undeclared.Outcome);
        }
    }

    [Fact]
    public async Task Hash_other_than_dg14_names_fails()
    {
        using var authority = Specimens.Authority();
        var named = new PassportProofs { Active = new ActiveKeyOrder { Hash = HashAlgorithmName.SHA384 } };
        var used = new PassportProofs { Active = new ActiveKeyOrder { Hash = HashAlgorithmName.SHA256 } };
        var dg14 = ProofBench.Issue(authority, named).Files[ProofBench.Dg14File];
        var passport = ProofBench.Issue(authority, used);
        using var chip = passport.CreateChip(1);
        using var session = await ProofBench.OpenAsync(Specimens.Exchange(chip), passport.Lines);

        var results = await ChipProofs.RunAsync(
            session,
            dg14,
            passport.Files[ProofBench.Dg15File],
            new ChipProofOptions(),
            CancellationToken.None
        );

        Assert.Equal("signature-wrong", results.ActiveAuthentication!.Reason);
    }

    /// <summary>A chip whose short answer does not hold the signature gives it when asked with an extended length.</summary>
    [Theory]
    [InlineData(2048, 224)]
    [InlineData(4096, 256)]
    public async Task Answer_that_is_cut_is_asked_for_again(int bits, int most)
    {
        var commands = new List<byte[]>();
        var proofs = new PassportProofs
        {
            Active = new ActiveKeyOrder { RsaBits = bits, MaxShortAnswer = most },
        };

        using var authority = Specimens.Authority();

        var results = await ProofBench.RunAsync(
            ProofBench.Issue(authority, proofs, access: ProofBench.LongAnswers),
            exchange =>
                (command, cancellation) =>
                {
                    commands.Add(command.ToArray());
                    return exchange(command, cancellation);
                }
        );

        Assert.Equal(Outcome.Passed, results.ActiveAuthentication!.Outcome);
        var questions = commands.Where(c => c[1] == 0x88).ToList();
        Assert.Equal(2, questions.Count);
        Assert.NotEqual(0, questions[0][4]);
        Assert.Equal(0, questions[1][4]);
    }

    /// <summary>A chip of short length gives a long signature in parts.</summary>
    [Fact]
    public async Task Answer_in_parts_is_put_together()
    {
        using var authority = Specimens.Authority();
        var proofs = new PassportProofs
        {
            Active = new ActiveKeyOrder { RsaBits = 3072, MaxShortAnswer = 384 },
        };
        var parts = new PassportAccess { PartLength = 200 };

        var results = await ProofBench.RunAsync(ProofBench.Issue(authority, proofs, access: parts));

        Assert.Equal(
            (Outcome.Passed, "ok"),
            (results.ActiveAuthentication!.Outcome, results.ActiveAuthentication.Reason)
        );
    }

    /// <summary>Answers of chips of the field that are no signature, without secure messaging to be short.</summary>
    [Theory]
    [InlineData("6D00", Outcome.Failed, "refused")]
    [InlineData("6985", Outcome.Failed, "refused")]
    [InlineData("9000", Outcome.NotPossible, "answer-truncated")]
    [InlineData("6700", Outcome.NotPossible, "answer-truncated")]
    [InlineData("0102 9000", Outcome.NotPossible, "answer-truncated")]
    [InlineData("0102 6110", Outcome.NotPossible, "answer-too-long")]
    [InlineData("90", Outcome.NotPossible, "answer-length")]
    public async Task Answer_that_is_no_signature_is_told_apart(string answer, Outcome outcome, string reason)
    {
        using var key = RSA.Create(1024);
        var dg15 = TlvWriter.Write(0x6F, key.ExportSubjectPublicKeyInfo());
        var bytes = Convert.FromHexString(answer.Replace(" ", "", StringComparison.Ordinal));
        using var session = new ChipSession((_, _) => Task.FromResult(bytes));

        var results = await ChipProofs.RunAsync(session, null, dg15, new ChipProofOptions(), CancellationToken.None);

        Assert.Equal((outcome, reason), (results.ActiveAuthentication!.Outcome, results.ActiveAuthentication.Reason));
        Assert.Null(results.ChipAuthentication);
        Assert.False(results.IsChipAuthenticationOffered);
    }

    [Fact]
    public async Task Line_that_breaks_is_the_callers()
    {
        using var key = RSA.Create(1024);
        var dg15 = TlvWriter.Write(0x6F, key.ExportSubjectPublicKeyInfo());
        using var session = new ChipSession((_, _) => Task.FromException<byte[]>(new TimeoutException()));

        await Assert.ThrowsAsync<TimeoutException>(() =>
            ChipProofs.RunAsync(session, null, dg15, new ChipProofOptions(), CancellationToken.None)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("6F00")]
    [InlineData("7000")]
    [InlineData("6F023000")]
    public async Task File_that_is_no_key_fails(string dg15)
    {
        using var session = new ChipSession((_, _) => Task.FromException<byte[]>(new InvalidOperationException()));

        var results = await ChipProofs.RunAsync(
            session,
            null,
            Convert.FromHexString(dg15),
            new ChipProofOptions(),
            CancellationToken.None
        );

        Assert.Equal(
            (Outcome.Failed, "dg15-malformed"),
            (results.ActiveAuthentication!.Outcome, results.ActiveAuthentication.Reason)
        );
    }

    private static async Task<CheckResult> AskAsync(ActiveKeyOrder key) =>
        (
            await ProofBench.RunAsync(new PassportProofs { Active = key }, access: ProofBench.LongAnswers)
        ).ActiveAuthentication!;

    /// <summary>Bits of the orders of the curves 8..18.</summary>
    private sealed record ECDsaOrder(int Curve)
    {
        private static readonly int[] Bits = [192, 192, 224, 224, 256, 256, 320, 384, 384, 512, 528];

        public bool Holds(string hash) => ProofHash.Bits(new HashAlgorithmName(hash)) <= Bits[Curve - 8];
    }
}
