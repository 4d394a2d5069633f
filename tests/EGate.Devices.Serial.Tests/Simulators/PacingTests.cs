using EGate.Devices.Simulated.Serial;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Devices.Serial.Tests.Simulators;

public sealed class PacingTests : IDisposable
{
    private readonly LineFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pacing_bytes_take_the_time_of_the_line()
    {
        // 9,600 bit/s with 10 bits a byte is 960 bytes a second. Time is moved by hand; bytes are awaited.
        var time = new FakeTimeProvider();
        using var simulator = new SimulatedElyctis(
            _folder.Link("reader"),
            time,
            new SimulatedSerialOptions { PaceBaud = 9600 }
        );
        var options = new SerialLinkOptions { Port = _folder.Link("reader"), Baud = 9600 };
        await using var line = SerialLine.Open(options, TimeProvider.System);

        simulator.Inject(new byte[96]);
        time.Advance(TimeSpan.FromMilliseconds(50));
        var half = await TakeAsync(line, 48);
        time.Advance(TimeSpan.FromMilliseconds(51));
        var rest = await TakeAsync(line, 48);

        Assert.Equal(48, half);
        Assert.Equal(48, rest);
    }

    [Fact]
    public async Task Pacing_driver_puts_frames_together_from_a_slow_line()
    {
        var link = _folder.Link("chip");
        using var simulator = new SimulatedPn532(
            link,
            TimeProvider.System,
            new SimulatedSerialOptions { PaceBaud = 19_200 }
        );
        var log = Microsoft.Extensions.Logging.Abstractions.NullLogger<Pn532ChipTransport>.Instance;
        await using var transport = new Pn532ChipTransport(
            Times.Profile("pn532", link, Times.Patient),
            TimeProvider.System,
            log
        );
        var changes = new StatusLog(transport);
        simulator.Present(command => [.. command.Span, 0x90, 0x00]);
        transport.Start();
        await changes.UntilAsync(DeviceCondition.Ready);
        var command = new byte[600];
        new Random(1).NextBytes(command);

        Assert.True(await transport.ConnectAsync(default));
        var response = await transport.TransceiveAsync(command, default);

        Assert.Equal([.. command, 0x90, 0x00], response);
    }

    /// <summary>Takes at most twice what is expected, so that bytes that came too early are seen.</summary>
    private static async Task<int> TakeAsync(SerialLine line, int expected)
    {
        var target = new byte[2 * expected];
        var got = 0;
        while (got < expected && await line.WaitAsync(Times.GiveUp, default))
        {
            got += line.Take(target.AsSpan(got));
        }

        return got;
    }
}
