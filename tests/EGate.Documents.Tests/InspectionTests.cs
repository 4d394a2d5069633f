using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>The two stages, what runs at the same time, and what an attacker between chip and reader can reach.</summary>
public sealed class InspectionTests : IDisposable
{
    private readonly IssuingAuthority _authority = Specimens.Authority();
    private readonly IssuedPassport _passport;

    public InspectionTests() =>
        _passport = _authority.Issue(new PassportOrder(Specimens.Holder, Specimens.Portrait(2000)));

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task Unreadable_zone_leaves_the_chip_alone()
    {
        var lines = new[] { _passport.Lines[0], _passport.Lines[1].Replace('8', '9') };
        var inspection = DocumentInspection.Begin(
            lines,
            new InspectionSite(TrustMaterial.Empty, Specimens.Policy),
            Specimens.Now
        );

        using var evidence = await inspection.ReadChipAsync(
            (_, _) => throw new InvalidOperationException("the chip was asked"),
            null,
            null,
            CancellationToken.None
        );

        Assert.Null(evidence.Identity);
        Assert.Equal(Outcome.Failed, Check(evidence, CheckNames.MrzCheckDigits).Outcome);
        Assert.All(
            evidence.Checks.Skip(4),
            c => Assert.Equal((Outcome.NotDone, "mrz-not-readable"), (c.Outcome, c.Reason))
        );
    }

    [Fact]
    public async Task Zone_of_another_document_does_not_open_the_chip()
    {
        var other = _authority.Issue(
            new PassportOrder(Specimens.Holder with { DocumentNumber = "X00000001" }, Specimens.Portrait(100))
        );
        using var chip = other.CreateChip(1);
        var inspection = DocumentInspection.Begin(_passport.Lines, Specimens.Site(_authority), Specimens.Now);

        using var evidence = await inspection.ReadChipAsync(
            Specimens.Exchange(chip),
            null,
            null,
            CancellationToken.None
        );

        var access = Check(evidence, CheckNames.ChipAccess);
        Assert.Equal((Outcome.NotPossible, "access-denied"), (access.Outcome, access.Reason));
        Assert.All(evidence.Checks.Skip(5), c => Assert.Equal(Outcome.NotDone, c.Outcome));
    }

    [Theory]
    [InlineData("9000")]
    [InlineData("6282")]
    [InlineData("6300")]
    [InlineData("6015 9000")]
    [InlineData("6015 6982")]
    public async Task Answer_without_protection_fails_the_access(string answer)
    {
        var plain = Convert.FromHexString(answer.Replace(" ", "", StringComparison.Ordinal));

        using var evidence = await Specimens.InspectAsync(
            _passport,
            Specimens.Anchors(_authority),
            exchange =>
                async (command, cancellation) =>
                    (command.Span[0] & 0x0C) == 0x0C ? plain : await exchange(command, cancellation)
        );

        var access = Check(evidence, CheckNames.ChipAccess);
        Assert.Equal(Outcome.Failed, access.Outcome);
        Assert.Equal(answer.Length == 4 ? "unprotected-answer" : "secure-messaging-malformed", access.Reason);
        Assert.Equal(Catalogue.ChipManipulated, DocumentFaults.EntryFor(access));
    }

    /// <summary>Chips say so when they gave their session up or lost their power: not read, and nobody is accused.</summary>
    [Theory]
    [InlineData("6988")]
    [InlineData("6882")]
    [InlineData("6700")]
    public async Task Session_that_the_chip_gave_up_is_not_read(string answer)
    {
        using var evidence = await Specimens.InspectAsync(
            _passport,
            Specimens.Anchors(_authority),
            exchange =>
                async (command, cancellation) =>
                    (command.Span[0] & 0x0C) == 0x0C
                        ? Convert.FromHexString(answer)
                        : await exchange(command, cancellation)
        );

        var read = Check(evidence, CheckNames.ChipRead);
        Assert.Equal((Outcome.NotPossible, "session-lost"), (read.Outcome, read.Reason));
    }

    [Fact]
    public async Task Repeated_answer_fails_the_access()
    {
        byte[]? before = null;

        using var evidence = await Specimens.InspectAsync(
            _passport,
            Specimens.Anchors(_authority),
            exchange =>
                async (command, cancellation) =>
                {
                    var answer = await exchange(command, cancellation);
                    if (command.Span[1] == 0xB0)
                    {
                        (before, answer) = (answer, before ?? answer);
                    }

                    return answer;
                }
        );

        Assert.Equal("secure-messaging-mac", Check(evidence, CheckNames.ChipAccess).Reason);
    }

