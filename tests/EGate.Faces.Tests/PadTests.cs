using EGate.Devices.Simulated;

namespace EGate.Faces.Tests;

/// <summary>Presentation attack detection on living faces and on drawn instruments.</summary>
public sealed class PadTests(Sight sight)
{
    private const double LivenessAt = 0.6;

    [Theory]
    [InlineData(SceneKind.Genuine)]
    [InlineData(SceneKind.Impostor)]
    public void Living_face_is_bona_fide_in_every_frame(SceneKind kind) =>
        Assert.All(
            sight.Watch(kind, count: 20, step: 20),
            seen =>
            {
                using (seen)
                {
                    Assert.InRange(seen.Liveness, LivenessAt + 0.2, 1);
                }
            }
        );

    [Fact]
    public void Print_is_seen_by_the_network_alone() =>
        Assert.All(
            sight.Watch(SceneKind.PrintAttack, count: 20, step: 10),
            seen =>
            {
                using (seen)
                {
                    Assert.InRange(seen.PassiveLiveness, 0, LivenessAt - 0.2);
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
        var seen = sight.Watch(kind, count: 20, step: 10, seed);

        Assert.InRange(seen.Count(s => s.MediumSides >= 1), 14, 20);
        seen.ForEach(s => s.Dispose());
    }

    [Fact]
    public void Instrument_matches_its_portrait_so_that_only_pad_stops_it()
    {
        using var portrait = sight.Enrol(sight.GenuinePortrait);
        using var seen = sight.Watch(SceneKind.PrintAttack, count: 1, step: 1)[0];

        Assert.InRange(portrait.Compare(seen.Template!), 0.48, 1);
    }
}
