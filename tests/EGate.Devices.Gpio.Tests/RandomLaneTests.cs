using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Devices.Gpio.Tests;

/// <summary>
/// Goal: no sequence of commands, people, obstacles and emergencies makes the pins break a rule. Method: seeded random sequences against the
/// simulated lane, watched by <see cref="PinChecker"/>, which knows the pins alone. A failure names its seed.
/// </summary>
public class RandomLaneTests
{
    [Theory]
    [InlineData(false, 100)]
    [InlineData(true, 40)]
    public async Task Random_sequences_break_no_rule_at_the_pins(bool emergencies, int enough)
    {
        var openings = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            await using var run = await RandomRun.StartAsync(seed, emergencies);
            for (var i = 0; i < 60; i++)
                await run.StepAsync();
            Assert.True(run.Checker.Broken.Count == 0, $"seed {seed}: {string.Join("; ", run.Checker.Broken)}");
            openings += run.Checker.Openings;
        }
        Assert.InRange(openings, enough, 5000); // the sequences must do something, or they prove nothing
    }

    [Fact]
    public async Task Checker_sees_both_drives_and_a_missing_token()
    {
        // The checker must be able to fail: here somebody drives the pins without any interlock.
        var world = new SimulatedLaneWorld(
            SimulatedLaneWorld.DefaultProfile(),
            new Microsoft.Extensions.Time.Testing.FakeTimeProvider()
        );
        using var pins = new System.Device.Gpio.GpioController(new SimulatedGpioDriver(world));
        var checker = new PinChecker(world);
        foreach (var function in new[] { GpioFunctions.EntryOpen, GpioFunctions.ExitOpen })
        {
            pins.OpenPin(world.Profile.Lines[function].Offset, System.Device.Gpio.PinMode.Output);
            pins.Write(world.Profile.Lines[function].Offset, System.Device.Gpio.PinValue.High);
        }

        Assert.Contains(checker.Broken, b => b.Contains("both driven open", StringComparison.Ordinal));
        Assert.Contains(checker.Broken, b => b.Contains("without a token", StringComparison.Ordinal));
        await Task.CompletedTask;
    }

    private sealed class RandomRun : IAsyncDisposable
    {
        private readonly LaneRig _rig;
        private readonly Random _chance;
        private readonly bool _emergencies;
        private readonly CancellationTokenSource _people = new();
        private OpeningToken? _spent;
        private int _read;
        private bool _evacuation;
        private bool _overridden;

        private RandomRun(LaneRig rig, int seed, bool emergencies)
        {
            _rig = rig;
            _chance = new Random(seed);
            _emergencies = emergencies;
            Checker = new PinChecker(rig.World);
        }

        public PinChecker Checker { get; }

        public static async Task<RandomRun> StartAsync(int seed, bool emergencies)
        {
            var profile = SimulatedLaneWorld.DefaultProfile() with { ObstaclePause = TimeSpan.FromMilliseconds(300) };
            var settings = new SimulatedLaneSettings
            {
                Seed = seed,
                BounceEdges = seed % 3 * 4,
                WalkingSpeed = 4,
            };
            return new RandomRun(await LaneRig.StartAsync(profile, settings), seed, emergencies);
        }

        public async Task StepAsync()
        {
            Act();
            await LookAsync();
            for (var left = _chance.Next(40); left > 0; left--)
            {
                _rig.Time.Advance(TimeSpan.FromMilliseconds(10));
                await LookAsync();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _rig.DisposeAsync();
            _people.Dispose();
        }

        private async Task LookAsync()
        {
            await _rig.SettleAsync();
            for (; _read < _rig.Told.Count; _read++)
                if (_rig.Told[_read] is HardwareEvent.CommandRefused refused)
                    Checker.Refused(refused.Barrier);
            Checker.Look();
            if (Checker.Evacuating && !_evacuation && BothClosed)
                Checker.Evacuating = false;
        }

        private bool BothClosed => _rig.IsClosed(BarrierId.Entry) && _rig.IsClosed(BarrierId.Exit) && !_rig.Driven;

        private void Act()
        {
            var barrier = (BarrierId)_chance.Next(2);
            if (_overridden && _chance.Next(3) == 0)
                ReArm();
            switch (_chance.Next(_emergencies ? 22 : 17))
            {
                case < 5:
                    Open(barrier);
                    break;
                case < 9:
                    _rig.Hardware.Close(barrier);
                    break;
                case 9:
                    BadToken(barrier);
                    break;
                case 10:
                    _rig.World.PutObstacle(barrier);
                    break;
                case < 13:
                    _rig.World.TakeObstacle(barrier);
                    break;
                case < 17:
                    Walk();
                    break;
                case 17:
                    _rig.Beats = false;
                    _overridden = true;
                    break;
                case 18:
                    Evacuate(_rig.Hardware.Release);
                    break;
                case 19:
                    Evacuate(_rig.World.CutEvacuationWire);
                    break;
                case 20:
                    _overridden = true;
                    _rig.Hardware.Stop();
                    break;
                case 21:
                    _overridden = true;
                    _rig.World.PressEmergencyStop();
                    break;
            }
        }

        private void Open(BarrierId barrier)
        {
            var token = _rig.Token(barrier);
            Checker.Grant(barrier);
            _spent = token;
            _rig.Hardware.Open(barrier, token);
        }

        private void BadToken(BarrierId barrier)
        {
            var good = _rig.Token(barrier);
            var bad = _chance.Next(4) switch
            {
                0 => good with { ExpiresAt = _rig.Time.GetUtcNow().AddSeconds(-1) },
                1 => good with { Mac = new byte[32] },
                2 => good with { Barrier = barrier == BarrierId.Entry ? BarrierId.Exit : BarrierId.Entry },
                _ => _spent is { } spent && spent.Barrier != barrier ? spent : good with { RecordSequence = 0 },
            };
            _rig.Hardware.Open(barrier, bad);
        }

        private void Walk()
        {
            var walk = _chance.Next(5) switch
            {
                0 or 1 => _rig.World.PersonEntersAsync(cancellation: _people.Token),
                2 => _rig.World.TailgateAsync(_people.Token),
                3 => _rig.World.WrongWayAsync(_people.Token),
                _ => _rig.World.PeopleInside > 0 ? Leave() : Task.CompletedTask,
            };
            GC.KeepAlive(walk);
        }

        private Task Leave()
        {
            try
            {
                return _rig.World.PersonLeavesAsync(_people.Token);
            }
            catch (InvalidOperationException)
            {
                return Task.CompletedTask; // somebody is inside but on the move
            }
        }

        private void Evacuate(Action evacuate)
        {
            _evacuation = true;
            _overridden = true;
            Checker.Evacuating = true;
            evacuate();
        }

        private void ReArm()
        {
            _rig.Beats = true;
            _overridden = false;
            _rig.World.RestoreEvacuationWire();
            _rig.World.ReleaseEmergencyStop();
            _rig.Time.Advance(TimeSpan.FromMilliseconds(30));
            _rig.Hardware.ReArm();
            _evacuation = false;
        }
    }
}
