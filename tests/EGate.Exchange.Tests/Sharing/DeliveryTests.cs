using EGate.Gateway.Sharing;

namespace EGate.Exchange.Tests.Sharing;

/// <summary>Outbox, deliverer and transports with real receivers that are killed and come back while notifications are under way.</summary>
public sealed class DeliveryTests : IDisposable
{
    private const int Many = 400;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(40);
    private readonly string _folder = Directory.CreateTempSubdirectory("egate-delivery-").FullName;
    private readonly Outbox _outbox;

    public DeliveryTests() => _outbox = Outbox.Open(Path.Combine(_folder, "outbox.db"), TimeProvider.System);

    public void Dispose()
    {
        _outbox.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static ReceiverSettings Webhook(int port) =>
        new()
        {
            Name = "bureau",
            Transport = "webhook",
            Url = new Uri($"http://127.0.0.1:{port}/hits"),
        };

    private static ReceiverSettings Mqtt(int port) =>
        new()
        {
            Name = "bureau",
            Transport = "mqtt",
            Url = new Uri($"mqtt://127.0.0.1:{port}"),
            Topic = MqttReceiver.Topic,
        };

    private void Fill(int count) => _outbox.Add([.. Enumerable.Range(0, count).Select(i => Decisions.Of("bureau", i))]);

    [Fact]
    public async Task Webhook_that_is_killed_and_restarted_gets_every_notification_and_works_on_none_twice()
    {
        var kept = new KeptIds();
        await using var receiver = new WebhookReceiver(kept);
        await receiver.StartAsync();
        Fill(Many);
        await using var running = new Running(_outbox, SharingLink.Transport(Webhook(receiver.Port)));
        for (var third = 1; third <= 2; third++)
        {
            await running.UntilAsync(() => kept.Kept >= third * Many / 3, Long);
            await receiver.KillAsync();
            await receiver.StartAsync();
        }

        await running.UntilAsync(() => _outbox.Counts().Pending == 0, Long);
        Assert.Equal(Many, kept.Kept);
        Assert.Equal(
            Enumerable.Range(0, Many).Select(i => Decisions.Of("bureau", i).Id).Order(StringComparer.Ordinal),
            kept.Ids.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Broker_and_receiver_that_are_killed_and_restarted_lose_nothing()
    {
        var kept = new KeptIds();
        await using var receiver = new MqttReceiver(kept);
        await receiver.StartAsync();
        Fill(Many);
        await using var running = new Running(_outbox, SharingLink.Transport(Mqtt(receiver.Port)));
        await running.UntilAsync(() => kept.Kept >= Many / 3, Long);
        await receiver.DisturbAsync();
        await receiver.KillReceiverAsync(); // what the broker takes meanwhile reaches nobody, and nobody acknowledges it
        await receiver.KillBrokerAsync(); // and is lost with it
        await receiver.StartAsync();
        await running.UntilAsync(() => _outbox.Counts().Pending == 0, Long);
        Assert.Equal(Many, kept.Kept);
    }

    [Fact]
    public async Task Gateway_that_ends_amid_deliveries_brings_the_rest_when_it_is_back()
    {
        var kept = new KeptIds();
        await using var receiver = new WebhookReceiver(kept);
        await receiver.StartAsync();
        Fill(Many);
        await using (var first = new Running(_outbox, SharingLink.Transport(Webhook(receiver.Port))))
        {
            await first.UntilAsync(() => kept.Kept >= Many / 3, Long);
        }

        await using var second = new Running(_outbox, SharingLink.Transport(Webhook(receiver.Port)));
        await second.UntilAsync(() => _outbox.Counts().Pending == 0, Long);
        Assert.Equal(Many, kept.Kept);
    }

    [Fact]
    public async Task File_drop_holds_each_notification_once_and_whole()
    {
        var drop = Path.Combine(_folder, "drop");
        Fill(Many);
        await using var running = new Running(_outbox, new FileTransport(drop));
        await running.UntilAsync(() => _outbox.Counts().Pending == 0, Long);
        var files = Directory.GetFiles(drop);
        Assert.Equal(Many, files.Length);
        Assert.All(
            files,
            f => Assert.Equal(Path.GetFileNameWithoutExtension(f), HitNotification.Read(File.ReadAllBytes(f)).Id)
        );
    }

    [Fact]
    public async Task Receiver_that_refuses_keeps_its_notifications_waiting_with_the_reason()
    {
        var kept = new KeptIds();
        await using var receiver = new WebhookReceiver(kept) { Refuses = 503 };
        await receiver.StartAsync();
        Fill(1);
        await using var running = new Running(_outbox, SharingLink.Transport(Webhook(receiver.Port)));
        await running.UntilAsync(() => _outbox.List(1)[0].Attempts > 0, Long);
        Assert.Equal("HTTP status 503", _outbox.List(1)[0].Error);
        receiver.Refuses = 0;
        await running.UntilAsync(() => _outbox.Counts().Pending == 0, Long);
        Assert.Equal(1, kept.Kept);
    }

    [Fact]
    public async Task Folder_that_cannot_be_written_is_a_reason_too()
    {
        var file = Path.Combine(_folder, "in-the-way");
        await File.WriteAllTextAsync(file, "");
        Fill(1);
        await using var running = new Running(_outbox, new FileTransport(file));
        await running.UntilAsync(() => _outbox.List(1)[0].Attempts > 0, Long);
        Assert.Contains("folder", _outbox.List(1)[0].Error, StringComparison.Ordinal);
    }

    /// <summary>A deliverer over the outbox, until disposed.</summary>
    private sealed class Running : IAsyncDisposable
    {
        private readonly CancellationTokenSource _ends = new();
        private readonly Outbox _outbox;
        private readonly INotificationTransport _transport;
        private readonly Task _task;
        private TaskCompletionSource _changed = new();

        public Running(Outbox outbox, INotificationTransport transport)
        {
            (_outbox, _transport) = (outbox, transport);
            _outbox.Changed += Signal;
            var transports = new Dictionary<string, INotificationTransport> { ["bureau"] = transport };
            var deliverer = new Deliverer(new OutboxFeed(outbox, TimeProvider.System), transports, TimeProvider.System);
            _task = Task.Run(() => deliverer.RunAsync(_ends.Token));
        }

        public async Task UntilAsync(Func<bool> holds, TimeSpan most)
        {
            using var limit = new CancellationTokenSource(most);
            while (!holds())
            {
                Assert.False(_task.IsFaulted, _task.Exception?.ToString());
                var changed = Volatile.Read(ref _changed).Task;
                if (!holds())
                {
                    await changed
                        .WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System, limit.Token)
                        .ContinueWith(_ => { }, TaskScheduler.Default);
                }

                Assert.False(limit.IsCancellationRequested, $"waited in vain; {_outbox.Counts()} are left");
            }
        }

        public async ValueTask DisposeAsync()
        {
            _outbox.Changed -= Signal;
            await _ends.CancelAsync();
            await _task.ContinueWith(_ => { }, TaskScheduler.Default);
            (_transport as IDisposable)?.Dispose();
            _ends.Dispose();
        }

        private void Signal() => Interlocked.Exchange(ref _changed, new TaskCompletionSource()).TrySetResult();
    }
}
