using OpenCvSharp;

namespace EGate.Devices.Simulated;

/// <summary>A recording of the genuine person played on a tablet: blinks, speech and small turns are a living person's, the surface is a display's.</summary>
internal sealed class ReplayInstrument : IDisposable
{
    /// <summary>What the player shows, in its own pixels.</summary>
    private static readonly Size Player = new(360, 270);

    private readonly Clip _clip;
    private readonly ScreenInstrument _screen;
    private readonly Mat _picture = new(Player, MatType.CV_8UC3);

    public ReplayInstrument(string clipFolder, Random random)
    {
        _clip = new Clip(clipFolder, ClipStretch.GenuineLive);
        _screen = new ScreenInstrument(random);
    }

    public void Draw(TimeSpan at, Mat target)
    {
        _clip.Draw(at, _picture);
        _screen.Show(_picture);
        _screen.Draw(at, target);
    }

    public void Dispose()
    {
        _picture.SetTo(Scalar.Black);
        _picture.Dispose();
        _screen.Dispose();
        _clip.Dispose();
    }
}
