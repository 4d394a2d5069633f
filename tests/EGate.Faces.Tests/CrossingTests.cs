using System.Threading.Channels;
using EGate.Core;
using EGate.Devices;
using EGate.Devices.OpenCv;
using EGate.Devices.Simulated;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Faces.Tests;

/// <summary>Scene, camera, engine and step together in real time, as a lane uses them.</summary>
public sealed class CrossingTests(Sight sight)
{
    private static readonly FacePolicy Policy = new(AcceptAt: 0.48, LivenessAt: 0.6, QualityAt: 50, Frames: 5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(SceneKind.Genuine, Outcome.Passed, Outcome.Passed)]
    [InlineData(SceneKind.Impostor, Outcome.Passed, Outcome.Failed)]
    [InlineData(SceneKind.PrintAttack, Outcome.Failed, Outcome.Passed)]
    [InlineData(SceneKind.ScreenAttack, Outcome.Failed, Outcome.Passed)]
    public async Task Scene_gets_its_outcomes(SceneKind kind, Outcome liveness, Outcome match)
    {
        var scene = new SimulatedScene(sight.ClipFolder, TimeProvider.System, seed: 7);
        scene.Show(kind);
        await using var camera = Camera(scene);
        camera.Start();
        using var portrait = sight.Enrol(sight.GenuinePortrait);

        var results = (await Judge(camera, FaceStep.Begin(Policy, portrait, "ok"))).Results;

        Assert.Equal(Outcome.Passed, results[0].Outcome);
        Assert.Equal(liveness, results[1].Outcome);
        Assert.Equal(match, results[2].Outcome);
    }

    [Fact]
    public async Task Camera_over_a_scene_that_stands_still_is_lost_and_recovers()
    {
        var scene = new SimulatedScene(sight.ClipFolder, TimeProvider.System, seed: 7);
        await using var camera = Camera(scene, staleMilliseconds: 1000);
        var told = Channel.CreateUnbounded<DeviceStatus>();
        camera.StatusChanged += s => told.Writer.TryWrite(s);
        camera.Start();
        await Until(told, s => s.Condition == DeviceCondition.Ready);

        scene.Show(SceneKind.Frozen);
        var lost = await Until(told, s => s.Condition == DeviceCondition.Lost);
        Assert.Equal("CAMERA_FROZEN", lost.FaultId);

        scene.Show(SceneKind.EmptyGate);
        var back = await Until(told, s => s.Condition != DeviceCondition.Lost);
        Assert.NotNull(back.LastExchange);
    }

    /// <summary>The first that is told and meets the condition; a busy machine may tell of a slow camera in between.</summary>
    private static async Task<DeviceStatus> Until(Channel<DeviceStatus> told, Func<DeviceStatus, bool> met)
    {
        while (true)
        {
            var status = await told.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            if (met(status))
            {
                return status;
            }
        }
    }

    private static OpenCvCamera Camera(SimulatedScene scene, int staleMilliseconds = 2000) =>
        new(
            Sight.Profile with
            {
                StaleAfter = TimeSpan.FromMilliseconds(staleMilliseconds),
            },
            scene,
            TimeProvider.System,
            NullLogger<OpenCvCamera>.Instance
        );

    private async Task<FaceStep> Judge(OpenCvCamera camera, FaceStep step)
    {
        long after = 0;
        for (var i = 0; i < 100 && !step.IsFinished; i++)
        {
            var frame = await camera.NextAsync(after, CancellationToken.None).WaitAsync(Patience);
            after = frame.Sequence;
            using var image = frame.Image;
            using var seen = sight.Engine.Observe(image);
            step = step.Add(seen);
        }

        return step.End("timeout");
    }
}
