using EGate.Devices.Simulated.Serial;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Devices.Serial.Tests.Elyctis;

/// <summary>An Elyctis driver and its simulator on a real pseudo-terminal.</summary>
internal sealed class ReaderBench : IAsyncDisposable
{
    public static readonly string[] Passport =
    [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ];

    public static readonly string[] Card =
    [
        "I<UTOD231458907<<<<<<<<<<<<<<<",
        "7408122F1204159UTO<<<<<<<<<<<6",
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ];

    private readonly LineFolder _folder = new();

    private ReaderBench(TimeSpan answerMax)
    {
        var link = _folder.Link("reader");
        Simulator = new SimulatedElyctis(link, TimeProvider.System, Times.Simulated);
        Reader = new ElyctisReader(
            Times.Profile("elyctis", link, answerMax),
            TimeProvider.System,
            NullLogger<ElyctisReader>.Instance
        );
        Changes = new StatusLog(Reader);
    }

    public SimulatedElyctis Simulator { get; }

    public ElyctisReader Reader { get; }

    public StatusLog Changes { get; }

    public static ReaderBench NotStarted(TimeSpan answerMax) => new(answerMax);

    public static async Task<ReaderBench> ReadyAsync(TimeSpan answerMax)
    {
        var bench = new ReaderBench(answerMax);
        bench.Reader.Start();
        await bench.Changes.UntilAsync(DeviceCondition.Ready);
        return bench;
    }

    public async Task<ReaderEvent> NextAsync()
    {
        using var giveUp = new CancellationTokenSource(Times.GiveUp);
        return await Reader.Events.ReadAsync(giveUp.Token);
    }

    /// <summary>The proof that the next crossing works: a document is laid down, told of, and taken away again.</summary>
    public async Task ReadsAnotherDocumentAsync()
    {
        await Changes.BackAsync(Reader);
        Simulator.Present(Card);
        var presented = Assert.IsType<ReaderEvent.DocumentPresented>(await NextAsync());
        Assert.Equal(Card, presented.Mrz);
        Simulator.Remove();
        Assert.IsType<ReaderEvent.DocumentRemoved>(await NextAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Reader.DisposeAsync();
        Simulator.Dispose();
        _folder.Dispose();
    }
}
