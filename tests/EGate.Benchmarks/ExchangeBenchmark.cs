using System.Diagnostics;
using EGate.Daemon.Online;
using EGate.Exchange;
using EGate.Exchange.Simulated;
using EGate.Exchange.Tests.Sharing;
using EGate.Gateway.Databases;
using EGate.Gateway.Sharing;

namespace EGate.Benchmarks;

/// <summary>
/// What an online question costs when the network is away, beside one that is answered over loopback; and 10,000 notifications through
/// restarts of their receivers, by webhook and by MQTT.
/// </summary>
internal static class ExchangeBenchmark
{
    private const int Questions = 2_000;
    private const int Notifications = 10_000;
    private const int Restarts = 4;
    private static readonly AskedDocument Passport = new("L898902C3", "UTO");
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(1_500);

    /// <summary>Runs and prints. Exit code 1 when a bar is missed.</summary>
    public static async Task<int> RunAsync()
    {
        var away = await AwayAsync();
        var kept = new KeptIds();
        await using var webhook = new WebhookReceiver(kept);
        await webhook.StartAsync();
        var byWebhook = await DeliverAsync(
            "webhook",
            kept,
            new ReceiverSettings
            {
                Name = "bureau",
                Transport = "webhook",
                Url = new Uri($"http://127.0.0.1:{webhook.Port}/hits"),
            },
            async () =>
            {
                await webhook.KillAsync();
                await webhook.StartAsync();
            }
        );
        kept = new KeptIds();
        await using var mqtt = new MqttReceiver(kept);
        await mqtt.StartAsync();
        var byMqtt = await DeliverAsync(
            "mqtt",
            kept,
            new ReceiverSettings
            {
                Name = "bureau",
                Transport = "mqtt",
                Url = new Uri($"mqtt://127.0.0.1:{mqtt.Port}"),
                Topic = MqttReceiver.Topic,
            },
            async () =>
            {
                await mqtt.KillReceiverAsync();
                await mqtt.KillBrokerAsync();
                await mqtt.StartAsync();
            }
        );
        return away && byWebhook && byMqtt ? 0 : 1;
    }

    private static async Task<bool> AwayAsync()
    {
        using var database = new SimulatedDatabase("find", TimeProvider.System);
        await using var server = await DatabaseServer.StartAsync(database, null, 0, TimeProvider.System);
        var settings = new DatabaseSettings
        {
            Name = "find",
            Format = "soap",
            Url = new Uri(server.Address, "soap"),
        };
        using var guarded = new GuardedDatabase(new SoapDatabase(settings), settings, TimeProvider.System, () => 0.5);
        using var keys = AnswerKeys.None();
        keys.Add("find", database.PublicKey);
        using var desk = new DatabaseDesk(keys, TimeProvider.System);
        var answered = await MeasureAsync(q => guarded.AskAsync(q, CancellationToken.None));
        await server.DisposeAsync();
        while (guarded.IsThere)
        {
            await guarded.ProbeAsync(CancellationToken.None);
        }

        var open = await MeasureAsync(q => guarded.AskAsync(q, CancellationToken.None));
        var nobody = await MeasureAsync(q => desk.AskAsync([q], Deadline, CancellationToken.None));
        Console.WriteLine($"{Questions} online questions, milliseconds");
        Console.WriteLine($"{"", -26} {"p50", 9} {"p95", 9} {"p99", 9} {"worst", 9}");
        Console.WriteLine(Statistics.Line("answered over loopback", answered));
        Console.WriteLine(Statistics.Line("circuit open", open));
        Console.WriteLine(Statistics.Line("no gateway", nobody));
        var ratio = Statistics.Quantile(open, 0.5) / Statistics.Quantile(answered, 0.5);
        var met = ratio < 0.5 && Statistics.Quantile(open, 0.99) < 5 && Statistics.Quantile(nobody, 0.99) < 5;
        Console.WriteLine(
            $"open / answered (p50): {ratio:F3}; each away p99 at most 5 ms of the {Deadline.TotalMilliseconds:F0} ms that are waited at most: {Say(met)}"
        );
        return met;
    }

    private static async Task<List<double>> MeasureAsync(Func<DatabaseQuestion, Task> ask)
    {
        var times = new List<double>(Questions);
        for (var i = 0; i < Questions; i++)
        {
            var question = DatabaseQuestion.About(DatabaseQuestion.NewId(), Passport);
            var from = Stopwatch.GetTimestamp();
            try
            {
                await ask(question);
            }
            catch (DatabaseException)
            {
                // The policy's answer is immediate; that is what is measured.
            }

            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        return times;
    }

    private static async Task<bool> DeliverAsync(
        string name,
        KeptIds kept,
        ReceiverSettings settings,
        Func<Task> restart
    )
    {
        var folder = Directory.CreateTempSubdirectory("egate-benchmark-").FullName;
        using var outbox = Outbox.Open(Path.Combine(folder, "outbox.db"), TimeProvider.System);
        outbox.Add([.. Enumerable.Range(0, Notifications).Select(i => Decisions.Of("bureau", i))]);
        using var transport = (IDisposable)SharingLink.Transport(settings);
        var transports = new Dictionary<string, INotificationTransport>
        {
            ["bureau"] = (INotificationTransport)transport,
        };
        using var ends = new CancellationTokenSource();
        var from = Stopwatch.GetTimestamp();
        var running = Task.Run(() =>
            new Deliverer(new OutboxFeed(outbox, TimeProvider.System), transports, TimeProvider.System).RunAsync(
                ends.Token
            )
        );
        for (var i = 1; i <= Restarts; i++)
        {
            await UntilAsync(() => kept.Kept >= i * Notifications / (Restarts + 1));
            await restart();
        }

        await UntilAsync(() => outbox.Counts().Pending == 0);
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        await ends.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
        var all = kept.Kept == Notifications && kept.Ids.Count() == Notifications;
        Console.WriteLine(
            $"{name}: {Notifications} notifications, {Restarts} restarts: {kept.Kept} worked on once, {Notifications - kept.Kept} lost, "
                + $"{kept.Repeats} repeats known by their id, {seconds:F1} s: {Say(all)}"
        );
        outbox.Dispose();
        Directory.Delete(folder, recursive: true);
        return all;
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
        }
    }

    private static string Say(bool met) => met ? "met" : "MISSED";
}
