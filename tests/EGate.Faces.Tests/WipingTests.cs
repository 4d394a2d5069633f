using OpenCvSharp;

namespace EGate.Faces.Tests;

/// <summary>Biometrics die with the crossing (DESIGN section 5, rule 8).</summary>
public sealed class WipingTests(Sight sight)
{
    [Fact]
    public void Disposed_template_is_zero_and_cannot_be_compared()
    {
        var one = sight.Enrol(sight.GenuinePortrait);
        using var other = one.Copy();
        Assert.False(one.IsWiped);

        one.Dispose();

        Assert.True(one.IsWiped);
        Assert.False(other.IsWiped);
        Assert.Throws<ObjectDisposedException>(() => other.Compare(one));
        Assert.Throws<ObjectDisposedException>(one.Copy);
    }

    [Fact]
    public void Disposed_observation_wipes_its_template()
    {
        using var frame = Sight.Decode(sight.GenuinePortrait);
        var seen = sight.Engine.Observe(frame);

        seen.Dispose();

        Assert.True(seen.Template!.IsWiped);
    }

    [Fact]
    public void Disposed_frame_is_zero()
    {
        var frame = Sight.Decode(sight.GenuinePortrait);
        Assert.Contains(frame.Pixels, v => v != 0);

        frame.Dispose();

        Assert.DoesNotContain(frame.Pixels, v => v != 0);
    }

    [Fact]
    public void Network_holds_nothing_of_the_last_input_after_a_wipe()
    {
        using var network = Network.Load(sight.ModelFolder, FaceModels.Feature, [1, 3, 112, 112], "output");
        var untouched = network.Run()[0];
        Array.Fill(network.Input, 0.7f);
        Assert.NotEqual(untouched, network.Run()[0]);

        network.Wipe();

        Assert.DoesNotContain(network.Input, v => v != 0);
        Assert.Equal(untouched, network.Run()[0]);
    }

    [Fact]
    public void Crop_is_zero_after_a_wipe()
    {
        using var pixels = new Pixels(8, 8, 3);
        pixels.Mat.SetTo(Scalar.White);
        Assert.Contains(pixels.Bytes, v => v != 0);

        pixels.Wipe();

        Assert.DoesNotContain(pixels.Bytes, v => v != 0);
    }

    [Fact]
    public void Nothing_of_a_face_is_printed()
    {
        using var template = sight.Enrol(sight.GenuinePortrait);

        Assert.Equal("face template", template.ToString());
    }

    [Fact]
    public void Embedding_without_direction_is_no_template()
    {
        Assert.Throws<ArgumentException>(() => new FaceTemplate(new float[512]));
        Assert.Throws<ArgumentException>(() => new FaceTemplate(new float[511]));
        Assert.Throws<ArgumentException>(() => new FaceTemplate([.. Enumerable.Repeat(float.NaN, 512)]));
    }
}
