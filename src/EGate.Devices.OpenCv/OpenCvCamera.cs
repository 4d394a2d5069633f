using EGate.Core;
using Microsoft.Extensions.Logging;

namespace EGate.Devices.OpenCv;

/// <summary>
/// A camera on its own thread over a frame source. It opens the source, reads as fast as pictures come, keeps the newest only and re-opens the source
/// with a growing pause when it fails. Whether it lives is judged by a timer of its own, so that a read that hangs is seen too:
/// no fresh picture for the profile's <c>StaleAfter</c> is <see cref="DeviceCondition.Lost"/>, said once when it goes and once when it is back.
/// </summary>
public sealed class OpenCvCamera : ICamera
{
    private static readonly TimeSpan PauseMin = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DisposeMax = TimeSpan.FromSeconds(5);

    private readonly CameraProfile _profile;
    private readonly IFrameSource _source;
    private readonly TimeProvider _time;
    private readonly ILogger<OpenCvCamera> _log;
    private readonly Lock _lock = new();
    private readonly CameraHealth _health;
    private readonly NewestFrame _newest = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _watch;
    private Thread? _thread;
    private DeviceStatus _status;
    private DateTimeOffset? _lastFresh;
    private long _sequence;
    private long _errors;

    /// <summary>Nothing is opened before <see cref="Start"/>. The camera owns <paramref name="source"/> and disposes it.</summary>
    public OpenCvCamera(CameraProfile profile, IFrameSource source, TimeProvider time, ILogger<OpenCvCamera> log)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(log);
        _profile = profile;
        _source = source;
        _time = time;
        _log = log;
        _health = new CameraHealth(profile, time);
        _status = new DeviceStatus(Name, DeviceCondition.Starting, time.GetUtcNow(), null, null, source.Description, 0);
    }

    /// <inheritdoc/>
    public event Action<DeviceStatus>? StatusChanged;

    /// <inheritdoc/>
    public string Name => "camera";

    /// <inheritdoc/>
    public DeviceStatus Status
    {
        get
        {
            lock (_lock)
            {
                return _status with { LastExchange = _lastFresh, Errors = _errors };
            }
        }
    }

    /// <inheritdoc/>
    public void Start()
    {
        lock (_lock)
        {
            if (_thread is not null || _stop.IsCancellationRequested)
            {
                return;
            }

            _thread = new Thread(Run) { IsBackground = true, Name = "camera" };
            _watch = _time.CreateTimer(_ => Judge(), null, _profile.StaleAfter / 4, _profile.StaleAfter / 4);
        }

        _thread.Start();
    }

    /// <inheritdoc/>
    public Task<CameraFrame> NextAsync(long after, CancellationToken cancellation) =>
        _newest.NextAsync(after, cancellation);

    /// <inheritdoc/>
    public async Task<Examination> ExamineAsync(CancellationToken cancellation)
    {
        const string tested = "A fresh picture within the limit, its size, rate and brightness.";
        try
        {
            var frame = await NextAsync(Interlocked.Read(ref _sequence), cancellation)
                .WaitAsync(_profile.StaleAfter, _time, cancellation);
            using var image = frame.Image;
            var brightness = image.Pixels.Average(v => (double)v);
            var (condition, fault) = Look(out var rate);
            var result = FormattableString.Invariant(
                $"{image.Width}x{image.Height} at {rate:F1} frames/s, mean brightness {brightness:F0} of 255"
            );
            return new Examination(Name, tested, condition == DeviceCondition.Ready, result, fault?.Remedy ?? "");
        }
        catch (TimeoutException)
        {
            var fault = Look(out _).Fault ?? Catalogue.CameraSilent;
            var result = FormattableString.Invariant(
                $"No picture within {_profile.StaleAfter.TotalSeconds:F1} s: {fault.Sentence}"
            );
            return new Examination(Name, tested, false, result, fault.Remedy);
        }
    }

    /// <summary>Stops the thread, waiting at most 5 s for a read that hangs, and zeroes the newest picture.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        bool started;
        lock (_lock)
        {
            started = _thread is not null;
            _watch?.Dispose();
        }

        if (started)
        {
            await Task.WhenAny(_ended.Task, Task.Delay(DisposeMax, _time, CancellationToken.None));
        }
        else
        {
            _source.Dispose();
        }

        _newest.Dispose();
    }

    private void Run()
    {
        var pause = PauseMin;
        while (!_stop.IsCancellationRequested)
        {
            pause = Attempt() ? PauseMin : pause;
            Interlocked.Increment(ref _errors);
            Wait(pause);
            pause = pause * 2 > PauseMax ? PauseMax : pause * 2;
        }

        _source.Dispose();
        _newest.Clear();
        _ended.SetResult();
    }

    /// <summary>
    /// Opens and reads once; true when fresh pictures came. A source that throws in spite of its contract must not take the controller down with it.
    /// </summary>
    private bool Attempt()
    {
        try
        {
            return TryOpen() && ReadUntilStale();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _log.LogError(e, "The camera's source failed unexpectedly ({Source})", _source.Description);
            return false;
        }
        finally
        {
            _source.Close();
        }
    }

    private bool TryOpen()
    {
        var open = _source.Open(_profile);
        lock (_lock)
        {
            _health.Opened(open);
        }

        return open;
    }

    /// <summary>Reads until no fresh picture came for the limit; true when at least one fresh picture came.</summary>
    private bool ReadUntilStale()
    {
        var any = false;
        var opened = _time.GetTimestamp();
        while (!_stop.IsCancellationRequested)
        {
            var image = _source.Read(_stop.Token);
            any |= image is not null && Take(image);
            lock (_lock)
            {
                // A source just opened gets the whole limit, however long the one before it was silent.
                if (_health.Age > _profile.StaleAfter && _time.GetElapsedTime(opened) > _profile.StaleAfter)
                {
                    return any;
                }
            }
        }

        return any;
    }

    private bool Take(BgrImage image)
    {
        var sequence = Interlocked.Increment(ref _sequence);
        bool fresh;
        lock (_lock)
        {
            fresh = _health.Frame(image);
            _lastFresh = fresh ? _time.GetUtcNow() : _lastFresh;
        }

        if (!fresh)
        {
            image.Dispose();
            return false;
        }

        _newest.Put(new CameraFrame(sequence, _time.GetTimestamp(), image));
        Judge();
        return true;
    }

    private (DeviceCondition Condition, CatalogueEntry? Fault) Look(out double rate)
    {
        lock (_lock)
        {
            rate = _health.FramesPerSecond;
            return _health.Judge();
        }
    }

    /// <summary>Tells of a change once. Under the lock, so that the order told is the order of things; handlers only enqueue.</summary>
    private void Judge()
    {
        lock (_lock)
        {
            var (condition, fault) = _health.Judge();
            if (_stop.IsCancellationRequested || (condition == _status.Condition && fault?.Id == _status.FaultId))
            {
                return;
            }

            if (condition == DeviceCondition.Lost && _status.Condition == DeviceCondition.Lost)
            {
                // Lost is told once; that a silent camera has now also vanished only shows in the status.
                _status = _status with
                {
                    FaultId = fault?.Id,
                };
                return;
            }

            var wasLost = _status.Condition == DeviceCondition.Lost;
            _status = _status with { Condition = condition, FaultId = fault?.Id, Since = _time.GetUtcNow() };
            if (condition == DeviceCondition.Lost)
            {
                _newest.Clear();
            }

            Tell(condition, fault, wasLost);
            StatusChanged?.Invoke(_status with { LastExchange = _lastFresh, Errors = Interlocked.Read(ref _errors) });
        }
    }

    private void Tell(DeviceCondition condition, CatalogueEntry? fault, bool wasLost)
    {
        if (fault is not null)
        {
            _log.LogWarning("{Fault}: {Sentence} ({Source})", fault.Id, fault.Sentence, _source.Description);
        }
        else if (wasLost && condition == DeviceCondition.Ready)
        {
            _log.LogInformation("The camera gives fresh pictures again ({Source})", _source.Description);
        }
    }

    private void Wait(TimeSpan pause)
    {
        try
        {
            Task.Delay(pause, _time, _stop.Token).Wait(_stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or AggregateException)
        {
            // Stopped: the loop ends at its next turn.
        }
    }
}
