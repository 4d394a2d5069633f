using EGate.Devices.Serial.Tests.Elyctis;
using EGate.Devices.Serial.Tests.Lines;
using EGate.Devices.Serial.Tests.Pn532;
using EGate.Devices.Simulated.Serial;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Devices.Serial.Tests.Traces;

/// <summary>A recorded line plays the device to the driver that was recorded.</summary>
public sealed class TraceReplayTests : IDisposable
{
    private readonly LineFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Replay_committed_specimen_trace_presents_and_removes_the_document()
    {
        using StreamReader file = File.OpenText(Path.Combine(Traces(), "elyctis-specimen.jsonl"));
        using var replay = new TraceReplay(_folder.Link("reader"), LineTrace.Read(file), TimeProvider.System);
        await using var reader = new ElyctisReader(
            Times.Profile("elyctis", _folder.Link("reader"), Times.Patient),
            TimeProvider.System,
            NullLogger<ElyctisReader>.Instance
        );

        reader.Start();
        using var giveUp = new CancellationTokenSource(Times.GiveUp);
        var presented = Assert.IsType<ReaderEvent.DocumentPresented>(await reader.Events.ReadAsync(giveUp.Token));
        var removed = await reader.Events.ReadAsync(giveUp.Token);

        Assert.Equal(2, presented.Mrz.Count);
        Assert.All(presented.Mrz, line => Assert.Equal(44, line.Length));
        Assert.IsType<ReaderEvent.DocumentRemoved>(removed);
        Assert.Equal(0, replay.Differences);
    }

    [Fact]
    public async Task Record_on_a_running_reader_begins_as_a_fresh_start_and_replays()
    {
        LineTrace trace;
        await using (ReaderBench bench = await ReaderBench.ReadyAsync(Times.Patient))
        {
            using LineRecording recording = bench.Reader.Tap.Record()!;
            Assert.Null(bench.Reader.Tap.Record());
            await UntilBegunAsync(recording);
            await bench.ReadsAnotherDocumentAsync();
            trace = TraceOf("elyctis", recording);
        }

        Assert.DoesNotContain("ERIKSSON", Text(trace), StringComparison.Ordinal);
        using var replay = new TraceReplay(_folder.Link("reader"), trace, TimeProvider.System);
        await using var reader = new ElyctisReader(
            Times.Profile("elyctis", _folder.Link("reader"), Times.Patient) with
            {
                SearchesRate = false,
            },
            TimeProvider.System,
            NullLogger<ElyctisReader>.Instance
        );
        reader.Start();
        using var giveUp = new CancellationTokenSource(Times.GiveUp);

        Assert.IsType<ReaderEvent.DocumentPresented>(await reader.Events.ReadAsync(giveUp.Token));
        Assert.IsType<ReaderEvent.DocumentRemoved>(await reader.Events.ReadAsync(giveUp.Token));
    }

