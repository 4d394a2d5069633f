using EGate.Devices.Simulated;
using EGate.Devices.Simulated.Serial;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Devices.Serial.Tests.Simulators;

/// <summary>The simulated chip reader against the vectors of UM0701-02, without our driver between.</summary>
public sealed class SimulatedPn532Tests : IAsyncDisposable
{
    private const string WakeUp = "55550000000000000000000000000000";
    private const string Ack = "0000FF00FF00";
    private const string GetFirmwareVersion = "0000FF02FED4022A00";
    private const string FirmwareVersion = "0000FF06FAD50332010607E800";

    private readonly LineFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly SimulatedPn532 _simulator;
    private readonly SerialLine _line;

    public SimulatedPn532Tests()
    {
        _simulator = new SimulatedPn532(_folder.Link("chip"), _time);
        var options = new SerialLinkOptions { Port = _folder.Link("chip"), Baud = 115_200 };
        _line = SerialLine.Open(options, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        _simulator.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Simulator_answers_the_vectors_of_the_manual()
    {
        _simulator.Present(_ => [0x90, 0x00]);
        (string Sent, string Answer)[] talk =
        [
            (WakeUp + "0000FF05FBD4140114010200", "0000FF02FED5151600"),
            (GetFirmwareVersion, FirmwareVersion),
            ("0000FF06FAD43205FF0102F300", "0000FF02FED533F800"),
            ("0000FF03FDD412140600", "0000FF02FED5131800"),
            ("0000FF05FBD44A010300DE00", "0000FF03FDD54B00E000"),
            ("0000FF04FCD44A0100E100", "0000FF12EED54B010103442004081122330675778102801000"),
            ("0000FF0FF1D4400100A4040C07A00000024710013600", "0000FF05FBD5410090005A00"),
            ("0000FF03FDD45200DA00", "0000FF03FDD55300D800"),
        ];
        foreach ((string sent, string answer) in talk)
        {
            await SayAsync(sent);
            Assert.Equal(Ack + answer, await HearAsync((Ack.Length + answer.Length) / 2));
        }

        Assert.Equal(0, _simulator.Rejected);
    }

    [Fact]
    public async Task Simulator_asleep_hears_nothing_until_it_is_woken()
    {
        await SayAsync(GetFirmwareVersion + WakeUp + GetFirmwareVersion);

        Assert.Equal(Ack + FirmwareVersion, await HearAsync(19));
        Assert.Equal(0, _line.Discard());
    }

    [Theory]
    [InlineData("0000FF02FED4022B00", "wrong check sum of the data")]
    [InlineData("0000FF02FDD4022A00", "wrong check sum of the length")]
    [InlineData("0000FF02FED5022900", "frame identifier of the chip")]
    public async Task Simulator_stays_silent_on_frames_that_are_not_in_order(string frame, string what)
    {
        await SayAsync(WakeUp + frame + GetFirmwareVersion);

        Assert.Equal(Ack + FirmwareVersion, await HearAsync(19));
        Assert.True(_simulator.Rejected == 1, what);
    }

    [Theory]
    [InlineData("0000FF02FED460CC00", "unknown command")]
    [InlineData("0000FF03FDD402002A00", "parameter too many")]
    [InlineData("0000FF04FCD44A0101E000", "type of target that needs more")]
    public async Task Simulator_answers_what_it_does_not_understand_with_its_error_frame(string frame, string what)
    {
        await SayAsync(WakeUp + frame);

        Assert.Equal(Ack + "0000FF01FF7F8100", await HearAsync(14));
        Assert.True(_simulator.Rejected == 1, what);
    }

    [Fact]
    public async Task Simulator_repeats_its_last_answer_on_nack()
    {
        await SayAsync(WakeUp + GetFirmwareVersion);
        await HearAsync(19);

        await SayAsync("0000FFFF0000");

        Assert.Equal(FirmwareVersion, await HearAsync(13));
    }

    [Fact]
    public async Task Simulator_delayed_answer_is_aborted_by_ack()
    {
        _simulator.Misbehaviour = Misbehaviour.Delayed;
        await SayAsync(WakeUp + GetFirmwareVersion);
        Assert.Equal(Ack, await HearAsync(6));

        await SayAsync(Ack);
        _simulator.Misbehaviour = Misbehaviour.Ok;
        await SayAsync(GetFirmwareVersion);
        var after = await HearAsync(19);
        _time.Advance(TimeSpan.FromMinutes(1));
        await SayAsync("0000FFFF0000");

        Assert.Equal(Ack + FirmwareVersion, after);
        Assert.Equal(FirmwareVersion, await HearAsync(13));
    }

    [Fact]
    public async Task Simulator_exchange_without_a_selected_chip_is_not_acceptable()
    {
        await SayAsync(WakeUp + "0000FF0FF1D4400100A4040C07A00000024710013600");

        Assert.Equal(Ack + "0000FF03FDD54127C300", await HearAsync(16));
    }

    private Task SayAsync(string hex) => _line.WriteAsync(Convert.FromHexString(hex));

    private async Task<string> HearAsync(int count)
    {
        var heard = new byte[count];
        var got = 0;
        while (got < count)
        {
            Assert.True(
                await _line.WaitAsync(Times.GiveUp, default),
                $"only {Convert.ToHexString(heard, 0, got)} came"
            );
            got += _line.Take(heard.AsSpan(got));
        }

        return Convert.ToHexString(heard);
    }
}
