using EGate.Core;

namespace EGate.Devices.Gpio;

/// <summary>What a barrier does under way: arrival, obstacle, pause and retry, maximum drive time.</summary>
internal sealed partial class BarrierModel
{
    private TimeSpan? _slowSince;

    private void Advance(TimeSpan now, BarrierSwitches s)
    {
        if (_released)
        {
            AdvanceReleased(s);
            return;
        }
        if (s.Contradict)
        {
            if (!_contradictionTold)
                Fault(Catalogue.BarrierSwitches);
            _contradictionTold = true;
            return;
        }
        _contradictionTold = false;
        switch (_phase)
        {
            case Phase.Moving:
                Move(now, s);
                break;
            case Phase.Paused:
                Wait(now, s);
                break;
            case Phase.Arrived when _goal == Drive.Open && !s.Opened:
                Begin(); // pushed out of the open position: it is driven back, for a new movement's time at most
                break;
        }
    }

    private void AdvanceReleased(BarrierSwitches s)
    {
        if (s.Opened)
        {
            _phase = Phase.Arrived;
            return;
        }
        if (_phase == Phase.Arrived)
            Begin();
        _phase = Phase.Moving;
        if (_driven >= profile.DriveMax && !_lateTold)
        {
            // Told once; the drive stays on. People behind a door that moves late are better off than behind one that was given up.
            _lateTold = true;
            publish(new HardwareEvent.BarrierFaulted(id, Catalogue.BarrierDriveTimeout.Id));
        }
    }

    private void Move(TimeSpan now, BarrierSwitches s)
    {
        if (_closedDoubtful && _leftClosed)
        {
            Fault(Catalogue.BarrierSwitches);
            return;
        }
        var arrived = _goal == Drive.Open ? s.OpenedNow : s.ClosedNow;
        if (arrived && _driven >= _minimum)
        {
            _phase = Phase.Arrived;
            _tries = 0;
        }
        else if (s.Obstacle)
        {
            Obstruct(now);
        }
        else if (_driven >= profile.DriveMax)
        {
            _closedDoubtful = _goal == Drive.Open && s.Closed && !_leftClosed;
            Fault(_closedDoubtful ? Catalogue.BarrierSwitchStuck : Catalogue.BarrierDriveTimeout);
        }
        else if (_slow)
        {
            _slowSince ??= now;
        }
    }

    private void Obstruct(TimeSpan now)
    {
        if (_tries >= profile.ObstacleRetries)
        {
            Fault(Catalogue.BarrierObstructed);
            return;
        }
        _phase = Phase.Paused;
        _pauseUntil = now + profile.ObstaclePause;
    }

    private void Wait(TimeSpan now, BarrierSwitches s)
    {
        if (now < _pauseUntil)
            return;
        _tries++;
        if (s.Obstacle)
        {
            Obstruct(now);
            return;
        }
        Begin();
        _slow = true;
        _slowSince = now;
    }

    private void Fault(CatalogueEntry entry)
    {
        _goal = Drive.None;
        _phase = Phase.Faulted;
        publish(new HardwareEvent.BarrierFaulted(id, entry.Id));
    }

    private Drive DriveAt(TimeSpan now) =>
        _phase switch
        {
            Phase.Moving when _slow && !InSlice(now) => Drive.None,
            Phase.Moving => _goal,
            Phase.Arrived when _goal == Drive.Open => Drive.Open,
            _ => Drive.None,
        };

    private bool InSlice(TimeSpan now) => (now - (_slowSince ?? now)).Ticks / SlowSlice.Ticks % 2 == 0;

    private TimeSpan? DeadlineAt(TimeSpan now)
    {
        if (_phase == Phase.Paused)
            return _pauseUntil;
        if (_phase != Phase.Moving)
            return null;
        TimeSpan? limit = Drive == Drive.None || (_released && _lateTold) ? null : now + Left(profile.DriveMax);
        TimeSpan? minimum = _driven < _minimum ? now + Left(_minimum) : null;
        TimeSpan? slice = _slow ? NextSlice(now) : null;
        return Earliest.Of(limit, minimum, slice);
    }

    private TimeSpan Left(TimeSpan whole) => _driven >= whole ? TimeSpan.Zero : whole - _driven;

    private TimeSpan NextSlice(TimeSpan now)
    {
        var since = _slowSince ?? now;
        return since + SlowSlice * ((now - since).Ticks / SlowSlice.Ticks + 1);
    }
}
