using EGate.Core;
using EGate.Devices.Serial.Pn532;
using EGate.Devices.Simulated.Serial;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Devices.Serial.Tests.Pn532;

/// <summary>Higher rates on the line and on the air, and chip readers that cannot do what they say.</summary>
public sealed class Pn532RateTests : IDisposable
{
    private readonly LineFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Transport_changes_both_ends_to_the_faster_rate()
    {
        using SimulatedPn532 simulator = Simulator();
        await using Pn532ChipTransport transport = Transport(fast: 921_600);

        DeviceStatus ready = await ReadyAsync(transport);

        Assert.Equal(921_600, simulator.Baud);
        Assert.Contains("at 921600 bit/s", ready.Detail, StringComparison.Ordinal);
        await AssertReadsAsync(simulator, transport);
    }

    [Fact]
    public async Task Transport_that_starts_again_finds_the_chip_reader_at_the_rate_it_was_left_at()
    {
        using SimulatedPn532 simulator = Simulator();
        await using (Pn532ChipTransport before = Transport(fast: 460_800))
        {
            await ReadyAsync(before);
        }

        await using Pn532ChipTransport transport = Transport(fast: 460_800);
        DeviceStatus ready = await ReadyAsync(transport);

        Assert.Contains("at 460800 bit/s", ready.Detail, StringComparison.Ordinal);
        await AssertReadsAsync(simulator, transport);
    }

    [Fact]
    public async Task Transport_chip_reader_that_refuses_the_rate_stays_and_it_is_said()
    {
        using var simulator = new SimulatedPn532(
            _folder.Link("chip"),
            TimeProvider.System,
            new SimulatedSerialOptions { Baud = 115_200 }
        )
        {
            ChangesLineRate = false,
        };
        await using Pn532ChipTransport transport = Transport(fast: 921_600);

        DeviceStatus ready = await ReadyAsync(transport);

        Assert.Contains("stays at 115200 bit/s: 921600 failed", ready.Detail, StringComparison.Ordinal);
        await AssertReadsAsync(simulator, transport);
    }

    [Fact]
    public async Task Transport_chip_reader_that_only_says_that_it_changes_is_found_again_at_its_old_rate()
    {
        using var simulator = new SimulatedPn532(
            _folder.Link("chip"),
            TimeProvider.System,
            new SimulatedSerialOptions { Baud = 115_200 }
        )
        {
            OnlySaysThatItChanges = true,
        };
        await using Pn532ChipTransport transport = Transport(fast: 230_400);

        DeviceStatus ready = await ReadyAsync(transport);

        Assert.Contains("at 115200 bit/s", ready.Detail, StringComparison.Ordinal);
        Assert.Contains("230400 failed", ready.Detail, StringComparison.Ordinal);
        await AssertReadsAsync(simulator, transport);
    }

    [Theory]
    [InlineData(424, 424)]
    [InlineData(212, 212)]
    [InlineData(106, 106)]
    public async Task Transport_raises_the_rate_on_the_air_as_far_as_the_profile_allows(int allowed, int used)
    {
        using SimulatedPn532 simulator = Simulator();
        await using Pn532ChipTransport transport = Transport(air: allowed);
        await ReadyAsync(transport);

        await AssertReadsAsync(simulator, transport);

        Assert.Equal(used, simulator.AirRate);
    }

    [Fact]
    public async Task Transport_chip_that_does_not_follow_on_the_air_is_selected_anew_and_read()
    {
        using SimulatedPn532 simulator = Simulator();
        simulator.AirRateMax = 106;
        await using Pn532ChipTransport transport = Transport(air: 424);
        await ReadyAsync(transport);

        await AssertReadsAsync(simulator, transport);
        await AssertReadsAsync(simulator, transport);
        await AssertReadsAsync(simulator, transport);

        Assert.Equal(106, simulator.AirRate);
        Assert.Contains("on the air 106 kbit/s: more failed", transport.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transport_chip_of_type_B_is_read_at_the_first_rate()
    {
        using SimulatedPn532 simulator = Simulator();
        await using Pn532ChipTransport transport = Transport(air: 424);
        await ReadyAsync(transport);
        simulator.Present(_ => ChipBench.Good, typeB: true);

        Assert.True(await transport.ConnectAsync(default));
        Assert.Equal(ChipBench.Good, await transport.TransceiveAsync(ChipBench.Select, default));

        Assert.Equal(106, simulator.AirRate);
    }

    [Fact]
    public async Task Transport_clone_that_drops_type_B_is_degraded_and_reads_type_A()
    {
        using var simulator = new SimulatedPn532(_folder.Link("chip"), TimeProvider.System) { DropsTypeB = true };
        await using Pn532ChipTransport transport = Transport();
        await ReadyAsync(transport);

        Assert.False(await transport.ConnectAsync(default));

        Assert.Equal(DeviceCondition.Degraded, transport.Status.Condition);
        Assert.Equal(Catalogue.ChipReaderOneType.Id, transport.Status.FaultId);
        await AssertReadsAsync(simulator, transport);
        Assert.Equal(DeviceCondition.Degraded, transport.Status.Condition);
    }

    [Theory]
    [InlineData("0101034420040811223306757781028000", 424)] // TA(1) 77: 212, 424, 848 both ways
    [InlineData("0101034420040811223306751181028000", 212)]
    [InlineData("0101034420040811223306752181028000", 106)] // one way only
    [InlineData("0101034420040811223306758081028000", 106)]
    [InlineData("01010344200408112233027000", 106)] // no TA(1)
    [InlineData("", 106)]
    public void Target_offers_the_rate_it_has_both_ways(string answer, int rate) =>
        Assert.Equal(rate, ChipTarget.AirRateOf(Convert.FromHexString(answer[..^Math.Min(2, answer.Length)])));

    [Fact]
    public void Status_every_code_of_the_manual_has_a_meaning()
    {
        int[] codes =
        [
            0x01,
            0x02,
            0x03,
            0x04,
            0x05,
            0x06,
            0x07,
            0x09,
            0x0A,
            0x0B,
            0x0D,
            0x0E,
            0x10,
            0x12,
            0x13,
            0x14,
            0x23,
            0x25,
            0x26,
            0x27,
            0x29,
            0x2A,
            0x2B,
            0x2C,
            0x2D,
            0x2E,
        ];

        Assert.All(
            codes,
            code => Assert.DoesNotContain("does not name", Pn532Status.Explain(code).Meaning, StringComparison.Ordinal)
        );
    }

    private SimulatedPn532 Simulator() =>
        new(_folder.Link("chip"), TimeProvider.System, new SimulatedSerialOptions { Baud = 115_200 });

    private Pn532ChipTransport Transport(int fast = 0, int air = 106) =>
        new(
            Times.Profile("pn532", _folder.Link("chip"), Times.Steady) with
            {
                FastBaud = fast,
                AirRate = air,
            },
            TimeProvider.System,
            NullLogger<Pn532ChipTransport>.Instance
        );

    private static async Task<DeviceStatus> ReadyAsync(Pn532ChipTransport transport)
    {
        var changes = new StatusLog(transport);
        transport.Start();
        return await changes.UntilAsync(DeviceCondition.Ready);
    }

    private static async Task AssertReadsAsync(SimulatedPn532 simulator, Pn532ChipTransport transport)
    {
        simulator.Present(command => [.. command.Span, 0x90, 0x00]);
        var command = new byte[600];
        new Random(3).NextBytes(command);
        Assert.True(await transport.ConnectAsync(default));
        Assert.Equal([.. command, 0x90, 0x00], await transport.TransceiveAsync(command, default));
    }
}
