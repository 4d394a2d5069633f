using EGate.Core;
using OpenCvSharp;

namespace EGate.Devices.OpenCv;

/// <summary>
/// OpenCV's <c>VideoCapture</c> over a V4L2 node (<c>/dev/video*</c> or a link under <c>/dev/v4l/by-path</c>) or a clip file. A clip is played at
/// its own rate and ends; the camera opens it again.
/// </summary>
public sealed class VideoCaptureSource : IFrameSource
{
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Mat _mat = new();
    private VideoCapture? _capture;
    private TimeSpan _period;
    private long _opened;
    private long _frames;

    static VideoCaptureSource() => V4lTimeout.Set();

    /// <summary>Nothing is opened yet.</summary>
    public VideoCaptureSource(string path, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(time);
        _path = path;
        _time = time;
    }

    /// <inheritdoc/>
    public string Description => _path;

    private bool IsDevice => _path.StartsWith("/dev/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public bool Open(CameraProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        Close();
        if (!File.Exists(_path))
        {
            return false;
        }

        try
        {
            _capture = new VideoCapture(_path, IsDevice ? VideoCaptureAPIs.V4L2 : VideoCaptureAPIs.FFMPEG);
            if (!_capture.IsOpened())
            {
                Close();
                return false;
            }

            Configure(_capture, profile);
            return true;
        }
        catch (Exception e) when (e is OpenCvSharpException or OpenCVException)
        {
            Close();
            return false;
        }
    }

    /// <inheritdoc/>
    public BgrImage? Read(CancellationToken cancellation)
    {
        try
        {
            return _capture is not null && Pace(cancellation) && _capture.Read(_mat) ? Copy() : null;
        }
        catch (Exception e) when (e is OpenCvSharpException or OpenCVException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        _capture?.Dispose();
        _capture = null;
        if (!_mat.Empty())
        {
            _mat.SetTo(Scalar.Black);
        }
    }

    /// <summary>Closes and frees.</summary>
    public void Dispose()
    {
        Close();
        _mat.Dispose();
    }

    private void Configure(VideoCapture capture, CameraProfile profile)
    {
        _opened = _time.GetTimestamp();
        _frames = 0;
        _period = TimeSpan.Zero;
        if (IsDevice)
        {
            // The driver may choose another mode; the camera compares what comes with what was asked for.
            capture.Set(VideoCaptureProperties.FrameWidth, profile.Width);
            capture.Set(VideoCaptureProperties.FrameHeight, profile.Height);
            capture.Set(VideoCaptureProperties.Fps, profile.FramesPerSecond);
            capture.Set(VideoCaptureProperties.BufferSize, 2);
        }
        else
        {
            var rate = capture.Fps;
            _period = TimeSpan.FromSeconds(1 / (rate is > 0 and < 240 ? rate : profile.FramesPerSecond));
        }
    }

    /// <summary>A clip waits for its next picture's time; a device paces itself.</summary>
    private bool Pace(CancellationToken cancellation)
    {
        var wait = (_period * ++_frames) - _time.GetElapsedTime(_opened);
        if (IsDevice || wait <= TimeSpan.Zero)
        {
            return !cancellation.IsCancellationRequested;
        }

        try
        {
            Task.Delay(wait, _time, cancellation).Wait(cancellation);
            return true;
        }
        catch (Exception e) when (e is OperationCanceledException or AggregateException)
        {
            return false;
        }
    }

    private BgrImage? Copy()
    {
        if (_mat.Empty() || _mat.Type() != MatType.CV_8UC3)
        {
            return null;
        }

        using var whole = _mat.IsContinuous() ? null : _mat.Clone();
        var image = BgrImage.Of((whole ?? _mat).AsSpan<byte>(), _mat.Width, _mat.Height);
        whole?.SetTo(Scalar.Black);
        return image;
    }
}
