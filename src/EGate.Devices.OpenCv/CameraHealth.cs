using System.Numerics;
using System.Runtime.InteropServices;
using EGate.Core;

namespace EGate.Devices.OpenCv;

/// <summary>
/// Judges a camera by its pictures: a picture is fresh when it was not given before (a live sensor's noise never repeats). The same pixels among the last
/// eight are a hung driver that hands out its few buffers in turn; the same pixels as longer ago are a recording. Not safe for more than one thread; <see cref="OpenCvCamera"/> holds the lock.
/// </summary>
internal sealed class CameraHealth
{
    /// <summary>A driver's own buffers.</summary>
    private const int Buffers = 8;

    /// <summary>Pixels darker than this, on the whole, are a covered lens.</summary>
    private const double DarkBelow = 10;

    /// <summary>One pixel in so many is enough to say how bright a picture is.</summary>
    private const int BrightnessStep = 97;
    private const int RateWindow = 512;
    private static readonly TimeSpan RateOver = TimeSpan.FromSeconds(2);

    private readonly CameraProfile _profile;
    private readonly TimeProvider _time;
    private readonly SeenPictures _seen = new();
    private readonly Queue<long> _fresh = new();
    private long _lastFresh;
    private long _lastFrame;
    private long _steadySince;
    private bool _everFresh;
    private bool _open;
    private bool _sizeOk = true;
    private bool _replays;
    private long? _darkSince;

    public CameraHealth(CameraProfile profile, TimeProvider time)
    {
        _profile = profile;
        _time = time;
        _lastFresh = _lastFrame = _steadySince = time.GetTimestamp();
    }

    /// <summary>Fresh pictures a second over the last two seconds.</summary>
    public double FramesPerSecond
    {
        get
        {
            Forget();
            return _fresh.Count / Math.Max(1, Math.Min(RateOver.TotalSeconds, Since(_steadySince).TotalSeconds));
        }
    }

    /// <summary>Since the last fresh picture, or since the start.</summary>
    public TimeSpan Age => Since(_lastFresh);

    /// <summary>The source was opened, or could not be.</summary>
    public void Opened(bool open) => _open = open;

    /// <summary>A picture came; true when it is fresh.</summary>
    public bool Frame(BgrImage image)
    {
        _lastFrame = _time.GetTimestamp();
        _sizeOk = image.Width == _profile.Width && image.Height == _profile.Height;
        var ago = _seen.Ago(Hash(image.Pixels));
        if (ago is not null)
        {
            _replays = ago > Buffers;
            return false;
        }

        _replays = false;
        _darkSince = Brightness(image.Pixels) >= DarkBelow ? null : _darkSince ?? _lastFrame;
        if (!_everFresh || Age > _profile.StaleAfter)
        {
            _steadySince = _lastFrame;
        }

        _everFresh = true;
        _lastFresh = _lastFrame;
        _fresh.Enqueue(_lastFresh);
        Forget();
        return true;
    }

    /// <summary>What the last pictures say now.</summary>
    public (DeviceCondition Condition, CatalogueEntry? Fault) Judge()
    {
        if (Age > _profile.StaleAfter)
        {
            return (DeviceCondition.Lost, LostBecause());
        }

        if (!_everFresh)
        {
            return (DeviceCondition.Starting, null);
        }

        if (!_sizeOk)
        {
            return (DeviceCondition.Degraded, Catalogue.CameraWrongSize);
        }

        var slow = Since(_steadySince) > RateOver && FramesPerSecond < _profile.FramesPerSecond / 2.0;
        if (slow)
        {
            return (DeviceCondition.Degraded, Catalogue.CameraSlow);
        }

        return _darkSince is { } dark && Since(dark) > RateOver
            ? (DeviceCondition.Degraded, Catalogue.CameraDark)
            : (DeviceCondition.Ready, null);
    }

    /// <summary>A 64-bit mix of all pixels; it tells equal pictures from different ones and keeps nothing of them.</summary>
    internal static ulong Hash(ReadOnlySpan<byte> pixels)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(pixels);
        var hash = 0x9E3779B97F4A7C15UL ^ (ulong)pixels.Length;
        unchecked
        {
            foreach (var word in words)
            {
                hash = BitOperations.RotateLeft((hash ^ word) * 0xBF58476D1CE4E5B9UL, 29);
            }

            foreach (var last in pixels[(words.Length * sizeof(ulong))..])
            {
                hash = BitOperations.RotateLeft((hash ^ last) * 0xBF58476D1CE4E5B9UL, 29);
            }
        }

        return hash;
    }

    private CatalogueEntry LostBecause()
    {
        if (!_open)
        {
            return Catalogue.CameraAbsent;
        }

        return Since(_lastFrame) > _profile.StaleAfter || !_everFresh ? Catalogue.CameraSilent
            : _replays ? Catalogue.CameraReplayed
            : Catalogue.CameraFrozen;
    }

    private static double Brightness(byte[] pixels)
    {
        long sum = 0;
        for (var i = 0; i < pixels.Length; i += BrightnessStep)
        {
            sum += pixels[i];
        }

        return (double)sum / ((pixels.Length + BrightnessStep - 1) / BrightnessStep);
    }

    private TimeSpan Since(long timestamp) => _time.GetElapsedTime(timestamp);

    private void Forget()
    {
        while (_fresh.Count > RateWindow || (_fresh.TryPeek(out var oldest) && Since(oldest) > RateOver))
        {
            _fresh.Dequeue();
        }
    }
}
