namespace EGate.Devices.Serial.Tests.Pn532;

public sealed class Pn532ChipTransportTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Transport_passport_chip_of_either_type_is_selected(bool typeB)
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Patient);
        byte[]? heard = null;
        bench.Simulator.Present(
            command =>
            {
                heard = command.ToArray();
                return ChipBench.Good;
            },
            typeB
        );

        var found = await bench.ConnectAsync();
        var response = await bench.SendAsync(ChipBench.Select);

        Assert.True(found);
        Assert.Equal(ChipBench.Good, response);
        Assert.Equal(ChipBench.Select, heard);
        Assert.Equal(0, bench.Simulator.Rejected);
    }

    [Fact]
    public async Task Transport_empty_field_has_no_chip_and_exchanges_nothing()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Patient);

        Assert.False(await bench.ConnectAsync());
        var e = await Assert.ThrowsAsync<ChipException>(() => bench.SendAsync(ChipBench.Select));
        Assert.Equal(ChipFault.NoChip, e.Fault);
    }

    [Fact]
    public async Task Transport_payloads_of_all_sizes_go_whole_both_ways()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Patient);
        bench.Simulator.Present(command => [.. command.ToArray().Reverse(), 0x90, 0x00]);
        Assert.True(await bench.ConnectAsync());

        // Around each seam: normal and extended frames (252, 253 bytes of data), one and two pieces (262), and the 1,500 bytes of a long read.
        int[] sizes =
        [
            4,
            5,
            100,
            249,
            250,
            251,
            252,
            253,
            254,
            259,
            260,
            261,
            262,
            263,
            264,
            522,
            523,
            524,
            525,
            785,
            786,
            787,
            1500,
        ];
        foreach (var size in sizes)
        {
            var command = new byte[size];
            new Random(size).NextBytes(command);
            byte[] expected = [.. Enumerable.Reverse(command), 0x90, 0x00];

            Assert.Equal(expected, await bench.SendAsync(command));
        }

        Assert.Equal(0, bench.Simulator.Rejected);
        Assert.Equal(DeviceCondition.Ready, bench.Transport.Status.Condition);
    }

    [Fact]
    public async Task Transport_longest_response_apdu_is_read()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Patient);
        bench.Simulator.Present(_ => new byte[65_538]);
        Assert.True(await bench.ConnectAsync());

        Assert.Equal(65_538, (await bench.SendAsync(ChipBench.Select)).Length);
    }

    [Fact]
    public async Task Transport_response_without_end_is_refused()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Patient);
        bench.Simulator.Present(_ => new byte[70_000]);
        Assert.True(await bench.ConnectAsync());

        var e = await Assert.ThrowsAsync<ChipException>(() => bench.SendAsync(ChipBench.Select));

        Assert.Equal(ChipFault.Protocol, e.Fault);
        await bench.ReadsAnotherChipAsync();
    }

    [Fact]
    public async Task Transport_response_of_one_byte_is_refused()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Patient);
        bench.Simulator.Present(_ => [0x90]);
        Assert.True(await bench.ConnectAsync());

        var e = await Assert.ThrowsAsync<ChipException>(() => bench.SendAsync(ChipBench.Select));

        Assert.Equal(ChipFault.Protocol, e.Fault);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(65_545)]
    public async Task Transport_command_that_is_no_apdu_is_refused(int length)
    {
        await using ChipBench bench = ChipBench.NotStarted(Times.Quick);

        var e = await Assert.ThrowsAsync<ChipException>(() => bench.SendAsync(new byte[length]));

        Assert.Equal(ChipFault.Protocol, e.Fault);
    }

    [Fact]
    public async Task Transport_chip_taken_away_is_removed_after_a_failed_reselection()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Patient);
        bench.Simulator.Present(_ => ChipBench.Good);
        Assert.True(await bench.ConnectAsync());

        bench.Simulator.Remove();
        var e = await Assert.ThrowsAsync<ChipException>(() => bench.SendAsync(ChipBench.Select));

        Assert.Equal(ChipFault.Removed, e.Fault);
        await bench.ReadsAnotherChipAsync();
    }

    [Fact]
    public async Task Transport_chip_that_stops_answering_but_stays_is_a_timeout()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Patient);
        bench.Simulator.Present(_ => null);
        Assert.True(await bench.ConnectAsync());

        var e = await Assert.ThrowsAsync<ChipException>(() => bench.SendAsync(ChipBench.Select));

        Assert.Equal(ChipFault.Timeout, e.Fault);
        await bench.ReadsAnotherChipAsync();
    }

    [Fact]
    public async Task Transport_cancelled_exchange_is_aborted_and_the_next_works()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Patient);
        using var cancellation = new CancellationTokenSource();
        bench.Simulator.Present(_ =>
        {
            bench.Simulator.Misbehaviour = Simulated.Misbehaviour.Delayed;
            cancellation.Cancel();
            return ChipBench.Good;
        });
        Assert.True(await bench.ConnectAsync());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            bench.Transport.TransceiveAsync(ChipBench.Select, cancellation.Token)
        );
        bench.Simulator.Misbehaviour = Simulated.Misbehaviour.Ok;

        await bench.ReadsAnotherChipAsync();
    }

    [Fact]
    public async Task Transport_callers_at_the_same_time_take_turns()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Patient);
        bench.Simulator.Present(command => [.. command.ToArray(), 0x90, 0x00]);
        Assert.True(await bench.ConnectAsync());

        byte[][] responses = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => bench.SendAsync([0x00, 0xB0, 0x00, (byte)i]))
        );

        Assert.Equal(Enumerable.Range(0, 20).Select(i => (byte)i), responses.Select(r => r[3]));
    }

    [Fact]
    public async Task Release_never_throws_not_even_without_a_chip_reader()
    {
        await using ChipBench bench = ChipBench.NotStarted(Times.Quick);

        await bench.Transport.ReleaseAsync();
        await bench.Transport.DisposeAsync();
        await bench.Transport.ReleaseAsync();

        Assert.Equal(DeviceCondition.Starting, bench.Transport.Status.Condition);
    }

    [Fact]
    public async Task Examine_tells_life_or_the_remedy()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Quick);
        Examination alive = await bench.Transport.ExamineAsync(CancellationToken.None);
        bench.Simulator.Unplug();
        await bench.Changes.UntilAsync(DeviceCondition.Lost);
        Examination gone = await bench.Transport.ExamineAsync(CancellationToken.None);

        Assert.True(alive.Passed);
        Assert.Contains("PN532 firmware 1.6, types A and B", alive.Result, StringComparison.Ordinal);
        Assert.False(gone.Passed);
        Assert.Equal(Core.Catalogue.SerialUnplugged.Remedy, gone.Remedy);
    }
}
