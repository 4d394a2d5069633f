using System.Threading.Channels;
using EGate.Core;
using EGate.Devices.Serial.Zones;
using Microsoft.Extensions.Logging;

namespace EGate.Devices.Serial;

/// <summary>
/// What readers of machine-readable zones on a serial line have in common: the link and its life, the events of documents, the tap. What is
/// said on the line is the driver's own.
/// </summary>
public abstract class SerialZoneReader : IDocumentReader, IRecordableDevice
{
    /// <summary>Events kept for a lane that does not take them.</summary>
    public const int EventsMax = 32;

    private readonly ILogger _log;
    private readonly Channel<ReaderEvent> _events;
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;
    private int _started;
    private int _disposed;

    private protected SerialZoneReader(SerialLineProfile profile, LineTap tap, TimeProvider time, ILogger log)
    {
        Profile = profile;
        Time = time;
        Tap = tap;
        _log = log;
        Health = new LinkHealth(Name, profile, time, log);
        var bounded = new BoundedChannelOptions(EventsMax) { FullMode = BoundedChannelFullMode.DropOldest };
        _events = Channel.CreateBounded<ReaderEvent>(bounded, _ => Health.CountError());
    }

    /// <inheritdoc/>
    public event Action<DeviceStatus>? StatusChanged
    {
        add => Health.Changed += value;
        remove => Health.Changed -= value;
    }

    /// <inheritdoc/>
    public string Name => "reader";

    /// <inheritdoc/>
    public DeviceStatus Status => Health.Status;

    /// <inheritdoc/>
    public ChannelReader<ReaderEvent> Events => _events.Reader;

    /// <inheritdoc/>
    public LineTap Tap { get; }

    private protected SerialLineProfile Profile { get; }

    private protected TimeProvider Time { get; }

    private protected LinkHealth Health { get; }

    private protected DocumentPresence Presence { get; } = new();

    /// <inheritdoc/>
    public void Start()
    {
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            var link = new SerialLink(SerialLinkOptions.For(Profile), Time, Health, Tap, _log);
            _loop = Task.Run(() => link.RunAsync(ServeAsync, Catalogue.ReaderLost.Id, _stop.Token));
        }
    }

    /// <inheritdoc/>
    public abstract Task<Examination> ExamineAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stop.CancelAsync();
        await _loop;
        _events.Writer.TryComplete();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The conversation on an open line, until it fails or <paramref name="stop"/> is cancelled.</summary>
    private protected abstract Task ServeAsync(SerialLine line, CancellationToken stop);

    private protected void Tell(IReadOnlyList<ReaderEvent> events)
    {
        foreach (ReaderEvent told in events)
        {
            _events.Writer.TryWrite(told);
        }
    }
}
