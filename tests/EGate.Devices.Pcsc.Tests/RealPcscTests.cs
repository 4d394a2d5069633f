using EGate.Core;
using EGate.Devices.Simulated;
using EGate.Documents;

namespace EGate.Devices.Pcsc.Tests;

/// <summary>The driver through libpcsclite, a real pcscd and a virtual reader, down to a software passport.</summary>
public sealed class RealPcscTests(PcscService service) : IClassFixture<PcscService>
{
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task Transport_software_passport_behind_pcscd_opens_and_its_zone_is_read()
    {
        Assert.SkipWhen(service.Missing is not null, service.Missing ?? "");
        using var authority = new IssuingAuthority(20260101, TimeProvider.System);
        IssuedPassport passport = authority.Issue(Specimen());
        using SoftwarePassport chip = passport.CreateChip(1);
        await using TransportBench bench = await ReadyAsync();
        await using VirtualCard card = await VirtualCard.LayDownAsync(service.Port, command => chip.Answer(command));
        await UntilConnectedAsync(bench);

        DocumentEvidence evidence = await DocumentInspection
            .Begin(
                passport.Lines,
                new InspectionSite(
                    TrustMaterial.Of(AnchorStore.Load([new AnchorSource("specimen", authority.AnchorCertificate)])),
                    new DocumentPolicy()
                ),
                TimeProvider.System.GetUtcNow()
            )
            .ReadChipAsync(bench.Transport.TransceiveAsync, null, null, CancellationToken.None);
        using (evidence)
        {
            Assert.All(
                evidence.Checks.Where(c =>
                    c.Name is CheckNames.ChipAccess or CheckNames.ChipRead or CheckNames.DgHashes
                ),
                c => Assert.Equal(Outcome.Passed, c.Outcome)
            );
        }

        await bench.Transport.ReleaseAsync();
    }

    [Fact]
    public async Task Transport_extended_length_passes_pcscd_both_ways()
    {
        Assert.SkipWhen(service.Missing is not null, service.Missing ?? "");
        await using TransportBench bench = await ReadyAsync();
        await using VirtualCard card = await SeenCardAsync(bench, command => [.. command, 0x90, 0x00]);
        byte[] command = [0x00, 0xDA, 0x00, 0x00, 0x00, 0x0F, 0xA0, .. new byte[4000], 0x00, 0x00];

        var response = await bench.SendAsync(command);

        Assert.Equal([.. command, 0x90, 0x00], response);
        await bench.Transport.ReleaseAsync();
    }

    [Fact]
    public async Task Transport_chip_taken_from_the_virtual_reader_is_removed()
    {
        Assert.SkipWhen(service.Missing is not null, service.Missing ?? "");
        await using TransportBench bench = await ReadyAsync();
        await using (await VirtualCard.LayDownAsync(service.Port, _ => TransportBench.Good))
        {
            await UntilConnectedAsync(bench);
            Assert.Equal(TransportBench.Good, await bench.SendAsync(TransportBench.Select));
        }

        var e = await Assert.ThrowsAsync<ChipException>(() => UntilItFailsAsync(bench));

        Assert.Contains(e.Fault, new[] { ChipFault.Removed, ChipFault.Protocol });
        Assert.NotEqual(DeviceCondition.Lost, bench.Transport.Status.Condition);
    }

    [Fact]
    public async Task Transport_pcscd_that_ends_and_starts_again_is_lost_and_found()
    {
        Assert.SkipWhen(service.Missing is not null, service.Missing ?? "");
        await using TransportBench bench = await ReadyAsync();

        service.Stop();
        await bench.UntilAsync(DeviceCondition.Lost, Catalogue.PcscServiceAbsent.Id);
        await service.StartAsync();

        DeviceStatus back = await bench.UntilAsync(DeviceCondition.Ready);
        Assert.StartsWith("EGate Specimen", back.Detail, StringComparison.Ordinal);
    }

    private static async Task<TransportBench> ReadyAsync()
    {
        var bench = new TransportBench(new PcscLibrary(), "EGate Specimen", Patient);
        await bench.UntilAsync(DeviceCondition.Ready);
        return bench;
    }

    /// <summary>
    /// A card that the reader has seen. The virtual reader may let a card go that is laid down while it still notices that the one before is
    /// gone: such a card is laid down again, as a person does.
    /// </summary>
    private async Task<VirtualCard> SeenCardAsync(TransportBench bench, Func<byte[], byte[]> answer)
    {
        for (var tries = 1; ; tries++)
        {
            var card = await VirtualCard.LayDownAsync(service.Port, answer);
            try
            {
                await UntilConnectedAsync(bench, Patient);
                return card;
            }
            catch (OperationCanceledException) when (tries < 6)
            {
                await card.DisposeAsync();
            }
        }
    }

    /// <summary>
    /// pcscd looks at its readers about every 0.4 s: until then it speaks of the chip of the test before, to which no exchange succeeds.
    /// </summary>
    private static async Task UntilConnectedAsync(TransportBench bench, TimeSpan? most = null)
    {
        using var giveUp = new CancellationTokenSource(most ?? TransportBench.GiveUp);
        while (!await AnswersAsync(bench))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, giveUp.Token);
        }
    }

    private static async Task<bool> AnswersAsync(TransportBench bench)
    {
        try
        {
            return await bench.ConnectAsync() && (await bench.SendAsync(TransportBench.Select)).Length >= 2;
        }
        catch (ChipException)
        {
            return false;
        }
    }

    private static async Task UntilItFailsAsync(TransportBench bench)
    {
        using var giveUp = new CancellationTokenSource(TransportBench.GiveUp);
        while (!giveUp.IsCancellationRequested)
        {
            await bench.SendAsync(TransportBench.Select);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, giveUp.Token);
        }
    }

    private static PassportOrder Specimen()
    {
        byte[] portrait = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[3000], 0xFF, 0xD9];
        var holder = new MrzFields("ERIKSSON", "ANNA MARIA", "L898902C3", "740812", "F", "350415");
        return new PassportOrder(holder, portrait);
    }
}
