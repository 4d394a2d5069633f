using System.Globalization;
using System.Threading.Channels;
using EGate.Core;
using EGate.Devices.Serial.Lines;
using EGate.Devices.Serial.Zones;
using Microsoft.Extensions.Logging;

namespace EGate.Devices.Serial;

/// <summary>
/// A reader of machine-readable zones that only talks: it sends the lines of a document that is laid on it, in one of the framings of
/// <see cref="LineFraming"/>, and answers nothing. Narrow, because such a reader is: a document counts as removed when another is read or
/// after the profile's silence; the same document laid down again within it is not told of twice; and whether the reader lives is known
/// by its port alone. The status says so.
/// </summary>
public sealed class LineReader : IDocumentReader, IRecordableDevice
{
    /// <summary>Events kept for a lane that does not take them.</summary>
    public const int EventsMax = 32;

    /// <summary>So many broken frames in a row without a good one are no reader any more.</summary>
    public const int GarbageMax = 16;

    private readonly SerialLineProfile _profile;
    private readonly LineFraming _framing;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly LinkHealth _health;
    private readonly DocumentPresence _presence = new();
    private readonly Channel<ReaderEvent> _events;
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;
    private long _lastRead;
    private int _garbage;
    private int _started;
    private int _disposed;

    /// <param name="profile">The line: port, rate, framing and silences.</param>
    /// <param name="time">Clock and timers.</param>
    /// <param name="log">Told of each change of condition once; never of what is read.</param>
    public LineReader(SerialLineProfile profile, TimeProvider time, ILogger<LineReader> log)
    {
        _profile = profile;
        _framing = LineFraming.Of(profile.Lines);
        _time = time;
        _log = log;
        _health = new LinkHealth(Name, profile, time, log);
        Tap = new LineTap("line", () => new LineMask(_framing), time);
        var bounded = new BoundedChannelOptions(EventsMax) { FullMode = BoundedChannelFullMode.DropOldest };
        _events = Channel.CreateBounded<ReaderEvent>(bounded, _ => _health.CountError());
        Describe("nothing read since the start");
    }

    /// <inheritdoc/>
    public event Action<DeviceStatus>? StatusChanged
    {
        add => _health.Changed += value;
        remove => _health.Changed -= value;
    }

    /// <inheritdoc/>
    public string Name => "reader";

    /// <inheritdoc/>
    public DeviceStatus Status => _health.Status;

    /// <inheritdoc/>
    public ChannelReader<ReaderEvent> Events => _events.Reader;

    /// <inheritdoc/>
    public LineTap Tap { get; }

    /// <inheritdoc/>
    public void Start()
    {
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            var link = new SerialLink(SerialLinkOptions.For(_profile), _time, _health, Tap, _log);
            _loop = Task.Run(() => link.RunAsync(ServeAsync, Catalogue.ReaderLost.Id, _stop.Token));
        }
    }

    /// <summary>Looks at the port; the reader itself cannot be asked.</summary>
    public Task<Examination> ExamineAsync(CancellationToken cancellation)
    {
        const string tested =
            "Looked whether the reader's port is open; this reader speaks only when a document lies on it and cannot be asked.";
        DeviceStatus status = Status;
        return Task.FromResult(
            status.Condition is DeviceCondition.Ready
                ? new Examination(Name, tested, true, $"{status.Detail}; {status.Errors} errors since start.", "")
                : ExaminationDesk.Failed(status, tested)
        );
    }

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
    }

    private async Task ServeAsync(SerialLine line, CancellationToken stop)
    {
        var buffer = new FrameBuffer(2 * LineFrame.FrameMax);
        _garbage = 0;
        _health.InService();
        while (true)
        {
            if (Tap.IsWanted)
            {
                // Nothing is said to such a reader: any moment is the beginning of the conversation.
                Tap.Begin();
            }

            var heard = await line.WaitAsync(buffer.Count > 0 ? _profile.Lines.Gap : Pause, stop);
            buffer.Fill(line);
            TakeFrames(buffer, idle: !heard);
            if (_presence.Occupied && _time.GetElapsedTime(_lastRead) >= _profile.Lines.Removed)
            {
                Tell(_presence.Remove());
            }
        }
    }

    /// <summary>Until something is heard; no longer than the rest of the silence that removes a document.</summary>
    private TimeSpan Pause
    {
        get
        {
            TimeSpan rest = _profile.Lines.Removed - _time.GetElapsedTime(_lastRead);
            return _presence.Occupied && rest < _profile.PollEvery
                ? Max(rest, TimeSpan.FromMilliseconds(1))
                : _profile.PollEvery;
        }
    }

    private void TakeFrames(FrameBuffer buffer, bool idle)
    {
        while (buffer.Count > 0)
        {
            var frame = LineFrame.Decode(buffer.Bytes, _framing, idle);
            switch (frame.Kind)
            {
                case LineFrameKind.Document:
                    Observe(frame.Body);
                    break;
                case LineFrameKind.Garbage:
                    Distrust();
                    break;
                case LineFrameKind.Incomplete when frame.Consumed == 0:
                    return;
            }

            buffer.Consume(frame.Consumed);
        }
    }

    private void Observe(ReadOnlySpan<byte> body)
    {
        MrzReading reading = LineText.Read(body, _framing, out string[] lines);
        if (reading == MrzReading.NotText)
        {
            Distrust();
            return;
        }

        _garbage = 0;
        _lastRead = _time.GetTimestamp();
        Describe($"last read at {_time.GetUtcNow().ToString("u", CultureInfo.InvariantCulture)}");
        _health.Good(TimeSpan.Zero, retried: false);
        if (reading != MrzReading.Nothing)
        {
            Tell(_presence.Observe(reading, body, lines));
        }
    }

    /// <summary>One broken frame is a hand on a plug; many in a row are another rate or another device.</summary>
    private void Distrust()
    {
        if (++_garbage >= GarbageMax)
        {
            throw new SerialFaultException(
                Catalogue.ReaderGarbage.Id,
                $"The last {GarbageMax} things the reader said were not framed as {_profile.Lines.Preset}."
            );
        }

        _health.Doubtful(Catalogue.ReaderGarbage.Id, $"sent bytes that are not framed as {_profile.Lines.Preset}");
    }

    private void Describe(string last) =>
        _health.Identity =
            $"line reader, {_profile.Lines.Preset}: it speaks only of a document that is laid down, so its life is known by the port alone; {last}";

    private void Tell(IReadOnlyList<ReaderEvent> events)
    {
        foreach (ReaderEvent told in events)
        {
            _events.Writer.TryWrite(told);
        }
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