    [Fact]
    public async Task Record_of_a_line_reader_replays()
    {
        LineTrace trace;
        await using (LineBench bench = await LineBench.ReadyAsync(LineReaderStyle.RteNative, "xor"))
        {
            using LineRecording recording = bench.Reader.Tap.Record()!;
            await UntilBegunAsync(recording);
            bench.Simulator.Present(LineFrameTests.Card);
            await bench.NextAsync();
            trace = TraceOf("line", recording);
        }

        using var replay = new TraceReplay(_folder.Link("reader"), trace, TimeProvider.System);
        await using var reader = new LineReader(
            Times.Profile("line", _folder.Link("reader"), Times.Patient) with
            {
                Lines = Core.LineReaderProfile.Default with { Preset = "rte-native", Check = "xor" },
            },
            TimeProvider.System,
            NullLogger<LineReader>.Instance
        );
        var changes = new StatusLog(reader);
        reader.Start();
        await changes.UntilAsync(DeviceCondition.Ready);
        replay.Begin();
        using var giveUp = new CancellationTokenSource(Times.GiveUp);

        var presented = Assert.IsType<ReaderEvent.DocumentPresented>(await reader.Events.ReadAsync(giveUp.Token));
        Assert.Equal(3, presented.Mrz.Count);
        Assert.DoesNotContain("ERIKSSON", string.Concat(presented.Mrz), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_of_a_chip_reader_replays_its_framing()
    {
        LineTrace trace;
        byte[] secured = [0x0C, 0xB0, 0x00, 0x00, 0x03, 0x97, 0x01, 0x10, 0x00];
        byte[] answer = [0x87, 0x02, 0x01, 0x55, .. new byte[300], 0x90, 0x00];
        await using (ChipBench bench = await ChipBench.ReadyAsync(Times.Patient))
        {
            using LineRecording recording = bench.Transport.Tap.Record()!;
            await UntilBegunAsync(recording);
            bench.Simulator.Present(_ => answer);
            Assert.True(await bench.ConnectAsync());
            Assert.Equal(answer, await bench.SendAsync(secured));
            trace = TraceOf("pn532", recording);
        }

        // Signs of life between depend on the moment; what the test replays begins as the driver begins and has none.
        using var replay = new TraceReplay(_folder.Link("chip"), WithoutSignsOfLife(trace), TimeProvider.System);
        await using var transport = new Pn532ChipTransport(
            Times.Profile("pn532", _folder.Link("chip"), Times.Patient) with
            {
                PollEvery = TimeSpan.FromMinutes(1),
            },
            TimeProvider.System,
            NullLogger<Pn532ChipTransport>.Instance
        );
        var changes = new StatusLog(transport);
        transport.Start();
        await changes.UntilAsync(DeviceCondition.Ready);

        Assert.True(await transport.ConnectAsync(default));
        Assert.Equal(answer, await transport.TransceiveAsync(secured, default));
        Assert.Equal(0, replay.Differences);
    }

    [Fact]
    public async Task Record_that_nobody_takes_stays_in_its_bounds_and_counts_what_it_lost()
    {
        await using ReaderBench bench = await ReaderBench.ReadyAsync(Times.Patient);
        using LineRecording recording = bench.Reader.Tap.Record()!;
        await UntilBegunAsync(recording);
        for (var i = 0; i < 2 * LineRecording.ChunksMax; i++)
        {
            bench.Reader.Tap.Pass(LineDirection.FromDevice, [0x56]);
        }

        Assert.True(recording.Dropped >= LineRecording.ChunksMax);
        Assert.True(recording.Take().Count <= LineRecording.ChunksMax);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"trace\":\"egate-line\",\"version\":2,\"driver\":\"x\"}")]
    [InlineData("{\"trace\":\"egate-line\",\"version\":1,\"driver\":\"x\"}\n{\"ms\":1,\"dir\":\"up\",\"hex\":\"00\"}")]
    [InlineData(
        "{\"trace\":\"egate-line\",\"version\":1,\"driver\":\"x\"}\n{\"ms\":1,\"dir\":\"to-device\",\"hex\":\"0\"}"
    )]
    [InlineData("{\"trace\":\"egate-line\",\"version\":1,\"driver\":\"x\"}\n[1]")]
    public void Trace_that_is_none_is_refused_with_its_line(string text)
    {
        var e = Assert.Throws<FormatException>(() => LineTrace.Read(new StringReader(text)));

        Assert.StartsWith("Line ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_mutated_text_is_read_or_refused()
    {
        var random = new Random(13);
        var good = File.ReadAllText(Path.Combine(Traces(), "elyctis-specimen.jsonl"));
        good = good[..Math.Min(good.Length, 1200)];
        for (var i = 0; i < 5_000; i++)
        {
            var text = good.ToCharArray();
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                text[random.Next(text.Length)] = (char)random.Next(0, 300);
            }

            try
            {
                Assert.NotNull(LineTrace.Read(new StringReader(new string(text))));
            }
            catch (FormatException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    }

    private static async Task UntilBegunAsync(LineRecording recording)
    {
        using var giveUp = new CancellationTokenSource(Times.GiveUp);
        while (!recording.HasBegun)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, giveUp.Token);
        }
    }

    private static LineTrace TraceOf(string driver, LineRecording recording) =>
        new(
            driver,
            [.. recording.Take().Select(c => new TracedBytes(c.At, c.Direction == LineDirection.ToDevice, c.Bytes))]
        );

    /// <summary>GetGeneralStatus only proves life; it and its answer are taken out.</summary>
    private static LineTrace WithoutSignsOfLife(LineTrace trace)
    {
        var kept = new List<TracedBytes>();
        var leftOut = false;
        var setUp = 0;
        foreach (TracedBytes entry in trace.Entries)
        {
            if (entry.ToDevice)
            {
                var isFirmware = entry.Bytes is [0, 0, 0xFF, _, _, 0xD4, 0x02, ..];
                leftOut = entry.Bytes is [0, 0, 0xFF, _, _, 0xD4, 0x04, ..] || (isFirmware && setUp++ > 0);
            }

            if (!leftOut)
            {
                kept.Add(entry);
            }
        }

        return trace with
        {
            Entries = kept,
        };
    }

    private static string Text(LineTrace trace) =>
        System.Text.Encoding.Latin1.GetString([.. trace.Entries.SelectMany(e => e.Bytes)]);

    private static string Traces()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EGate.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run inside the checkout.");
        }

        return Path.Combine(folder.FullName, "hardware", "traces");
    }
}
