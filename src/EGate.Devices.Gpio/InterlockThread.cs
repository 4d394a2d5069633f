using EGate.Core;
using Microsoft.Extensions.Logging;

namespace EGate.Devices.Gpio;

/// <summary>
/// The interlock's own thread. It waits for commands, edges and the nearest deadline and does not spin. A line that fails puts all outputs to
/// rest and is tried again; any other fault is a defect: outputs to rest, the thread ends and says so.
/// </summary>
internal sealed class InterlockThread
{
    /// <summary>All inputs are read this often, so that a missed edge heals and a dead chip is noticed.</summary>
    public static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Pause between tries to open lost lines.</summary>
    public static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);

    private readonly LaneController _lane;
    private readonly LanePins _pins;
    private readonly Mailbox _mailbox;
    private readonly EventOutlet _outlet;
    private readonly LaneHealth _health;
    private readonly ILogger _log;
    private readonly Func<TimeSpan> _now;
    private readonly ITimer _timer;
    private readonly Thread _thread;
    private TimeSpan _polled;
    private TimeSpan? _retryAt;
    private bool _lost = true;

    public InterlockThread(
        LaneController lane,
        LanePins pins,
        Mailbox mailbox,
        EventOutlet outlet,
        LaneHealth health,
        TimeProvider time,
        Func<TimeSpan> now,
        ILogger log
    )
    {
        _lane = lane;
        _pins = pins;
        _mailbox = mailbox;
        _outlet = outlet;
        _health = health;
        _log = log;
        _now = now;
        _timer = time.CreateTimer(_ => mailbox.Wake(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _thread = new Thread(Run) { Name = "interlock", IsBackground = true };
    }

    /// <summary>Starts the thread.</summary>
    public void Start() => _thread.Start();

    /// <summary>Waits for the thread to end after the mailbox was closed; false when it did not within <paramref name="longest"/>.</summary>
    public bool Join(TimeSpan longest) => !_thread.IsAlive || _thread.Join(longest);

    private void Run()
    {
        try
        {
            Turn(new MailboxContent([], [], Closing: false));
            while (true)
            {
                var content = _mailbox.Take(Schedule());
                if (content.Closing)
                    break;
                Turn(content);
            }
        }
        catch (Exception defect)
        {
            _pins.Rest();
            _log.LogCritical(
                defect,
                "{Fault}: {Sentence}",
                Catalogue.InterlockCrashed.Id,
                Catalogue.InterlockCrashed.Sentence
            );
            Tell(defect);
        }
        finally
        {
            End();
        }
    }

    private void Tell(Exception defect)
    {
        try
        {
            _health.Lost(Catalogue.InterlockCrashed, defect);
        }
        catch (Exception handler)
        {
            _log.LogCritical(handler, "A handler of the status threw; the outputs are at rest already");
        }
    }

    private void End()
    {
        _pins.Rest();
        _pins.Close();
        _timer.Dispose();
        foreach (var command in _mailbox.End())
            (command as LaneCommand.Examine)?.Answer.TrySetCanceled();
        _outlet.Complete();
    }

    private void Turn(MailboxContent content)
    {
        var now = _now();
        try
        {
            if (_lost && !Recover(now, urgent: content.Commands.Any(c => c is LaneCommand.Release)))
            {
                Refuse(content.Commands);
                return;
            }
            if (_outlet.Overflowed)
                Overflow();
            if (_outlet.Overflowed)
                content = content with { Commands = [.. content.Commands.Where(c => c is not LaneCommand.Open)] };
            if (now - _polled >= PollEvery)
            {
                _polled = now;
                _lane.Poll(now);
                Answered();
            }
            _lane.Turn(now, content);
        }
        catch (LineFailedException fault)
        {
            Lose(now, fault);
            Refuse(content.Commands);
        }
    }

    private bool Recover(TimeSpan now, bool urgent)
    {
        if (now < _retryAt && !urgent)
            return false;
        _lane.Begin(now);
        _lost = false;
        _retryAt = null;
        _polled = now;
        Answered();
        return true;
    }

    private void Lose(TimeSpan now, LineFailedException fault)
    {
        _lost = true;
        _retryAt = now + RetryEvery;
        _lane.Forget();
        _pins.Rest();
        _pins.Close();
        _health.Lost(Catalogue.GpioLost, fault);
    }

    /// <summary>Nobody takes the events: nothing is held open for a loop that does not look. Told anew once there is room.</summary>
    private void Overflow()
    {
        if (_health.Status.FaultId != Catalogue.HardwareEventsOverflow.Id)
        {
            _lane.Forget();
            _health.Lost(Catalogue.HardwareEventsOverflow, why: null);
        }
        if (!_outlet.HasRoom)
            return;
        _outlet.Recovered();
        _lane.Tell();
        Answered();
    }

    private void Answered()
    {
        if (!_outlet.Overflowed)
            _health.Answered(_lane.Doubt);
    }

    /// <summary>Commands while the lines are lost are refused, except evacuation, stop and their end: the interlock remembers those.</summary>
    private void Refuse(IReadOnlyList<LaneCommand> commands)
    {
        foreach (var command in commands)
            _lane.WithoutLines(command);
    }

    private TimeSpan Schedule()
    {
        var now = _now();
        var due = _lost ? _retryAt : Earliest.Of(_lane.Deadline, _polled + PollEvery);
        // Timers count whole milliseconds: rounded up, or the thread would wake a little early again and again.
        var wait = TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling((due - now ?? RetryEvery).TotalMilliseconds)));
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
        // The timer may run on other time than the wall (tests, simulation); waiting in real time as well only adds harmless turns.
        return wait + TimeSpan.FromMilliseconds(1);
    }
}
