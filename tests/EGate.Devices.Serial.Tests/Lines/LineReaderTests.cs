using EGate.Core;
using EGate.Devices.Simulated;
using EGate.Devices.Simulated.Serial;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Devices.Serial.Tests.Lines;

/// <summary>A driver for readers that only talk and their simulator on a real pseudo-terminal.</summary>
internal sealed class LineBench : IAsyncDisposable
{
    private readonly LineFolder _folder = new();

    public LineBench(LineReaderStyle style, string check = "off", TimeSpan? removed = null)
    {
        var link = _folder.Link("reader");
        Simulator = new SimulatedLineReader(link, style, TimeProvider.System, Times.Simulated);
        var preset = style switch
        {
            LineReaderStyle.CrLf => "crlf",
            LineReaderStyle.StxEtx => "stx-etx",
            LineReaderStyle.Cr100 => "cr100",
            _ => "rte-native",
        };
        Reader = new LineReader(
            Times.Profile("line", link, Times.Patient) with
            {
                Lines = LineReaderProfile.Default with
                {
                    Preset = preset,
                    Check = check,
                    Gap = TimeSpan.FromMilliseconds(100),
                    Removed = removed ?? TimeSpan.FromMinutes(1),
                },
            },
            TimeProvider.System,
            NullLogger<LineReader>.Instance
        );
        Changes = new StatusLog(Reader);
    }

    public SimulatedLineReader Simulator { get; }

    public LineReader Reader { get; }

    public StatusLog Changes { get; }

    public static async Task<LineBench> ReadyAsync(
        LineReaderStyle style,
        string check = "off",
        TimeSpan? removed = null
    )
    {
        var bench = new LineBench(style, check, removed);
        bench.Reader.Start();
        await bench.Changes.UntilAsync(DeviceCondition.Ready);
        return bench;
    }

    public async Task<ReaderEvent> NextAsync()
    {
        using var giveUp = new CancellationTokenSource(Times.GiveUp);
        return await Reader.Events.ReadAsync(giveUp.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Reader.DisposeAsync();
        Simulator.Dispose();
        _folder.Dispose();
    }
}

public sealed class LineReaderTests
{
    public static TheoryData<LineReaderStyle> Styles => LineFrameTests.Styles;

    [Theory]
    [MemberData(nameof(Styles))]
    public async Task Reader_next_document_removes_the_one_before(LineReaderStyle style)
    {
        await using LineBench bench = await LineBench.ReadyAsync(style, "xor");

        bench.Simulator.Present(LineFrameTests.Passport);
        var first = Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());
        bench.Simulator.Present(LineFrameTests.Card);
        var removed = await bench.NextAsync();
        var second = Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());

