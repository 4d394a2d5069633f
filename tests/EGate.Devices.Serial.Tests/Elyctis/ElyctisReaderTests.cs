using EGate.Core;

namespace EGate.Devices.Serial.Tests.Elyctis;

public sealed class ElyctisReaderTests
{
    [Fact]
    public async Task Reader_document_presented_and_removed_tells_each_once()
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Patient);

        bench.Simulator.Present(ReaderBench.Passport);
        var presented = Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());
        bench.Simulator.Remove();
        var removed = await bench.NextAsync();
        await bench.ReadsAnotherDocumentAsync();

        Assert.Equal(ReaderBench.Passport, presented.Mrz);
        Assert.IsType<ReaderEvent.DocumentRemoved>(removed);
        Assert.False(bench.Reader.Events.TryRead(out _));
        Assert.Equal(0, bench.Simulator.Rejected);
    }

    [Fact]
    public async Task Reader_documents_swapped_without_a_pause_tells_removal_between_them()
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Patient);

        bench.Simulator.Present(ReaderBench.Passport);
        Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());
        bench.Simulator.Present(ReaderBench.Card);

        Assert.IsType<ReaderEvent.DocumentRemoved>(await bench.NextAsync());
        Assert.Equal(ReaderBench.Card, Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync()).Mrz);
    }

    [Fact]
    public async Task Reader_zone_not_recognised_tells_unreadable_once_and_reads_it_when_laid_better()
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Patient);

        bench.Simulator.PresentUnreadable();
        var unreadable = Assert.IsType<ReaderEvent.DocumentUnreadable>(await bench.NextAsync());
        bench.Simulator.Present(ReaderBench.Passport);
        var presented = Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());

        Assert.Equal(Catalogue.MrzUnreadable.Id, unreadable.FaultId);
        Assert.Equal(ReaderBench.Passport, presented.Mrz);
    }

    [Fact]
    public async Task Reader_document_there_before_the_start_is_told_of()
    {
        await using ReaderBench bench = ReaderBench.NotStarted(Times.Patient);
        bench.Simulator.Present(ReaderBench.Passport);

        bench.Reader.Start();

        Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());
    }

    [Fact]
    public async Task Status_when_ready_names_the_device_and_no_person()
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Patient);
        bench.Simulator.Present(ReaderBench.Passport);
        await bench.NextAsync();

        DeviceStatus status = bench.Reader.Status;

        Assert.Equal("reader", status.Name);
        Assert.Contains("SIM0000001", status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("ERIKSSON", status.Detail, StringComparison.Ordinal);
        Assert.NotNull(status.LastExchange);
        Assert.Null(status.FaultId);
    }

    [Fact]
    public async Task Examine_ready_reader_passes_with_figures()
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Patient);

        Examination examination = await bench.Reader.ExamineAsync(CancellationToken.None);

        Assert.True(examination.Passed);
        Assert.Contains("SIM 1.07", examination.Result, StringComparison.Ordinal);
        Assert.Contains(" ms", examination.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examine_reader_that_is_not_there_fails_with_the_remedy()
    {
        await using ReaderBench bench = ReaderBench.NotStarted(Times.Quick);
        bench.Simulator.Unplug();
        bench.Reader.Start();
        await bench.Changes.UntilAsync(DeviceCondition.Lost);

        Examination examination = await bench.Reader.ExamineAsync(CancellationToken.None);

        Assert.False(examination.Passed);
        Assert.Equal(Catalogue.SerialUnplugged.Remedy, examination.Remedy);
    }

    [Fact]
    public async Task Examine_reader_that_was_never_started_fails_within_its_bound()
    {
        await using ReaderBench bench = ReaderBench.NotStarted(TimeSpan.FromMilliseconds(50));

        Examination examination = await bench.Reader.ExamineAsync(CancellationToken.None);

        Assert.False(examination.Passed);
        Assert.NotEmpty(examination.Remedy);
    }

    [Fact]
    public async Task Dispose_twice_and_never_started_returns()
    {
        ReaderBench bench = ReaderBench.NotStarted(Times.Quick);
        await bench.Reader.DisposeAsync();
        await bench.DisposeAsync();

        Assert.False(bench.Reader.Events.TryRead(out _));
    }
}
