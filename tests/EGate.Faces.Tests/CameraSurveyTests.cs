using EGate.Devices.Simulated;

namespace EGate.Faces.Tests;

public sealed class CameraSurveyTests(Sight sight)
{
    [Fact]
    public void Living_person_before_the_simulated_camera_gives_region_statures_and_light()
    {
        var survey = new CameraSurvey(Sight.Profile.Width, Sight.Profile.Height);
        var seen = sight.Watch(SceneKind.Genuine, 6);
        seen.ForEach(survey.Add);

        Assert.Equal(6, survey.WithFace);
        var region = survey.Region()!.Value;
        Assert.All(seen, s => Assert.InRange(s.Box!.Value.CentreX, region.X, region.X + region.Width));
        var (from, to) = survey.Statures(175)!.Value;
        Assert.InRange(175, from, to);
        Assert.InRange(survey.SkinLight, 20, 240);
        seen.ForEach(s => s.Dispose());
    }

    [Fact]
    public void Empty_gate_has_only_the_advice_that_nobody_was_seen()
    {
        var survey = new CameraSurvey(640, 480);
        sight.Watch(SceneKind.EmptyGate, 2).ForEach(survey.Add);

        Assert.Equal(["no-face"], survey.Advice());
        Assert.Null(survey.Region());
        Assert.Null(survey.Statures(175));
    }

    [Fact]
    public void Annotated_picture_is_a_picture_of_the_same_size()
    {
        using var portrait = Sight.Decode(sight.GenuinePortrait);

        using var drawn = PictureFile.Decode(sight.Engine.Annotate(portrait), out var reason);

        Assert.Equal(("ok", portrait.Width, portrait.Height), (reason, drawn!.Width, drawn.Height));
        Assert.NotEqual(portrait.Pixels, drawn.Pixels);
    }
}
