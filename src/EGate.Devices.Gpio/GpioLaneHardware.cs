using System.Device.Gpio;
using System.Threading.Channels;
using EGate.Core;
using Microsoft.Extensions.Logging;

namespace EGate.Devices.Gpio;

/// <summary>
/// Barriers, sensors and signs of one lane on GPIO lines, behind the interlock. Methods only leave a command for the interlock's own thread
/// and return at once; they may be called from any thread and throw for null arguments alone. It is not the safety device: see README.md.
/// </summary>
public sealed class GpioLaneHardware : ILaneHardware
{
    internal const string DeviceName = "barriers";

    private static readonly TimeSpan ExamineMax = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan EndMax = TimeSpan.FromSeconds(5);

    private readonly GpioController _controller;
    private readonly TimeProvider _time;
    private readonly ILogger<GpioLaneHardware> _log;
    private readonly long _startedAt;
    private readonly Mailbox _mailbox = new();
    private readonly EventOutlet _outlet = new();
    private readonly HeartbeatOutput _heartbeat;
    private readonly LaneHealth _health;
    private readonly InterlockThread _thread;
    private int _state;

    /// <summary>Takes over <paramref name="controller"/> and disposes it at the end. No line is touched before <see cref="Start"/>.</summary>
    /// <param name="profile">Lines and times.</param>
    /// <param name="controller">Over <c>SimulatedGpioDriver</c>, or over libgpiod by <see cref="GpioChips.Open"/>.</param>
    /// <param name="tokens">The process's tokens, shared with the journal side that mints them.</param>
    /// <param name="time">All times, also of tokens.</param>
    /// <param name="log">Faults; no personal data.</param>
    /// <exception cref="ArgumentException">The profile's lines are incomplete or overlap.</exception>
    public GpioLaneHardware(
        GpioProfile profile,
        GpioController controller,
        OpeningTokens tokens,
        TimeProvider time,
        ILogger<GpioLaneHardware> log
    )
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(controller);
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(log);
        _controller = controller;
        _time = time;
        _log = log;
        _startedAt = time.GetTimestamp();
        var map = new LineMap(profile);
        var pins = new LanePins(map, controller, input => _mailbox.Edge(input, Now()));
        _heartbeat = new HeartbeatOutput(profile.HeartbeatMax);
        _health = new LaneHealth(DeviceName, $"GPIO chip {profile.Chip}", time, log);
        var lane = new LaneController(profile, pins, tokens, _heartbeat, _outlet, CommandLatencies, time);
        _thread = new InterlockThread(lane, pins, _mailbox, _outlet, _health, time, Now, log);
    }

    /// <inheritdoc/>
    public string Name => DeviceName;

    /// <inheritdoc/>
    public DeviceStatus Status => _health.Status;

    /// <inheritdoc/>
    public ChannelReader<HardwareEvent> Events => _outlet.Reader;

    /// <summary>Times from <see cref="Open"/> to the write of the pin.</summary>
    public CommandLatencies CommandLatencies { get; } = new();

    /// <summary>Raised on the interlock's thread. A handler only enqueues; one that throws stops the interlock, with all outputs at rest.</summary>
    public event Action<DeviceStatus>? StatusChanged
    {
        add => _health.Changed += value;
        remove => _health.Changed -= value;
    }

    /// <inheritdoc/>
    public void Start()
    {
        if (Interlocked.CompareExchange(ref _state, 1, 0) == 0)
            _thread.Start();
    }

    /// <inheritdoc/>
    public void Open(BarrierId barrier, OpeningToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        Post(new LaneCommand.Open(barrier, token, _time.GetTimestamp()), barrier);
    }

    /// <inheritdoc/>
    public void Close(BarrierId barrier) => Post(new LaneCommand.Close(barrier), barrier);

    /// <inheritdoc/>
    public void Release() => Post(new LaneCommand.Release(), BarrierId.Exit);

    /// <inheritdoc/>
    public void Stop() => Post(new LaneCommand.Stop(), BarrierId.Exit);

    /// <inheritdoc/>
    public void ReArm() => Post(new LaneCommand.ReArm(), BarrierId.Exit);

    /// <summary>Sets the entry sign and the light at the face. The light's line is a switch: any share above 0 % is on.</summary>
    public void Show(EntrySign sign, int faceLightPercent) =>
        Post(new LaneCommand.Show(sign, faceLightPercent), BarrierId.Entry);

    /// <inheritdoc/>
    public void Heartbeat()
    {
        var now = Now();
        var wasBeating = _heartbeat.Beating(now);
        _heartbeat.Beat(now);
        if (!wasBeating)
            _mailbox.Wake();
    }

    /// <summary>Completes when the interlock has done everything it was left so far. For simulations and tests that move time by hand.</summary>
    public Task SettledAsync() => _mailbox.SettledAsync();

    /// <inheritdoc/>
    public async Task<Examination> ExamineAsync(CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<Examination>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_state != 1 || !_mailbox.TryPost(new LaneCommand.Examine(answer)))
            return Unanswered("The interlock does not run.", Catalogue.InterlockCrashed);
        try
        {
            return await answer.Task.WaitAsync(ExamineMax, _time, cancellation);
        }
        catch (TimeoutException)
        {
            return Unanswered($"No answer within {ExamineMax.TotalSeconds:0} s.", Catalogue.GpioLost);
        }
        catch (TaskCanceledException) when (answer.Task.IsCanceled)
        {
            return Unanswered("The interlock ended.", Catalogue.InterlockCrashed);
        }
    }

    /// <summary>Puts all outputs to rest, ends the thread (within 5 s, or leaves it behind and says so) and disposes the controller.</summary>
    public async ValueTask DisposeAsync()
    {
        var before = Interlocked.Exchange(ref _state, 2);
        if (before == 2)
            return;
        _mailbox.Close();
        if (before == 1 && !await Task.Run(() => _thread.Join(EndMax)))
        {
            _log.LogCritical("The interlock's thread did not end within {Limit}; a GPIO call hangs", EndMax);
            return;
        }
        _outlet.Complete();
        try
        {
            _controller.Dispose();
        }
        catch (Exception fault)
        {
            _log.LogWarning(fault, "The GPIO driver did not close cleanly; the outputs were put to rest before");
        }
    }

    private static Examination Unanswered(string result, CatalogueEntry fault) =>
        new(DeviceName, LaneController.Tested, Passed: false, result, fault.Remedy);

    private void Post(LaneCommand command, BarrierId barrier)
    {
        if (_mailbox.TryPost(command) || _state == 2)
            return; // after dispose everything is at rest and stays so
        var why =
            _health.Status.FaultId == Catalogue.InterlockCrashed.Id
                ? Catalogue.InterlockCrashed
                : Catalogue.InterlockQueueFull;
        _log.LogCritical("{Fault}: {Command} was not taken", why.Id, command.GetType().Name);
        _outlet.Publish(new HardwareEvent.CommandRefused(barrier, why.Id));
    }

    private TimeSpan Now() => _time.GetElapsedTime(_startedAt);
}
