using EGate.Devices.Simulated.Serial;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Devices.Serial.Tests.Elyctis;

/// <summary>Rates, one-line zones and older firmware.</summary>
public sealed class ElyctisCommandTests : IDisposable
{
    private const string Licence = "D1UTO1234567890ABCDEFGHIJKLMN7";
    private readonly LineFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(9_600, 115_200)]
    [InlineData(115_200, 9_600)]
    public async Task Reader_at_the_other_rate_is_found(int readers, int profiles)
    {
        using var simulator = new SimulatedElyctis(
            _folder.Link("reader"),
            TimeProvider.System,
            new SimulatedSerialOptions { Baud = readers }
        );
        await using ElyctisReader reader = Reader(profiles, searches: true);
        var changes = new StatusLog(reader);

        reader.Start();
        DeviceStatus ready = await changes.UntilAsync(DeviceCondition.Ready);
        simulator.Present(ReaderBench.Card);

        Assert.Contains($"at {readers} bit/s", ready.Detail, StringComparison.Ordinal);
        using var giveUp = new CancellationTokenSource(Times.GiveUp);
        Assert.IsType<ReaderEvent.DocumentPresented>(await reader.Events.ReadAsync(giveUp.Token));
    }

    [Fact]
    public async Task Reader_at_the_other_rate_stays_lost_when_it_is_not_searched_for()
    {
        using var simulator = new SimulatedElyctis(
            _folder.Link("reader"),
            TimeProvider.System,
            new SimulatedSerialOptions { Baud = 9_600 }
        );
        await using ElyctisReader reader = Reader(115_200, searches: false);
        var changes = new StatusLog(reader);

        reader.Start();

        Assert.Equal("READER_LOST", (await changes.UntilAsync(DeviceCondition.Lost)).FaultId);
    }

    [Fact]
    public async Task Reader_driving_licence_comes_as_one_line_and_is_removed()
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Patient);

        bench.Simulator.PresentOneLine(Licence);
        var presented = Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());
        bench.Simulator.Remove();

        Assert.Equal([Licence], presented.Mrz);
        Assert.IsType<ReaderEvent.DocumentRemoved>(await bench.NextAsync());
    }

    [Fact]
    public async Task Reader_card_of_two_lines_of_36_comes_as_lines()
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Patient);

        bench.Simulator.Present(Lines.LineFrameTests.SmallCard);

        Assert.Equal(
            Lines.LineFrameTests.SmallCard,
            Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync()).Mrz
        );
    }

    [Fact]
    public async Task Reader_of_older_firmware_serves_without_the_commands_it_lacks()
    {
        using var simulator = new SimulatedElyctis(_folder.Link("reader"), TimeProvider.System)
        {
            KnowsAllCommands = false,
        };
        await using ElyctisReader reader = Reader(115_200, searches: true);
        var changes = new StatusLog(reader);

        reader.Start();
        DeviceStatus ready = await changes.UntilAsync(DeviceCondition.Ready);
        simulator.Present(ReaderBench.Passport);

        Assert.Contains("OCR not told", ready.Detail, StringComparison.Ordinal);
        Assert.Contains("no one-line zones", ready.Detail, StringComparison.Ordinal);
        using var giveUp = new CancellationTokenSource(Times.GiveUp);
        Assert.IsType<ReaderEvent.DocumentPresented>(await reader.Events.ReadAsync(giveUp.Token));
    }

    private ElyctisReader Reader(int baud, bool searches) =>
        new(
            Times.Profile("elyctis", _folder.Link("reader"), Times.Quick) with
            {
                Baud = baud,
                SearchesRate = searches,
            },
            TimeProvider.System,
            NullLogger<ElyctisReader>.Instance
        );
}
