using EGate.Core;
using OpenCvSharp;

namespace EGate.Faces;

/// <summary>
/// Plays a clip for a judgement: a video file (what the image library's FFmpeg decodes) or a folder of pictures in the order of their names. Bounded
/// whatever the file says: so many frames, pictures of at most <see cref="FaceEngine.PixelsMax"/>, decoded only as far as they are asked for.
/// </summary>
public sealed class ClipFile : IDisposable
{
    /// <summary>Most frames that are played, 4 minutes at 25 a second.</summary>
    public const int FramesMax = 6000;

    /// <summary>Frames a second of a folder of pictures, which does not say.</summary>
    public const double FolderRate = 25;

    private static readonly string[] PictureEndings =
    [
        ".jpg",
        ".jpeg",
        ".png",
        ".bmp",
        ".webp",
        ".tif",
        ".tiff",
        ".jp2",
        ".ppm",
        ".pgm",
    ];

    private readonly VideoCapture? _video;
    private readonly IReadOnlyList<string> _pictures;
    private readonly Func<string, BgrImage?> _read;
    private readonly Mat _mat = new();
    private int _at;

    private ClipFile(VideoCapture? video, IReadOnlyList<string> pictures, double rate, Func<string, BgrImage?> read)
    {
        _video = video;
        _pictures = pictures;
        _read = read;
        FramesPerSecond = rate;
    }

    /// <summary>The clip's own rate (1..240).</summary>
    public double FramesPerSecond { get; }

    /// <summary>
    /// Opens a video or a folder; null with the reason <c>file-not-found</c>, <c>not-a-clip</c> or <c>no-pictures</c>. <paramref name="read"/> decodes one
    /// picture of a folder, null for one that cannot be.
    /// </summary>
    public static ClipFile? Open(string path, Func<string, BgrImage?> read, out string reason)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return Directory.Exists(path) ? Folder(path, read, out reason) : Video(path, read, out reason);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || Network.IsRuntimeFault(e))
        {
            reason = "not-a-clip";
            return null;
        }
    }

    /// <summary>
    /// The next frame and its time, to be disposed by the caller; null at the end, and where the clip is damaged. With <paramref name="skip"/> that many
    /// frames are passed over first without being looked at. A picture of a folder that cannot be decoded is passed over.
    /// </summary>
    public (TimeSpan At, BgrImage Image)? Next(int skip = 0)
    {
        try
        {
            return _video is null ? NextPicture(skip) : NextOfVideo(_video, skip);
        }
        catch (Exception e) when (Network.IsRuntimeFault(e))
        {
            return null;
        }
    }

    /// <summary>Closes the file and zeroes the last picture.</summary>
    public void Dispose()
    {
        if (!_mat.Empty())
        {
            _mat.SetTo(Scalar.Black);
        }

        _mat.Dispose();
        _video?.Dispose();
    }

    private static ClipFile? Folder(string path, Func<string, BgrImage?> read, out string reason)
    {
        var pictures = Directory
            .EnumerateFiles(path)
            .Where(f => PictureEndings.Contains(Path.GetExtension(f).ToLowerInvariant()))
            .Take(FramesMax)
            .OrderBy(f => f, NaturalOrder.Instance)
            .ToList();
        reason = pictures.Count == 0 ? "no-pictures" : "ok";
        return pictures.Count == 0 ? null : new ClipFile(null, pictures, FolderRate, read);
    }

    private static ClipFile? Video(string path, Func<string, BgrImage?> read, out string reason)
    {
        reason = File.Exists(path) ? "not-a-clip" : "file-not-found";
        if (reason == "file-not-found")
        {
            return null;
        }

        var video = new VideoCapture(path, VideoCaptureAPIs.FFMPEG);
        if (
            !video.IsOpened()
            || video.FrameWidth < 1
            || video.FrameHeight < 1
            || (long)video.FrameWidth * video.FrameHeight > FaceEngine.PixelsMax
        )
        {
            video.Dispose();
            return null;
        }

        reason = "ok";
        return new ClipFile(video, [], video.Fps is >= 1 and <= 240 ? video.Fps : FolderRate, read);
    }

    private (TimeSpan At, BgrImage Image)? NextPicture(int skip)
    {
        _at += skip;
        while (_at < _pictures.Count)
        {
            var at = TimeSpan.FromSeconds(_at / FramesPerSecond);
            if (_read(_pictures[_at++]) is { } image)
            {
                return (at, image);
            }
        }

        return null;
    }

    private (TimeSpan At, BgrImage Image)? NextOfVideo(VideoCapture video, int skip)
    {
        for (var i = 0; i <= skip; i++)
        {
            if (_at >= FramesMax || !video.Grab())
            {
                return null;
            }

            _at++;
        }

        if (!video.Retrieve(_mat) || _mat.Empty() || _mat.Type() != MatType.CV_8UC3 || !_mat.IsContinuous())
        {
            return null;
        }

        var image = BgrImage.Of(_mat.AsSpan<byte>(), _mat.Width, _mat.Height);
        return (TimeSpan.FromSeconds((_at - 1) / FramesPerSecond), image);
    }
}
