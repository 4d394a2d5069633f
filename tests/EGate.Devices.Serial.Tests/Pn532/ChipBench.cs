using EGate.Devices.Simulated.Serial;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Devices.Serial.Tests.Pn532;

/// <summary>A PN532 driver and its simulator on a real pseudo-terminal.</summary>
internal sealed class ChipBench : IAsyncDisposable
{
    /// <summary>SELECT of the eMRTD application (Doc 9303-10, 3.2).</summary>
    public static readonly byte[] Select = Convert.FromHexString("00A4040C07A0000002471001");

    public static readonly byte[] Good = [0x90, 0x00];

    private readonly LineFolder _folder = new();

    private ChipBench(TimeSpan answerMax)
    {
        var link = _folder.Link("chip");
        Simulator = new SimulatedPn532(link, TimeProvider.System, Times.Simulated);
        Transport = new Pn532ChipTransport(
            Times.Profile("pn532", link, answerMax),
            TimeProvider.System,
            NullLogger<Pn532ChipTransport>.Instance
        );
        Changes = new StatusLog(Transport);
    }

    public SimulatedPn532 Simulator { get; }

    public Pn532ChipTransport Transport { get; }

    public StatusLog Changes { get; }

    public static ChipBench NotStarted(TimeSpan answerMax) => new(answerMax);

    public static async Task<ChipBench> ReadyAsync(TimeSpan answerMax)
    {
        var bench = new ChipBench(answerMax);
        bench.Transport.Start();
        await bench.Changes.UntilAsync(DeviceCondition.Ready);
        return bench;
    }

    public Task<bool> ConnectAsync() => Transport.ConnectAsync(CancellationToken.None);

    public Task<byte[]> SendAsync(byte[] command) => Transport.TransceiveAsync(command, CancellationToken.None);

    /// <summary>The proof that the next crossing works.</summary>
    public async Task ReadsAnotherChipAsync()
    {
        await Changes.BackAsync(Transport);
        Simulator.Present(_ => Good);
        Assert.True(await ConnectAsync());
        Assert.Equal(Good, await SendAsync(Select));
        await Transport.ReleaseAsync();
        Simulator.Remove();
        Assert.False(await ConnectAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Transport.DisposeAsync();
        Simulator.Dispose();
        _folder.Dispose();
    }
}
