using OpenCvSharp;

namespace EGate.Devices.Simulated;

/// <summary>Draws what stands before the camera at a time. Not safe for more than one thread.</summary>
internal sealed class SceneArtist : IDisposable
{
    private readonly string _clipFolder;
    private readonly int _seed;
    private readonly SensorNoise _noise;
    private readonly Dictionary<SceneKind, IDisposable> _props = [];
    private Mat? _backdrop;

    public SceneArtist(string clipFolder, int seed)
    {
        _clipFolder = clipFolder;
        _seed = seed;
        _noise = new SensorNoise(seed);
    }

    /// <summary>Draws into <paramref name="target"/>; <paramref name="at"/> is the time since the scene began.</summary>
    public void Draw(SceneKind kind, TimeSpan at, Mat target)
    {
        switch (kind)
        {
            case SceneKind.Genuine:
                Prop(kind, () => new Clip(_clipFolder, ClipStretch.GenuineLive)).Draw(at, target);
                _noise.Touch(target);
                break;
            case SceneKind.Impostor:
                Prop(kind, () => new Clip(_clipFolder, ClipStretch.ImpostorLive)).Draw(at, target);
                _noise.Touch(target);
                break;
            case SceneKind.PrintAttack:
                Backdrop(target);
                Prop(kind, () => Instrument(p => new PrintInstrument(p, new Random(_seed)))).Draw(at, target);
                _noise.Add(target, 0.7);
                break;
            case SceneKind.ScreenAttack:
                Backdrop(target);
                Prop(kind, () => Instrument(p => new ScreenInstrument(p, new Random(_seed)))).Draw(at, target);
                _noise.Add(target, 0.5);
                break;
            case SceneKind.CutOutAttack:
                Prop(SceneKind.Impostor, () => new Clip(_clipFolder, ClipStretch.ImpostorLive)).Draw(at, target);
                Prop(kind, () => Instrument(p => new CutOutInstrument(p, new Random(_seed)))).Draw(at, target);
                _noise.Add(target, 0.7);
                break;
            case SceneKind.ReplayAttack:
                Backdrop(target);
                Prop(kind, () => new ReplayInstrument(_clipFolder, new Random(_seed))).Draw(at, target);
                _noise.Add(target, 0.5);
                break;
            case SceneKind.Looped:
                var again = TimeSpan.FromTicks(at.Ticks % TimeSpan.TicksPerSecond);
                Prop(SceneKind.Genuine, () => new Clip(_clipFolder, ClipStretch.GenuineLive)).Draw(again, target);
                break;
            case SceneKind.Black:
                target.SetTo(Scalar.Black);
                _noise.Add(target, 0);
                break;
            default:
                Backdrop(target);
                _noise.Add(target, 0);
                break;
        }
    }

    public void Dispose()
    {
        foreach (var prop in _props.Values)
        {
            prop.Dispose();
        }

        _backdrop?.Dispose();
        _noise.Dispose();
    }

    private T Prop<T>(SceneKind kind, Func<T> make)
        where T : IDisposable
    {
        if (!_props.TryGetValue(kind, out var prop))
        {
            prop = make();
            _props[kind] = prop;
        }

        return (T)prop;
    }

    private T Instrument<T>(Func<Mat, T> make)
    {
        using var portrait = Portraits.Make(_clipFolder, SimulatedPerson.Genuine);
        var instrument = make(portrait);
        portrait.SetTo(Scalar.Black);
        return instrument;
    }

    private void Backdrop(Mat target)
    {
        if (_backdrop?.Size() != target.Size())
        {
            _backdrop?.Dispose();
            _backdrop = GateBackdrop.Make(target.Size());
        }

        _backdrop.CopyTo(target);
    }
}
