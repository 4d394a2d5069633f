using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Devices.Gpio.Tests;

/// <summary>
/// Goal: the rules hold for any commands and any inputs, also for end switches and sensors that lie (N19: a million random steps). Method: the
/// interlock alone, without pins and thread, under seeded random levels that no lane would ever show.
/// </summary>
public class InterlockPropertyTests
{
    private const int Seeds = 20;
    private const int StepsPerSeed = 50_000;

    [Fact]
    public void Million_random_steps_with_lying_inputs_break_no_rule()
    {
        var openings = 0;
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var run = new Run(seed);
            for (var step = 0; step < StepsPerSeed; step++)
            {
                var broken = run.Step();
                Assert.True(broken is null, $"seed {seed}, step {step}: {broken}");
            }
            openings += run.Openings;
        }
        Assert.InRange(openings, 1000, 1_000_000); // the steps must open something, or they prove nothing
    }

    [Fact]
    public void Token_ledger_that_is_full_opens_nothing_until_tokens_have_expired()
    {
        var tokens = new OpeningTokens();
        var ledger = new TokenLedger(tokens);
        var start = DateTimeOffset.UnixEpoch;
        for (var i = 0; i < TokenLedger.Capacity; i++)
            ledger.Use(tokens.Mint("crossing-1", BarrierId.Exit, i, start.AddSeconds(10)));
        var next = tokens.Mint("crossing-2", BarrierId.Exit, -1, start.AddSeconds(60));

        Assert.Equal(Catalogue.InterlockTokenUsed, ledger.Problem(next, BarrierId.Exit, start));
        Assert.Null(ledger.Problem(next, BarrierId.Exit, start.AddSeconds(11)));
    }

    private sealed class Run
    {
        private static readonly BarrierId[] Both = [BarrierId.Entry, BarrierId.Exit];
        private readonly GpioProfile _profile = SimulatedLaneWorld.DefaultProfile();
        private readonly OpeningTokens _tokens = new();
        private readonly Random _chance;
        private readonly Interlock _interlock;
        private readonly LaneInputs _inputs;
        private readonly Dictionary<string, bool> _levels;
        private readonly bool[] _inForce = new bool[2];
        private readonly TimeSpan[] _driven = new TimeSpan[2];
        private readonly BarrierPosition[] _position = new BarrierPosition[2];
        private TimeSpan _now;
        private long _sequence;

        public Run(int seed)
        {
            _chance = new Random(seed);
            _interlock = new Interlock(_profile, _tokens, _ => { });
            _inputs = new LaneInputs(_profile.Debounce);
            _levels = GpioFunctions.Inputs.ToDictionary(f => f, IsCalm, StringComparer.Ordinal);
            _inputs.Begin(f => _levels[f], _now);
        }

        public int Openings { get; private set; }

        /// <summary>Flips a level or calls a command, lets time pass, and says which rule is broken.</summary>
        public string? Step()
        {
            var passed = TimeSpan.FromMilliseconds(_chance.Next(4) == 0 ? _chance.Next(1, 200) : _chance.Next(30));
            _now += passed;
            Disturb();
            _inputs.Poll(f => _levels[f], _now);
            _inputs.Settle(_now, _ => { });
            var around = new Surroundings(_now, DateTimeOffset.UnixEpoch, _inputs, Beating: _chance.Next(50) > 0);
            _interlock.Step(around);
            Command(around);
            _interlock.Step(around);
            return Broken(BarrierId.Entry, passed) ?? Broken(BarrierId.Exit, passed) ?? BrokenTogether();
        }

        private void Disturb()
        {
            if (_chance.Next(40) == 0)
                foreach (var function in GpioFunctions.Inputs)
                    _levels[function] = IsCalm(function);
            if (_chance.Next(3) > 0)
                return;
            var flipped = GpioFunctions.Inputs[_chance.Next(GpioFunctions.Inputs.Count)];
            var emergency = flipped is GpioFunctions.EvacuationOk or GpioFunctions.EmergencyStopOk;
            if (!emergency || _chance.Next(20) == 0)
                _levels[flipped] = !_levels[flipped];
        }

        private static bool IsCalm(string function) =>
            function
                is GpioFunctions.EntryClosed
                    or GpioFunctions.ExitClosed
                    or GpioFunctions.EvacuationOk
                    or GpioFunctions.EmergencyStopOk;

        private void Command(Surroundings around)
        {
            var barrier = Both[_chance.Next(2)];
            switch (_chance.Next(60))
            {
                case < 20:
                    Open(barrier, around);
                    break;
                case < 24:
                    _interlock.Close(barrier);
                    break;
                case 24 when _chance.Next(5) == 0:
                    _interlock.Release();
                    break;
                case 25 when _chance.Next(5) == 0:
                    _interlock.Stop();
                    break;
                case < 30:
                    if (_interlock.Mode != InterlockMode.Normal)
                        _interlock.ReArm(around);
                    break;
            }
        }

        private void Open(BarrierId barrier, Surroundings around)
        {
            var good = _chance.Next(2) == 0;
            var token = _tokens.Mint("crossing-1", barrier, ++_sequence, around.UtcNow.AddSeconds(good ? 1 : -1));
            if (!_interlock.Open(barrier, token, around))
                return;
            _inForce[(int)barrier] = good;
            Openings++;
        }

        private string? Broken(BarrierId barrier, TimeSpan passed)
        {
            var i = (int)barrier;
            var drive = _interlock.DriveOf(barrier);
            var position = _interlock.PositionOf(barrier);
            var released = _interlock.Mode == InterlockMode.Released;
            var moving = position is BarrierPosition.Opening or BarrierPosition.Closing;
            _driven[i] = moving && position == _position[i] ? _driven[i] + passed : TimeSpan.Zero;
            _position[i] = position;
            if (drive == Drive.Close || released)
                _inForce[i] = false;
            if (released)
                return drive == Drive.Open ? null : $"{barrier} is not driven open in evacuation";
            if (_interlock.Mode == InterlockMode.Stopped && drive != Drive.None)
                return $"{barrier} is driven in emergency stop";
            if (drive == Drive.Open && !_inForce[i])
                return $"{barrier} is driven open without a good token";
            if (moving && _inputs.Stable(BarrierLines.ObstacleSensor(barrier)))
                return $"{barrier} moves against an obstacle";
            // A slow retry drives half of the time, so a movement may last twice as long.
            return _driven[i] > _profile.DriveMax * 2 + TimeSpan.FromMilliseconds(500)
                ? $"{barrier} is driven for {_driven[i]}"
                : null;
        }

        private string? BrokenTogether() =>
            _interlock.Mode != InterlockMode.Released && Both.All(b => _interlock.DriveOf(b) == Drive.Open)
                ? "both are driven open"
                : null;
    }
}
