using System.Numerics;
using System.Runtime.InteropServices;
using EGate.Core;

namespace EGate.Devices.OpenCv;

/// <summary>
/// Judges a camera by its pictures: a picture is fresh when none of the last eight had the same pixels (a live sensor's noise never repeats; a hung
/// driver may hand out its few buffers in turn). Not safe for more than one thread; <see cref="OpenCvCamera"/> holds the lock.
/// </summary>
internal sealed class CameraHealth
{
    private const int Remembered = 8;
    private const int RateWindow = 512;
    private static readonly TimeSpan RateOver = TimeSpan.FromSeconds(2);

    private readonly CameraProfile _profile;
    private readonly TimeProvider _time;
    private readonly Queue<ulong> _hashes = new();
    private readonly Queue<long> _fresh = new();
    private long _lastFresh;
    private long _lastFrame;
    private long _steadySince;
    private bool _everFresh;
    private bool _open;
    private bool _sizeOk = true;

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
        var hash = Hash(image.Pixels);
        if (_hashes.Contains(hash))
        {
            return false;
        }

        _hashes.Enqueue(hash);
        if (_hashes.Count > Remembered)
        {
            _hashes.Dequeue();
        }

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
        return slow ? (DeviceCondition.Degraded, Catalogue.CameraSlow) : (DeviceCondition.Ready, null);
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

        return Since(_lastFrame) > _profile.StaleAfter || !_everFresh ? Catalogue.CameraSilent : Catalogue.CameraFrozen;
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
