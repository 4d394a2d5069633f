using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Devices.Serial.Tests.Elyctis;

/// <summary>What the driver reports for each misbehaviour, and that the next document is read when the reader works again.</summary>
public sealed class ElyctisReaderFaultTests
{
    [Theory]
    [InlineData(Misbehaviour.Off, "READER_LOST")]
    [InlineData(Misbehaviour.Delayed, "READER_LOST")]
    [InlineData(Misbehaviour.Garbage, "READER_GARBAGE")]
    public async Task Reader_that_misbehaves_is_lost_with_a_reason_and_serves_again(
        Misbehaviour misbehaviour,
        string faultId
    )
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Quick);

        bench.Simulator.Misbehaviour = misbehaviour;
        DeviceStatus lost = await bench.Changes.UntilLostAsync(faultId);
        bench.Simulator.Misbehaviour = Misbehaviour.Ok;
        await bench.Changes.UntilAsync(DeviceCondition.Ready);

        Assert.True(lost.Errors > 0);
        await bench.ReadsAnotherDocumentAsync();
    }

    [Fact]
    public async Task Reader_that_repeats_its_last_answer_is_found_out_and_serves_again()
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Quick);

        bench.Simulator.Misbehaviour = Misbehaviour.Stuck;
        DeviceStatus lost = await bench.Changes.UntilAsync(DeviceCondition.Lost);
        bench.Simulator.Misbehaviour = Misbehaviour.Ok;
        await bench.Changes.UntilAsync(DeviceCondition.Ready);

        Assert.Equal(Catalogue.ReaderLost.Id, lost.FaultId);
        await bench.ReadsAnotherDocumentAsync();
    }

    [Fact]
    public async Task Reader_that_lies_passes_its_lines_on_for_the_check_digits_to_find()
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Patient);

        bench.Simulator.Misbehaviour = Misbehaviour.Wrong;
        bench.Simulator.Present(ReaderBench.Passport);
        var presented = Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());

        Assert.Equal(ReaderBench.Passport[0], presented.Mrz[0]);
        Assert.NotEqual(ReaderBench.Passport[1], presented.Mrz[1]);
        Assert.Equal(44, presented.Mrz[1].Length);
    }

    [Theory]
    [InlineData(Misbehaviour.Slow)]
    [InlineData(Misbehaviour.Intermittent)]
    public async Task Reader_that_answers_badly_keeps_reading_and_is_degraded(Misbehaviour misbehaviour)
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Steady);

        bench.Simulator.Misbehaviour = misbehaviour;
        DeviceStatus degraded = await bench.Changes.UntilAsync(DeviceCondition.Degraded);
        bench.Simulator.Misbehaviour = Misbehaviour.Ok;
        await bench.Changes.UntilAsync(DeviceCondition.Ready);

        Assert.Equal(Catalogue.SerialUnstable.Id, degraded.FaultId);
        await bench.ReadsAnotherDocumentAsync();
    }

    [Fact]
    public async Task Reader_unplugged_is_said_once_and_back_once_under_the_same_name()
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Quick);

        bench.Simulator.Unplug();
        DeviceStatus lost = await bench.Changes.UntilAsync(DeviceCondition.Lost);
        bench.Simulator.Plug();
        await bench.Changes.UntilAsync(DeviceCondition.Ready);

        Assert.Equal(Catalogue.SerialUnplugged.Id, lost.FaultId);
        Assert.Equal(
            [DeviceCondition.Ready, DeviceCondition.Lost, DeviceCondition.Ready],
            bench.Changes.Seen.Select(s => s.Condition)
        );
        await bench.ReadsAnotherDocumentAsync();
    }

    [Fact]
    public async Task Reader_unplugged_with_a_document_on_it_tells_of_the_removal_when_it_is_back_and_empty()
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Quick);
        bench.Simulator.Present(ReaderBench.Passport);
        Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());

        bench.Simulator.Unplug();
        await bench.Changes.UntilAsync(DeviceCondition.Lost);
        bench.Simulator.Remove();
        bench.Simulator.Plug();

        Assert.IsType<ReaderEvent.DocumentRemoved>(await bench.NextAsync());
    }

    [Fact]
    public async Task Reader_not_there_at_the_start_is_lost_and_comes_when_plugged_in()
    {
        await using ReaderBench bench = ReaderBench.NotStarted(Times.Quick);
        bench.Simulator.Unplug();

        bench.Reader.Start();
        DeviceStatus lost = await bench.Changes.UntilAsync(DeviceCondition.Lost);
        bench.Simulator.Plug();
        await bench.Changes.UntilAsync(DeviceCondition.Ready);

        Assert.Equal(Catalogue.SerialUnplugged.Id, lost.FaultId);
        Assert.Null(lost.LastExchange);
    }

    [Fact]
    public async Task Reader_endless_bytes_are_garbage_and_the_reader_serves_again_when_they_end()
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Quick);

        bench.Simulator.Chatter(true);
        await bench.Changes.UntilLostAsync(Catalogue.ReaderGarbage.Id);
        bench.Simulator.Chatter(false);
        await bench.Changes.UntilAsync(DeviceCondition.Ready);

        await bench.ReadsAnotherDocumentAsync();
    }

    [Theory]
    [InlineData("49005A503C55544F", "truncated: header of 90 bytes, six sent")]
    [InlineData("49FFFF414141", "oversized: 65,535 bytes announced")]
    [InlineData("490201414141", "oversized: 513 bytes announced")]
    [InlineData("00FF1102DEADBEEF", "unknown command")]
    [InlineData("4900050001020304", "bytes that are no text")]
    [InlineData("49", "one byte")]
    public async Task Reader_broken_bytes_between_polls_are_counted_and_the_next_document_is_read(
        string hex,
        string what
    )
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Patient);
        var before = bench.Reader.Status.Errors;

        bench.Simulator.Inject(Convert.FromHexString(hex));
        await bench.ReadsAnotherDocumentAsync();

        Assert.True(bench.Reader.Status.Errors > before, what);
        Assert.False(bench.Reader.Events.TryRead(out _), what);
    }

    [Fact]
    public async Task Reader_seeded_noise_between_documents_never_stops_the_service()
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Patient);
        var random = new Random(20);
        for (var round = 0; round < 10; round++)
        {
            var noise = new byte[random.Next(1, 700)];
            random.NextBytes(noise);
            bench.Simulator.Inject(noise);
            await bench.ReadsAnotherDocumentAsync();
        }
    }
}
