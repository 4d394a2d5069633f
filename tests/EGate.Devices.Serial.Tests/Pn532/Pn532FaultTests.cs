using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Devices.Serial.Tests.Pn532;

/// <summary>What the driver reports for each misbehaviour, and that the next chip is read when the chip reader works again.</summary>
public sealed class Pn532FaultTests
{
    [Theory]
    [InlineData(Misbehaviour.Off, "CHIP_READER_LOST")]
    [InlineData(Misbehaviour.Delayed, "CHIP_READER_LOST")]
    [InlineData(Misbehaviour.Stuck, "CHIP_READER_GARBAGE")]
    [InlineData(Misbehaviour.Garbage, "CHIP_READER_GARBAGE")]
    public async Task Transport_idle_chip_reader_that_misbehaves_is_lost_with_a_reason_and_serves_again(
        Misbehaviour misbehaviour,
        string faultId
    )
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Quick);

        bench.Simulator.Misbehaviour = misbehaviour;
        await bench.Changes.UntilLostAsync(faultId);
        bench.Simulator.Misbehaviour = Misbehaviour.Ok;
        await bench.Changes.UntilAsync(DeviceCondition.Ready);

        await bench.ReadsAnotherChipAsync();
    }

    [Theory]
    [InlineData(Misbehaviour.Off)]
    [InlineData(Misbehaviour.Stuck)]
    [InlineData(Misbehaviour.Garbage)]
    [InlineData(Misbehaviour.Delayed)]
    public async Task Transport_misbehaviour_in_the_middle_of_a_chip_is_a_lost_link_and_the_next_chip_is_read(
        Misbehaviour misbehaviour
    )
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Quick);
        bench.Simulator.Present(_ =>
        {
            bench.Simulator.Misbehaviour = misbehaviour;
            return ChipBench.Good;
        });
        Assert.True(await bench.ConnectAsync());

        var e = await Assert.ThrowsAsync<ChipException>(() => bench.SendAsync(ChipBench.Select));
        bench.Simulator.Misbehaviour = Misbehaviour.Ok;
        await bench.Changes.UntilAsync(DeviceCondition.Ready);

        Assert.Equal(ChipFault.LinkLost, e.Fault);
        await bench.ReadsAnotherChipAsync();
    }

    [Fact]
    public async Task Transport_chip_reader_that_lies_passes_the_lie_on_for_secure_messaging_to_find()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Patient);
        byte[] truth = [1, 2, 3, 4, 0x90, 0x00];
        bench.Simulator.Present(_ => truth);
        Assert.True(await bench.ConnectAsync());

        bench.Simulator.Misbehaviour = Misbehaviour.Wrong;
        var lie = await bench.SendAsync(ChipBench.Select);
        bench.Simulator.Misbehaviour = Misbehaviour.Ok;

        Assert.Equal(truth.Length, lie.Length);
        Assert.NotEqual(truth, lie);
        Assert.Equal(truth, await bench.SendAsync(ChipBench.Select));
    }

    [Fact]
    public async Task Transport_slow_chip_reader_is_degraded_and_still_reads()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Steady);
        bench.Simulator.Present(_ => ChipBench.Good);

        bench.Simulator.Misbehaviour = Misbehaviour.Slow;
        DeviceStatus degraded = await bench.Changes.UntilAsync(DeviceCondition.Degraded);
        var found = await bench.ConnectAsync();
        var response = await bench.SendAsync(ChipBench.Select);

        Assert.Equal(Catalogue.SerialUnstable.Id, degraded.FaultId);
        Assert.True(found);
        Assert.Equal(ChipBench.Good, response);
    }

    [Fact]
    public async Task Transport_answer_left_out_in_an_exchange_is_a_timeout_of_the_chip_and_the_next_is_read()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Steady);
        bench.Simulator.Present(_ => ChipBench.Good);
        bench.Simulator.Misbehaviour = Misbehaviour.Intermittent;

        var e = await Assert.ThrowsAsync<ChipException>(async () =>
        {
            // One answer in three is missing, so ten rounds cannot all work.
            for (var round = 0; round < 10; round++)
            {
                await bench.ConnectAsync();
                await bench.SendAsync(ChipBench.Select);
            }
        });
        bench.Simulator.Misbehaviour = Misbehaviour.Ok;

        Assert.Equal(ChipFault.Timeout, e.Fault);
        await bench.ReadsAnotherChipAsync();
    }

    [Fact]
    public async Task Transport_intermittent_chip_reader_is_degraded_not_lost_and_recovers()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Steady);

        bench.Simulator.Misbehaviour = Misbehaviour.Intermittent;
        DeviceStatus degraded = await bench.Changes.UntilAsync(DeviceCondition.Degraded);
        bench.Simulator.Misbehaviour = Misbehaviour.Ok;
        await bench.Changes.UntilAsync(DeviceCondition.Ready);

        Assert.Equal(Catalogue.SerialUnstable.Id, degraded.FaultId);
        Assert.DoesNotContain(bench.Changes.Seen, s => s.Condition == DeviceCondition.Lost);
        await bench.ReadsAnotherChipAsync();
    }

    [Fact]
    public async Task Transport_unplugged_is_said_once_and_back_once_under_the_same_name()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Quick);

        bench.Simulator.Unplug();
        DeviceStatus lost = await bench.Changes.UntilAsync(DeviceCondition.Lost);
        var e = await Assert.ThrowsAsync<ChipException>(bench.ConnectAsync);
        bench.Simulator.Plug();
        await bench.Changes.UntilAsync(DeviceCondition.Ready);

        Assert.Equal(Catalogue.SerialUnplugged.Id, lost.FaultId);
        Assert.Equal(ChipFault.LinkLost, e.Fault);
        Assert.Equal(
            [DeviceCondition.Ready, DeviceCondition.Lost, DeviceCondition.Ready],
            bench.Changes.Seen.Select(s => s.Condition)
        );
        await bench.ReadsAnotherChipAsync();
    }

    [Fact]
    public async Task Transport_unplugged_in_the_middle_of_an_exchange_is_a_lost_link()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Patient);
        bench.Simulator.Present(_ =>
        {
            bench.Simulator.Unplug();
            return ChipBench.Good;
        });
        Assert.True(await bench.ConnectAsync());

        var e = await Assert.ThrowsAsync<ChipException>(() => bench.SendAsync(ChipBench.Select));
        bench.Simulator.Plug();
        await bench.Changes.UntilAsync(DeviceCondition.Ready);

        Assert.Equal(ChipFault.LinkLost, e.Fault);
        await bench.ReadsAnotherChipAsync();
    }

    [Fact]
    public async Task Transport_endless_bytes_are_garbage_and_it_serves_again_when_they_end()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Quick);

        bench.Simulator.Chatter(true);
        await bench.Changes.UntilLostAsync(Catalogue.ChipReaderGarbage.Id);
        bench.Simulator.Chatter(false);
        await bench.Changes.UntilAsync(DeviceCondition.Ready);

        await bench.ReadsAnotherChipAsync();
    }

    [Theory]
    [InlineData("0000FF05FBD541", "truncated frame")]
    [InlineData("0000FFFFFFFFFF02", "extended frame of 65,535 bytes")]
    [InlineData("0000FF05FBD5410090005B00", "wrong check sum")]
    [InlineData("0000FF05FBD5410090005A00", "an answer nobody asked for")]
    [InlineData("0000FF00FF00", "an acknowledgement of nothing")]
    [InlineData("DEADBEEFDEADBEEFDEADBEEF", "noise")]
    public async Task Transport_broken_bytes_before_an_exchange_do_not_become_its_answer(string hex, string what)
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Steady);
        bench.Simulator.Present(_ => [0x77, 0x90, 0x00]);
        Assert.True(await bench.ConnectAsync());

        bench.Simulator.Inject(Convert.FromHexString(hex));
        try
        {
            var response = await bench.SendAsync(ChipBench.Select);
            Assert.True(response is [0x77, 0x90, 0x00], what);
        }
        catch (ChipException e)
        {
            // Bytes that arrive between command and acknowledgement may cost the exchange, but only as a fault of the line.
            Assert.Equal(ChipFault.LinkLost, e.Fault);
        }

        await bench.ReadsAnotherChipAsync();
    }

    [Fact]
    public async Task Transport_seeded_noise_between_chips_never_stops_the_service()
    {
        await using ChipBench bench = await ChipBench.ReadyAsync(Times.Quick);
        var random = new Random(21);
        for (var round = 0; round < 10; round++)
        {
            var noise = new byte[random.Next(1, 700)];
            random.NextBytes(noise);
            bench.Simulator.Inject(noise);
            if (!(await bench.Transport.ExamineAsync(CancellationToken.None)).Passed)
            {
                await bench.Changes.BackAsync(bench.Transport);
            }
        }

        await bench.ReadsAnotherChipAsync();
    }
}