    /// <summary>
    /// One bit changed anywhere in any one answer: no check may be missing, and not all may pass. The first three answers only say that the
    /// chip has none of the files outside the application, which another refusal says as well.
    /// </summary>
    [Fact]
    public async Task One_changed_bit_on_the_line_is_never_admitted()
    {
        var anchors = Specimens.Anchors(_authority);
        var random = new Random(4711);
        for (var run = 0; run < 150; run++)
        {
            var (victim, count) = (random.Next(3, 28), 0);
            using var evidence = await Specimens.InspectAsync(
                _passport,
                anchors,
                exchange =>
                    async (command, cancellation) =>
                    {
                        var answer = await exchange(command, cancellation);
                        if (count++ == victim)
                        {
                            // The outer status word of a protected answer is not trusted, so not used; changes there go unnoticed rightly.
                            var end =
                                answer.Length > 2 && (command.Span[0] & 0x0C) != 0 ? answer.Length - 2 : answer.Length;
                            answer[random.Next(end)] ^= (byte)(1 << random.Next(8));
                        }

                        return answer;
                    }
            );

            Assert.True(count > victim, "the exchange ended before the change");
            Assert.Contains(evidence.Checks, c => c.Outcome != Outcome.Passed);
            Assert.Empty(
                CheckNames
                    .Required.Where(r => r.Value == CheckGroup.Document)
                    .Select(r => r.Key)
                    .Except(evidence.Checks.Select(c => c.Name))
            );
        }
    }

    /// <summary>EF.SOD is handed on while DG2 is still to come: the verification does not wait for the portrait.</summary>
    [Fact]
    public async Task Signature_can_be_verified_before_the_portrait_is_read()
    {
        using var chip = _passport.CreateChip(1);
        var exchange = Specimens.Exchange(chip);
        var portrait = new TaskCompletionSource();
        using var reading = new ChipReading(
            async (command, cancellation) =>
            {
                var answer = await exchange(command, cancellation);
                await (IsBusyWithPortrait ? portrait.Task : Task.CompletedTask);
                return answer;
            },
            new Steps(step => IsBusyWithPortrait |= step.Step == InspectionStep.ReadingDg2),
            null
        );

        var run = reading.RunAsync(
            DocumentInspection
                .Begin(_passport.Lines, new InspectionSite(TrustMaterial.Empty, Specimens.Policy), Specimens.Now)
                .Mrz.KeyInformation!,
            false,
            () => new ChipProofOptions(),
            default
        );
        var sod = await reading.Sod;

        Assert.False(run.IsCompleted);
        Assert.Equal(Outcome.Passed, sod!.VerifySigner(Specimens.Anchors(_authority), "UTO", Specimens.Now)[0].Outcome);
        portrait.SetResult();
        await run;
        Assert.NotNull(reading.Dg2);
    }

    [Fact]
    public async Task Steps_are_told_in_order()
    {
        var passport = _authority.Issue(
            new PassportOrder(Specimens.Holder, Specimens.Portrait()) { Proofs = PassportProofs.Usual }
        );
        using var chip = passport.CreateChip(1);
        var steps = new List<InspectionProgress>();
        var inspection = DocumentInspection.Begin(passport.Lines, Specimens.Site(_authority), Specimens.Now);

        using var evidence = await inspection.ReadChipAsync(
            Specimens.Exchange(chip),
            new Steps(steps.Add),
            null,
            CancellationToken.None
        );

        Assert.Equal(Enum.GetValues<InspectionStep>(), steps.Select(s => s.Step).Distinct());
        Assert.Contains(
            new InspectionProgress(
                InspectionStep.ReadingDg2,
                passport.Files[LdsFile.Dg2].Length,
                passport.Files[LdsFile.Dg2].Length
            ),
            steps
        );
    }

    [Fact]
    public async Task Cancelling_ends_the_inspection_with_the_callers_cancellation()
    {
        using var chip = _passport.CreateChip(1);
        using var source = new CancellationTokenSource();
        var inspection = DocumentInspection.Begin(_passport.Lines, Specimens.Site(_authority), Specimens.Now);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            inspection.ReadChipAsync(
                async (_, cancellation) =>
                {
                    await source.CancelAsync();
                    cancellation.ThrowIfCancellationRequested();
                    return [];
                },
                null,
                null,
                source.Token
            )
        );
    }

    [Fact]
    public async Task Exception_of_the_transport_is_kept_for_the_log_and_named_by_the_caller()
    {
        var own = new InvalidDataException("of the transport");
        var inspection = DocumentInspection.Begin(_passport.Lines, Specimens.Site(_authority), Specimens.Now);

        using var evidence = await inspection.ReadChipAsync(
            (_, _) => Task.FromException<byte[]>(own),
            null,
            e => e is InvalidDataException ? "chip-removed" : "other",
            CancellationToken.None
        );

        Assert.Same(own, evidence.ChipFailure);
        Assert.Equal("chip-removed", Check(evidence, CheckNames.ChipAccess).Reason);
    }

    [Fact]
    public async Task Portrait_is_zero_after_disposing()
    {
        var evidence = await Specimens.InspectAsync(_passport, Specimens.Anchors(_authority));
        var bytes = evidence.Portrait!.Bytes;
        Assert.Equal(PortraitFormat.Jpeg, evidence.Portrait.Format);

        evidence.Dispose();

        Assert.All(bytes, b => Assert.Equal(0, b));
    }

    private bool IsBusyWithPortrait { get; set; }

    private static CheckResult Check(DocumentEvidence evidence, string name) =>
        evidence.Checks.Single(c => c.Name == name);

    private sealed class Steps(Action<InspectionProgress> tell) : IProgress<InspectionProgress>
    {
        public void Report(InspectionProgress value) => tell(value);
    }
}
