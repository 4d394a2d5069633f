using OpenCvSharp;

namespace EGate.Devices.Simulated;

/// <summary>
/// What the lane's face illumination does in a scene: it falls on what is near. A head brightens by a fifth at full level, a sheet of paper too, and all of it; a display answers only with what its glass throws back; the wall of the gate stands too far away.
/// </summary>
internal sealed class SceneLight
{
    private const double NearGain = 0.2;
    private const double GlassLevels = 1.2;

    private byte[] _shares = [];
    private Size _size;
    private bool _wide;

    /// <summary>Adds the light of a level (0..1).</summary>
    public void Add(SceneKind kind, double level, Mat target)
    {
        if (level <= 0 || kind is SceneKind.EmptyGate or SceneKind.Black or SceneKind.Looped)
        {
            return;
        }

        if (kind is SceneKind.ScreenAttack or SceneKind.ReplayAttack)
        {
            Cv2.Add(target, Scalar.All(GlassLevels * level), target);
            return;
        }

        Prepare(target.Size(), kind == SceneKind.PrintAttack);
        var pixels = target.AsSpan<byte>();
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)Math.Min(255, pixels[i] * (1 + (NearGain * level * _shares[i / 3] / 255.0)));
        }
    }

    /// <summary>The light falls on a head alone, or on a sheet as wide as the picture.</summary>
    private void Prepare(Size size, bool wide)
    {
        if (_size == size && _wide == wide)
        {
            return;
        }

        (_size, _wide) = (size, wide);
        var (across, down) = wide ? (0.5, 0.6) : (0.13, 0.35);
        _shares = new byte[size.Width * size.Height];
        for (var i = 0; i < _shares.Length; i++)
        {
            var x = ((i % size.Width) - (0.5 * size.Width)) / (across * size.Width);
            var y = ((i / size.Width) - (0.5 * size.Height)) / (down * size.Height);
            _shares[i] = (byte)(255 * Math.Exp(-0.5 * ((x * x) + (y * y))));
        }
    }
}