        Assert.Equal(LineFrameTests.Passport, first.Mrz);
        Assert.IsType<ReaderEvent.DocumentRemoved>(removed);
        Assert.Equal(LineFrameTests.Card, second.Mrz);
        Assert.Equal(0, bench.Simulator.Rejected);
    }

    [Fact]
    public async Task Reader_silence_after_a_document_removes_it()
    {
        await using LineBench bench = await LineBench.ReadyAsync(
            LineReaderStyle.StxEtx,
            removed: TimeSpan.FromMilliseconds(200)
        );

        bench.Simulator.Present(LineFrameTests.Passport);
        Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());

        Assert.IsType<ReaderEvent.DocumentRemoved>(await bench.NextAsync());
        bench.Simulator.Present(LineFrameTests.Passport);
        Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());
    }

    [Fact]
    public async Task Reader_status_says_how_its_life_is_known()
    {
        await using LineBench bench = await LineBench.ReadyAsync(LineReaderStyle.CrLf);
        var before = bench.Reader.Status;

        bench.Simulator.Present(LineFrameTests.Passport);
        await bench.NextAsync();
        var after = bench.Reader.Status;

        Assert.Contains("by the port alone; nothing read since the start", before.Detail, StringComparison.Ordinal);
        Assert.Null(before.LastExchange);
        Assert.Contains("last read at ", after.Detail, StringComparison.Ordinal);
        Assert.NotNull(after.LastExchange);
        Assert.DoesNotContain("ERIKSSON", after.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reader_that_stays_silent_is_not_called_lost()
    {
        await using LineBench bench = await LineBench.ReadyAsync(LineReaderStyle.CrLf);

        bench.Simulator.Misbehaviour = Misbehaviour.Off;
        bench.Simulator.Present(LineFrameTests.Passport);
        bench.Simulator.Misbehaviour = Misbehaviour.Ok;
        bench.Simulator.Present(LineFrameTests.Card);

        Assert.Equal(LineFrameTests.Card, Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync()).Mrz);
        Assert.DoesNotContain(bench.Changes.Seen, s => s.Condition == DeviceCondition.Lost);
    }

    [Fact]
    public async Task Reader_unplugged_is_lost_and_serves_again()
    {
        await using LineBench bench = await LineBench.ReadyAsync(LineReaderStyle.RteNative);

        bench.Simulator.Unplug();
        DeviceStatus lost = await bench.Changes.UntilAsync(DeviceCondition.Lost);
        bench.Simulator.Plug();
        await bench.Changes.UntilAsync(DeviceCondition.Ready);
        bench.Simulator.Present(LineFrameTests.Passport);

        Assert.Equal(Catalogue.SerialUnplugged.Id, lost.FaultId);
        Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());
    }

    [Fact]
    public async Task Reader_that_sends_noise_is_degraded_and_a_document_ends_it()
    {
        await using LineBench bench = await LineBench.ReadyAsync(LineReaderStyle.StxEtx);

        bench.Simulator.Misbehaviour = Misbehaviour.Garbage;
        bench.Simulator.Present(LineFrameTests.Passport);
        DeviceStatus degraded = await bench.Changes.UntilAsync(DeviceCondition.Degraded);
        bench.Simulator.Misbehaviour = Misbehaviour.Ok;
        bench.Simulator.Present(LineFrameTests.Passport);
        await bench.Changes.UntilAsync(DeviceCondition.Ready);

        Assert.Equal(Catalogue.ReaderGarbage.Id, degraded.FaultId);
        Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());
    }

    [Fact]
    public async Task Reader_line_full_of_noise_is_lost_and_serves_again()
    {
        await using LineBench bench = await LineBench.ReadyAsync(LineReaderStyle.StxEtx);

        bench.Simulator.Chatter(true);
        await bench.Changes.UntilLostAsync(Catalogue.ReaderGarbage.Id);
        bench.Simulator.Chatter(false);
        await bench.Changes.UntilAsync(DeviceCondition.Ready);
        bench.Simulator.Present(LineFrameTests.Card);

        Assert.Equal(LineFrameTests.Card, Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync()).Mrz);
    }

    [Theory]
    [InlineData(Misbehaviour.Wrong, false)]
    [InlineData(Misbehaviour.Slow, true)]
    [InlineData(Misbehaviour.Delayed, true)]
    public async Task Reader_that_misbehaves_in_what_it_says_is_passed_on(Misbehaviour misbehaviour, bool isTrue)
    {
        await using LineBench bench = await LineBench.ReadyAsync(LineReaderStyle.RteNative, "xor");

        bench.Simulator.Misbehaviour = misbehaviour;
        bench.Simulator.Present(LineFrameTests.Passport);
        var presented = Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());

        Assert.Equal(isTrue, presented.Mrz.SequenceEqual(LineFrameTests.Passport));
    }

    [Fact]
    public async Task Reader_stuck_tells_the_old_document_for_the_chip_to_find()
    {
        await using LineBench bench = await LineBench.ReadyAsync(LineReaderStyle.CrLf);
        bench.Simulator.Present(LineFrameTests.Passport);
        Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());

        bench.Simulator.Misbehaviour = Misbehaviour.Stuck;
        bench.Simulator.Present(LineFrameTests.Card);
        bench.Simulator.Misbehaviour = Misbehaviour.Ok;
        bench.Simulator.Present(LineFrameTests.SmallCard);

        // The repeated zone is the one told of already; the next true one removes it.
        Assert.IsType<ReaderEvent.DocumentRemoved>(await bench.NextAsync());
        Assert.Equal(
            LineFrameTests.SmallCard,
            Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync()).Mrz
        );
    }

    [Fact]
    public async Task Reader_intermittent_is_read_when_the_document_is_laid_down_again()
    {
        await using LineBench bench = await LineBench.ReadyAsync(LineReaderStyle.Cr100);

        bench.Simulator.Misbehaviour = Misbehaviour.Intermittent;
        for (var i = 0; i < 3; i++)
        {
            bench.Simulator.Present(LineFrameTests.Passport);
        }

        Assert.IsType<ReaderEvent.DocumentPresented>(await bench.NextAsync());
        Assert.False(bench.Reader.Events.TryRead(out _));
    }

    [Fact]
    public async Task Examine_of_a_reader_that_cannot_be_asked_says_so()
    {
        await using LineBench bench = await LineBench.ReadyAsync(LineReaderStyle.CrLf);

        Examination examination = await bench.Reader.ExamineAsync(CancellationToken.None);

        Assert.True(examination.Passed);
        Assert.Contains("cannot be asked", examination.Tested, StringComparison.Ordinal);
    }
}
