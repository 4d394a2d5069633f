using EGate.Core;
using EGate.Devices.Simulated.Serial;

namespace EGate.Devices.Serial.Tests.Line;

/// <summary>The line on a real pseudo-terminal, with the pitfalls it has there.</summary>
public sealed class SerialLineTests : IDisposable
{
    private readonly LineFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Line_every_byte_value_goes_both_ways_unchanged()
    {
        using var far = PseudoTerminal.Open();
        await using var line = SerialLine.Open(Options(far.SlavePath), TimeProvider.System);
        var all = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();

        await line.WriteAsync(all);
        var heard = ReadFar(far, all.Length);
        far.Write(all);
        var received = await ReceiveAsync(line, all.Length);

        Assert.Equal(all, heard);
        Assert.Equal(all, received);
    }

    [Fact]
    public async Task Line_far_end_gone_is_unplugged_and_stays_so()
    {
        var far = PseudoTerminal.Open();
        await using var line = SerialLine.Open(Options(far.SlavePath), TimeProvider.System);

        far.Dispose();
        await line.Over.WaitAsync(Times.GiveUp);

        Assert.Equal(Catalogue.SerialUnplugged.Id, line.Fault?.FaultId);
        await Assert.ThrowsAsync<SerialFaultException>(() => line.WriteAsync(new byte[] { 1 }));
        await Assert.ThrowsAsync<SerialFaultException>(() => line.WaitAsync(Times.GiveUp, default).AsTask());
    }

    [Fact]
    public async Task Line_unplugged_under_a_write_closes_within_its_bound()
    {
        var far = PseudoTerminal.Open();
        var line = SerialLine.Open(Options(far.SlavePath), TimeProvider.System);
        far.Dispose();
        try
        {
            await line.WriteAsync(new byte[64]);
        }
        catch (SerialFaultException)
        {
            // The unplug was seen before or by the write; both are fine. What counts is that closing does not hang.
        }

        await line.DisposeAsync().AsTask().WaitAsync(Times.GiveUp);
    }

    [Fact]
    public async Task Line_full_far_end_is_a_fault_and_not_a_hang()
    {
        using var far = PseudoTerminal.Open();
        SerialLinkOptions options = Options(far.SlavePath) with { WriteMax = TimeSpan.FromMilliseconds(100) };
        await using var line = SerialLine.Open(options, TimeProvider.System);

        await Assert.ThrowsAsync<SerialFaultException>(() => line.WriteAsync(new byte[1_000_000]));
    }

    [Fact]
    public async Task Line_held_by_one_driver_is_in_use_for_another_under_any_name()
    {
        using var far = PseudoTerminal.Open();
        var alias = _folder.Link("alias");
        File.CreateSymbolicLink(alias, far.SlavePath);
        await using (SerialLine.Open(Options(far.SlavePath), TimeProvider.System))
        {
            var e = Assert.Throws<SerialFaultException>(() => SerialLine.Open(Options(alias), TimeProvider.System));
            Assert.Equal(Catalogue.SerialInUse.Id, e.FaultId);
        }

        await using var again = SerialLine.Open(Options(alias), TimeProvider.System);
        Assert.Null(again.Fault);
    }

    [Fact]
    public void Open_name_that_is_not_there_is_unplugged()
    {
        var e = Assert.Throws<SerialFaultException>(() =>
            SerialLine.Open(Options(_folder.Link("nothing")), TimeProvider.System)
        );

        Assert.Equal(Catalogue.SerialUnplugged.Id, e.FaultId);
    }

    [Fact]
    public void Open_file_that_is_no_line_is_a_wrong_setting()
    {
        var file = _folder.Link("file");
        File.WriteAllText(file, "no line");

        var e = Assert.Throws<SerialFaultException>(() => SerialLine.Open(Options(file), TimeProvider.System));

        Assert.Equal(Catalogue.SerialSettings.Id, e.FaultId);
    }

    [Fact]
    public async Task Open_rate_that_no_line_has_is_a_wrong_setting_and_leaves_no_lock()
    {
        using var far = PseudoTerminal.Open();
        SerialLinkOptions impossible = Options(far.SlavePath) with { Baud = -1 };

        var e = Assert.Throws<SerialFaultException>(() => SerialLine.Open(impossible, TimeProvider.System));

        Assert.Equal(Catalogue.SerialSettings.Id, e.FaultId);
        await using var line = SerialLine.Open(Options(far.SlavePath), TimeProvider.System);
    }

    private static SerialLinkOptions Options(string port) => new() { Port = port, Baud = 115_200 };

    private static byte[] ReadFar(PseudoTerminal far, int count)
    {
        var heard = new byte[count];
        var got = 0;
        while (got < count && far.Wait(forWriting: false).Readable)
        {
            got += far.Read(heard.AsSpan(got));
        }

        return heard;
    }

    private static async Task<byte[]> ReceiveAsync(SerialLine line, int count)
    {
        var received = new byte[count];
        var got = 0;
        while (got < count && await line.WaitAsync(Times.GiveUp, default))
        {
            got += line.Take(received.AsSpan(got));
        }

        return received;
    }
}
