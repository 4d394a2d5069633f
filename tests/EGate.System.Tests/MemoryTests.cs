using EGate.Core;

namespace EGate.System.Tests;

/// <summary>
/// Biometrics die with the crossing (DESIGN section 5, rule 8). A traveller crosses a whole lane in this process; pixels of the very frames that the lane
/// looked at are taken down, masked, while it looks; 5 s after the crossing none of them may be in the process's memory or in its state folder.
/// The simulated camera's far end is in the same process and is searched with the rest.
/// </summary>
[Collection("lanes")]
public sealed class MemoryTests(TwoStepLane lane) : IClassFixture<TwoStepLane>
{
    private const int Run = 48;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("genuine")]
    [InlineData("wrong-face")]
    [InlineData("evacuation")]
    public async Task Frames_of_a_crossing_are_gone_within_five_seconds_of_its_end(string scenario)
    {
        var memory = new ProcessMemory();
        var crossing = lane.SendAsync(scenario);
        await lane.UntilAsync(v => v.State.Phase is LanePhase.CapturingFace);
        await TakeDown(memory, frames: 6);
        Assert.True(memory.Count >= 6, "too few pixels with anything in them were taken down");
        Assert.True((await crossing).Ok);

        var ended = TimeProvider.System.GetTimestamp();
        var found = memory.Found();
        while (found > 0 && TimeProvider.System.GetElapsedTime(ended) < Limit)
        {
            await Task.Yield();
            found = memory.Found();
        }

        Assert.Equal(0, found);
        Assert.Equal(0, memory.FoundInFiles(lane.State));
    }

    [Fact]
    public void Search_finds_pixels_that_are_still_held()
    {
        var memory = new ProcessMemory();
        using var image = BgrImage.Rent(64, 64);
        new Random(5).NextBytes(image.Pixels);
        memory.Add(image.Pixels.AsSpan(1000, Run));
        Assert.Equal(1, memory.Found());

        image.Dispose();

        Assert.Equal(0, memory.Found());
    }

    /// <summary>Runs of pixels from the middle of the newest frames; what this test itself held of them is zeroed.</summary>
    private async Task TakeDown(ProcessMemory memory, int frames)
    {
        long after = 0;
        for (var i = 0; i < frames; i++)
        {
            var frame = await lane.Host.Devices.Camera.NextAsync(after, CancellationToken.None);
            after = frame.Sequence;
            using var image = frame.Image;
            foreach (var row in new[] { 0.4, 0.5, 0.6 })
            {
                var start = 3 * (((int)(row * image.Height) * image.Width) + (int)(0.47 * image.Width));
                memory.Add(image.Pixels.AsSpan(start, Run));
            }
        }
    }
}
