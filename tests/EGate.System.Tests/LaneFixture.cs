using EGate.Contract;
using EGate.Core;
using EGate.Daemon.Hosting;
using EGate.Daemon.Lane;
using EGate.Daemon.Simulation;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.System.Tests;

/// <summary>
/// A whole simulated lane in this process: the daemon's own composition over pseudo-terminals, clips, simulated pins and a journal on disk,
/// in real time with people in a hurry. One lane serves all tests of a class, one after the other, so each test also shows that the lane
/// works after the one before.
/// </summary>
public abstract class LaneFixture : IAsyncLifetime
{
    private readonly string _profile;

    /// <summary>Of a shipped profile.</summary>
    protected LaneFixture(string profile) => _profile = profile;

    internal LaneHost Host { get; private set; } = null!;

    internal SimulatedLane Lane => Host.Simulated!;

    /// <summary>The state folder.</summary>
    internal string State { get; } = Directory.CreateTempSubdirectory("egate-system-").FullName;

    /// <summary>Starts the lane and waits until it serves.</summary>
    public ValueTask InitializeAsync() => StartAsync();

    /// <summary>Ends the lane as a stop of the service does, and starts it again on the same state.</summary>
    internal async Task RestartAsync()
    {
        await Host.DisposeAsync();
        await StartAsync();
    }

    private async ValueTask StartAsync()
    {
        var models = InstalledFolder.Find("models/cache", "/usr/share/egate/models");
        Assert.True(Directory.Exists(models), "the face models are not installed: run make models");
        var read = ProfileFile.Read(Path.Combine(InstalledFolder.Find("hardware/profiles", ""), _profile));
        Assert.Empty(read.Problems);
        var profile = read.Profile! with
        {
            Timings = read.Profile.Timings with
            {
                DocumentMax = TimeSpan.FromSeconds(8),
                EnterMax = TimeSpan.FromSeconds(6),
                ClearMax = TimeSpan.FromSeconds(3),
                ReferMax = TimeSpan.FromSeconds(5),
            },
            Gpio = read.Profile.Gpio with
            {
                ObstaclePause = TimeSpan.FromMilliseconds(300),
                // The loop shares two cores with a whole test run.
                HeartbeatMax = TimeSpan.FromSeconds(5),
            },
            Reader = read.Profile.Reader with { AnswerMax = TimeSpan.FromSeconds(2) },
        };
        Host = new LaneHost(
            profile,
            new DaemonOptions("", State, "", null, models, CheckConfig: false, Hurried: true),
            null,
            NullLoggerFactory.Instance,
            TimeProvider.System
        );
        // A body breaks a beam for 0.3 m. At a run that is 50 ms, less than a busy test machine may keep a thread waiting.
        Lane.World.SetWalkingSpeed(2);
        Host.Start();
        await UntilAsync(v => v.State.Phase == LanePhase.Ready);
    }

    /// <summary>Stops the lane and removes its state.</summary>
    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(State, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Waits for a view of the lane; fails with what was seen instead after a minute.</summary>
    internal async Task<LaneView> UntilAsync(Func<LaneView, bool> wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var view = Host.Board.Current;
        try
        {
            while (!wanted(view))
            {
                view = await Host.Board.NextAsync(view.Version, TimeSpan.FromSeconds(1), limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"waited in vain; the lane is {view.State} {view.Cause}");
        }

        return view;
    }

    /// <summary>Sends a traveller of the list.</summary>
    internal Task<SimulateResult> SendAsync(string scenario) =>
        Host.Scenarios.RunAsync(scenario, officerWaits: false, CancellationToken.None);

    /// <summary>Sends a traveller of one's own making.</summary>
    internal Task<SimulateResult> SendAsync(Daemon.Simulation.Scenario scenario) =>
        Host.Scenarios.SendAsync(scenario, officerWaits: false, CancellationToken.None);

    /// <summary>A genuine traveller passes: the lane works.</summary>
    internal async Task AssertNextCrossingWorksAsync()
    {
        var next = await SendAsync("genuine");
        Assert.True(next.Ok, next.Explanation);
    }
}

/// <summary>A two-step lane.</summary>
public sealed class TwoStepLane() : LaneFixture("simulated-two-step.json");

/// <summary>A one-step lane.</summary>
public sealed class OneStepLane() : LaneFixture("simulated-one-step.json");
