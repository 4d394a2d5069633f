using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Devices.Pcsc.Tests;

/// <summary>The driver over a scripted library: every condition of service, reader and chip.</summary>
public sealed class PcscChipTransportTests
{
    [Fact]
    public async Task Transport_long_command_and_response_pass_whole()
    {
        var library = new ScriptedPcsc { Chip = command => [.. command, 0x90, 0x00] };
        await using var bench = TransportBench.Over(library);
        await bench.UntilAsync(DeviceCondition.Ready);
        var command = new byte[PcscChipTransport.CommandMax];
        new Random(5).NextBytes(command);
        command[4] = 0;

        Assert.True(await bench.ConnectAsync());
        var longest = command[..65_536];

        Assert.Equal([.. longest, 0x90, 0x00], await bench.SendAsync(longest));
    }

    [Fact]
    public async Task Transport_status_names_the_reader_that_begins_like_the_profile()
    {
        await using var bench = TransportBench.Over(new ScriptedPcsc());

        DeviceStatus ready = await bench.UntilAsync(DeviceCondition.Ready);

        Assert.Equal($"{ScriptedPcsc.Name} through pcscd", ready.Detail);
        Assert.False(await bench.ConnectAsync());
    }

    [Fact]
    public async Task Transport_without_the_library_is_lost_and_says_what_to_install()
    {
        await using var bench = TransportBench.Over(new ScriptedPcsc { HasLibrary = false }, 200);

        await bench.UntilAsync(DeviceCondition.Lost, Catalogue.PcscServiceAbsent.Id);
        Examination examination = await bench.Transport.ExamineAsync(CancellationToken.None);

        Assert.False(examination.Passed);
        Assert.Contains("pcscd", examination.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transport_service_that_stops_and_comes_back_is_found_again()
    {
        var library = new ScriptedPcsc { Chip = _ => TransportBench.Good };
        await using var bench = TransportBench.Over(library);
        await bench.UntilAsync(DeviceCondition.Ready);
        Assert.True(await bench.ConnectAsync());

        library.ServiceRuns = false;
        await bench.UntilAsync(DeviceCondition.Lost, Catalogue.PcscServiceAbsent.Id);
        var e = await Assert.ThrowsAsync<ChipException>(() => bench.SendAsync(TransportBench.Select));
        library.ServiceRuns = true;
        await bench.UntilAsync(DeviceCondition.Ready);

        Assert.Equal(ChipFault.LinkLost, e.Fault);
        await AssertReadsAsync(bench);
    }

    [Fact]
    public async Task Transport_reader_unplugged_is_lost_and_read_again_when_it_is_back()
    {
        var library = new ScriptedPcsc { Chip = _ => TransportBench.Good };
        await using var bench = TransportBench.Over(library);
        await bench.UntilAsync(DeviceCondition.Ready);

        library.ReaderIsPlugged = false;
        await bench.UntilAsync(DeviceCondition.Lost, Catalogue.PcscReaderAbsent.Id);
        library.ReaderIsPlugged = true;
        await bench.UntilAsync(DeviceCondition.Ready);

        await AssertReadsAsync(bench);
    }

    [Fact]
    public async Task Examine_of_a_reader_with_another_name_lists_those_there_are()
    {
        await using var bench = new TransportBench(new ScriptedPcsc(), "Missing", TimeSpan.FromMilliseconds(100));
        await bench.UntilAsync(DeviceCondition.Lost, Catalogue.PcscReaderAbsent.Id);

        Examination examination = await bench.Transport.ExamineAsync(CancellationToken.None);

        Assert.Contains(ScriptedPcsc.Name, examination.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transport_chip_taken_away_is_removed_and_the_next_is_read()
    {
        var library = new ScriptedPcsc { Chip = _ => TransportBench.Good };
        await using var bench = TransportBench.Over(library);
        await bench.UntilAsync(DeviceCondition.Ready);
        Assert.True(await bench.ConnectAsync());

        library.Chip = null;
        var e = await Assert.ThrowsAsync<ChipException>(() => bench.SendAsync(TransportBench.Select));
        library.Chip = _ => TransportBench.Good;

        Assert.Equal(ChipFault.Removed, e.Fault);
        await AssertReadsAsync(bench);
    }

    [Fact]
    public async Task Transport_chip_that_does_not_answer_is_a_timeout_and_no_removal()
    {
        var library = new ScriptedPcsc { Chip = _ => null };
        await using var bench = TransportBench.Over(library);
        await bench.UntilAsync(DeviceCondition.Ready);
        Assert.True(await bench.ConnectAsync());

        var e = await Assert.ThrowsAsync<ChipException>(() => bench.SendAsync(TransportBench.Select));

        Assert.Equal(ChipFault.Timeout, e.Fault);
    }

    [Fact]
    public async Task Transport_reader_held_by_another_program_is_said()
    {
        var library = new ScriptedPcsc { Chip = _ => TransportBench.Good, IsHeldByAnother = true };
        await using var bench = TransportBench.Over(library);
        await bench.UntilAsync(DeviceCondition.Ready);

        var e = await Assert.ThrowsAsync<ChipException>(bench.ConnectAsync);

        Assert.Equal(ChipFault.LinkLost, e.Fault);
        await bench.UntilAsync(DeviceCondition.Lost, Catalogue.PcscReaderInUse.Id);
    }

    [Theory]
    [InlineData(Misbehaviour.Off)]
    [InlineData(Misbehaviour.Delayed)]
    public async Task Transport_service_that_hangs_costs_the_deadline_and_one_thread(Misbehaviour misbehaviour)
    {
        var library = new ScriptedPcsc { Chip = _ => TransportBench.Good };
        await using var bench = TransportBench.Over(library, 300);
        await bench.UntilAsync(DeviceCondition.Ready);

        library.Misbehaviour = misbehaviour;
        await bench.UntilAsync(DeviceCondition.Lost, Catalogue.ChipReaderLost.Id);
        await Assert.ThrowsAsync<ChipException>(bench.ConnectAsync);
        library.Misbehaviour = Misbehaviour.Ok;
        await bench.UntilAsync(DeviceCondition.Ready);

        await AssertReadsAsync(bench);
    }

    [Fact]
    public async Task Transport_slow_reader_is_degraded_and_still_reads()
    {
        var library = new ScriptedPcsc { Chip = _ => TransportBench.Good };
        await using var bench = TransportBench.Over(library, 1000);
        await bench.UntilAsync(DeviceCondition.Ready);

        library.Misbehaviour = Misbehaviour.Slow;
        DeviceStatus degraded = await bench.UntilAsync(DeviceCondition.Degraded);
        library.Misbehaviour = Misbehaviour.Ok;
        await bench.UntilAsync(DeviceCondition.Ready);

        Assert.Equal(Catalogue.ChipReaderSlow.Id, degraded.FaultId);
        await AssertReadsAsync(bench);
    }

    [Theory]
    [InlineData(Misbehaviour.Wrong)]
    [InlineData(Misbehaviour.Stuck)]
    public async Task Transport_reader_that_lies_passes_the_lie_on_for_secure_messaging_to_find(Misbehaviour lie)
    {
        var library = new ScriptedPcsc { Chip = command => [command[0], 2, 3, 4, 0x90, 0x00] };
        await using var bench = TransportBench.Over(library);
        await bench.UntilAsync(DeviceCondition.Ready);
        Assert.True(await bench.ConnectAsync());
        await bench.SendAsync([0x55, 0, 0, 0]);

        library.Misbehaviour = lie;
        var response = await bench.SendAsync(TransportBench.Select);

        Assert.Equal(6, response.Length);
        Assert.NotEqual([0x00, 2, 3, 4, 0x90, 0x00], response);
    }

    [Fact]
    public async Task Transport_garbage_instead_of_a_chip_is_an_error_of_the_chip()
    {
        var library = new ScriptedPcsc { Chip = _ => TransportBench.Good, Misbehaviour = Misbehaviour.Garbage };
        await using var bench = TransportBench.Over(library);
        await bench.UntilAsync(DeviceCondition.Ready);

        var e = await Assert.ThrowsAsync<ChipException>(bench.ConnectAsync);
        library.Misbehaviour = Misbehaviour.Ok;

        Assert.Equal(ChipFault.Protocol, e.Fault);
        await AssertReadsAsync(bench);
    }

    [Fact]
    public async Task Transport_intermittent_reader_fails_one_exchange_and_reads_the_next_chip()
    {
        var library = new ScriptedPcsc { Chip = _ => TransportBench.Good, Misbehaviour = Misbehaviour.Intermittent };
        await using var bench = TransportBench.Over(library);
        await bench.UntilAsync(DeviceCondition.Ready);
        Assert.True(await bench.ConnectAsync());
        await bench.SendAsync(TransportBench.Select);
        await bench.SendAsync(TransportBench.Select);

        var e = await Assert.ThrowsAsync<ChipException>(() => bench.SendAsync(TransportBench.Select));
        library.Misbehaviour = Misbehaviour.Ok;

        Assert.Equal(ChipFault.Timeout, e.Fault);
        await AssertReadsAsync(bench);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(PcscChipTransport.CommandMax + 1)]
    public async Task Transport_command_of_no_possible_length_is_refused(int length)
    {
        await using var bench = TransportBench.Over(new ScriptedPcsc());

        var e = await Assert.ThrowsAsync<ChipException>(() => bench.SendAsync(new byte[length]));

        Assert.Equal(ChipFault.Protocol, e.Fault);
    }

    private static async Task AssertReadsAsync(TransportBench bench)
    {
        Assert.True(await bench.ConnectAsync());
        Assert.Equal(TransportBench.Good, await bench.SendAsync(TransportBench.Select));
        await bench.Transport.ReleaseAsync();
    }
}
