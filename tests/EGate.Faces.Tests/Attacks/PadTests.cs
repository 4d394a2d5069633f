using EGate.Devices.Simulated;

namespace EGate.Faces.Tests;

/// <summary>Presentation attack detection on living faces and on drawn instruments.</summary>
public sealed class PadTests(Sight sight)
{
    private const double LivenessAt = 0.5;

    [Theory]
    [InlineData(SceneKind.Genuine)]
    [InlineData(SceneKind.Impostor)]
    public void Living_face_is_bona_fide_in_every_frame(SceneKind kind) =>
        Assert.All(
            sight.Watch(kind, count: 20),
            seen =>
            {
                using (seen)
                {
                    Assert.InRange(seen.Liveness, LivenessAt, 1);
                }
            }
        );

    [Fact]
    public void Print_is_seen_by_the_network_alone() =>
        Assert.All(
            sight.Watch(SceneKind.PrintAttack, count: 20),
            seen =>
            {
                using (seen)
                {
                    Assert.InRange(seen.Attack!.Passive, 0, LivenessAt - 0.2);
                }
            }
        );

    [Theory]
    [InlineData(SceneKind.PrintAttack, 7)]
    [InlineData(SceneKind.PrintAttack, 8)]
    [InlineData(SceneKind.ScreenAttack, 7)]
    [InlineData(SceneKind.ScreenAttack, 8)]
    public void Outline_of_the_instrument_is_seen_in_most_frames(SceneKind kind, int seed)
    {
        var seen = sight.Watch(kind, count: 20, seed);

        Assert.InRange(seen.Count(s => s.Attack!.Outline), 11, 20);
        seen.ForEach(s => s.Dispose());
    }

    [Fact]
    public void Traveller_before_a_framed_glass_panel_has_no_outline()
    {
        using var gate = sight.Scene(SceneKind.EmptyGate).Read(CancellationToken.None)!;
        using var traveller = sight.Scene(SceneKind.Impostor).Read(CancellationToken.None)!;
        // The impostor was recorded before a blue wall: where it is blue, the gate shows.
        for (var i = 0; i < gate.Pixels.Length; i += 3)
        {
            var blue = traveller.Pixels[i] - Math.Max(traveller.Pixels[i + 1], traveller.Pixels[i + 2]);
            if (blue < 50)
            {
                traveller.Pixels.AsSpan(i, 3).CopyTo(gate.Pixels.AsSpan(i, 3));
            }
        }

        using var seen = sight.Engine.Observe(gate);

        Assert.Equal(1, seen.Faces);
        Assert.False(seen.Attack!.Outline);
    }

    [Fact]
    public void Instrument_matches_its_portrait_so_that_only_pad_stops_it()
    {
        using var portrait = sight.Enrol(sight.GenuinePortrait);
        using var seen = sight.Watch(SceneKind.PrintAttack, count: 1)[0];

        Assert.InRange(portrait.Compare(seen.Template!), 0.48, 1);
    }
}
