using EGate.Core;
using OpenCvSharp;

namespace EGate.Devices.Simulated;

/// <summary>
/// Stands for a camera's lens and sensor: plays one scene at the profile's rate, so that the camera code above it is the kiosk's own.
/// <see cref="Show"/>, <see cref="Misbehave"/> and <see cref="MakePortrait"/> may be called from any thread. Repeatable from its seed and its clock.
/// <para>
/// Living faces are real recordings. The attacks are drawn from the portrait: they look like paper and screens and are no substitute for tests with
/// real instruments before real optics.
/// </para>
/// </summary>
public sealed class SimulatedScene : IFrameSource, IFaceIllumination
{
    private readonly Lock _lock = new();
    private readonly string _clipFolder;
    private readonly TimeProvider _time;
    private readonly SceneArtist _artist;
    private readonly Random _chance;
    private readonly ScenePace _pace;
    private readonly SceneLight _light = new();
    private double _level;
    private SceneKind _kind = SceneKind.EmptyGate;
    private bool _disposed;
    private Misbehaviour _misbehaviour = Misbehaviour.Ok;
    private long _since;
    private BgrImage? _last;
    private CameraProfile? _profile;

    /// <summary>Uses the clips of <paramref name="clipFolder"/> (<c>models/cache/clips</c>), which are opened when they are first shown.</summary>
    /// <exception cref="FileNotFoundException">A clip is missing; the message says what to run.</exception>
    public SimulatedScene(string clipFolder, TimeProvider time, int seed)
    {
        ArgumentException.ThrowIfNullOrEmpty(clipFolder);
        ArgumentNullException.ThrowIfNull(time);
        Clip.RequireAll(clipFolder);
        _clipFolder = clipFolder;
        _time = time;
        _artist = new SceneArtist(clipFolder, seed);
        _chance = new Random(seed);
        _pace = new ScenePace(time);
        _since = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public string Description => "simulated scene";

    /// <summary>What stands before the camera.</summary>
    internal SceneKind Shown
    {
        get
        {
            lock (_lock)
            {
                return _kind;
            }
        }
    }

    /// <summary>Changes what stands before the camera; the new scene begins at its first picture.</summary>
    public void Show(SceneKind kind)
    {
        lock (_lock)
        {
            if (_kind != kind)
            {
                _kind = kind;
                _since = _time.GetTimestamp();
            }
        }
    }

    /// <summary>Changes what the camera does wrong.</summary>
    public void Misbehave(Misbehaviour misbehaviour)
    {
        lock (_lock)
        {
            _misbehaviour = misbehaviour;
        }
    }

    /// <summary>The lane's light before the scene; a stream put in the camera's place does not answer to it.</summary>
    public bool Set(double level)
    {
        lock (_lock)
        {
            _level = Math.Clamp(level, 0, 1);
            return true;
        }
    }

    /// <summary>The DG2 portrait of a person: a JPEG of 413x531 pixels, 12 to 20 KiB.</summary>
    /// <exception cref="FileNotFoundException">The clip is missing; the message says what to run.</exception>
    /// <exception cref="InvalidDataException">The clip cannot be decoded.</exception>
    public byte[] MakePortrait(SimulatedPerson person)
    {
        using var portrait = Portraits.Make(_clipFolder, person);
        var jpeg = Portraits.Encode(portrait);
        portrait.SetTo(Scalar.Black);
        return jpeg;
    }

    /// <inheritdoc/>
    public bool Open(CameraProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        lock (_lock)
        {
            if (IsOff())
            {
                return false;
            }

            _profile = profile;
            _pace.Start(profile.FramesPerSecond);
            return true;
        }
    }

    /// <inheritdoc/>
    public BgrImage? Read(CancellationToken cancellation)
    {
        if (!_pace.WaitForNext(Misbehaving(), cancellation))
        {
            return null;
        }

        lock (_lock)
        {
            return _profile is null || IsOff() ? null : Picture(_profile);
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        lock (_lock)
        {
            _profile = null;
            _last?.Dispose();
            _last = null;
        }
    }

    /// <summary>Frees the clips. May be called more than once: a camera disposes its source.</summary>
    public void Dispose()
    {
        Close();
        lock (_lock)
        {
            if (!_disposed)
            {
                _disposed = true;
                _artist.Dispose();
            }
        }
    }

    private Misbehaviour Misbehaving()
    {
        lock (_lock)
        {
            return _misbehaviour;
        }
    }

    private bool IsOff() =>
        _kind == SceneKind.Off
        || _misbehaviour == Misbehaviour.Off
        || (_misbehaviour == Misbehaviour.Intermittent && ScenePace.IsAway(_time.GetElapsedTime(_since)));

    private BgrImage Picture(CameraProfile profile)
    {
        if (_misbehaviour == Misbehaviour.Garbage)
        {
            return Garbage(profile.Width, profile.Height);
        }

        if ((_misbehaviour == Misbehaviour.Stuck || _kind == SceneKind.Frozen) && _last is not null)
        {
            return _last.Copy();
        }

        // Half the size stands for a camera that did not take the mode it was asked for.
        var divisor = _misbehaviour == Misbehaviour.Wrong ? 2 : 1;
        var picture = Draw(profile.Width / divisor, profile.Height / divisor);
        _last?.Dispose();
        _last = picture.Copy();
        return picture;
    }

    private BgrImage Draw(int width, int height)
    {
        var image = BgrImage.Rent(width, height);
        using var mat = Mat.FromPixelData(height, width, MatType.CV_8UC3, image.Pixels);
        var at = _time.GetElapsedTime(_since);
        _artist.Draw(_kind, at, mat);
        _light.Add(_kind, _level, mat);
        return image;
    }

    private BgrImage Garbage(int width, int height)
    {
        var image = BgrImage.Rent(width, height);
        _chance.NextBytes(image.Pixels);
        return image;
    }
}
