using FsCheck.Xunit;

namespace EGate.Faces.Tests;

public sealed class LightControlTests
{
    private static readonly LightLimits Limits = new(0.1, 0.6, 0.5, 0.9);

    [Fact]
    public void Dark_face_gets_the_lamp_first_then_exposure_and_gain_last()
    {
        var order = new List<string>();
        var now = LightControl.Begin(Limits);
        for (var i = 0; i < 40; i++)
        {
            var next = now.Next(skin: 30, surround: null, Limits);
            order.Add(
                next.Illumination > now.Illumination ? "lamp"
                : next.Exposure > now.Exposure ? "exposure"
                : next.Gain > now.Gain ? "gain"
                : "end"
            );
            now = next;
        }

        Assert.Equal(["lamp", "exposure", "gain", "end"], order.Distinct());
        Assert.Equal(new LightControl(0.6, 0.5, 0.9), now);
    }

    [Fact]
    public void Well_lit_face_is_left_alone() =>
        Assert.Equal(LightControl.Begin(Limits), LightControl.Begin(Limits).Next(130, 120, Limits));

    [Fact]
    public void Light_behind_the_head_makes_the_face_brighter_although_the_picture_is_bright()
    {
        var now = LightControl.Begin(Limits);

        Assert.True(now.Next(90, 220, Limits).Illumination > now.Illumination);
    }

    [Fact]
    public void Face_that_answers_to_the_light_comes_to_rest()
    {
        var now = LightControl.Begin(Limits);
        var changes = 0;
        for (var i = 0; i < 60; i++)
        {
            // A made face: what falls on it from the hall and from the lamp, times exposure and gain.
            var skin = Math.Clamp((60 + (140 * now.Illumination)) * (0.4 + now.Exposure) * (1 + now.Gain), 0, 255);
            var next = now.Next(skin, null, Limits);
            changes += i >= 30 && next != now ? 1 : 0;
            now = next;
        }

        Assert.Equal(0, changes);
    }

    [Property]
    public bool Settings_never_leave_the_limits(byte[] skins)
    {
        var now = LightControl.Begin(Limits);
        foreach (var skin in skins)
        {
            now = now.Next(skin, skin / 2, Limits);
            if (now.Exposure is < 0.1 or > 0.6 || now.Gain is < 0 or > 0.5 || now.Illumination is < 0 or > 0.9)
            {
                return false;
            }
        }

        return true;
    }
}
