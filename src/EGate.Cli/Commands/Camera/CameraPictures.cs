using EGate.Core;
using EGate.Devices.OpenCv;

namespace EGate.Cli.Commands;

/// <summary>Pictures of what a technician names: a picture file, a clip, or a camera's node that egated does not hold at the time.</summary>
internal static class CameraPictures
{
    /// <summary>A camera's first pictures are dark until its own control has settled.</summary>
    private const int SettlingFrames = 15;

    /// <summary>The pictures, each to be disposed by the caller, until enough came, none comes any more, or it is cancelled.</summary>
    /// <exception cref="CommandFailure">There is no picture at all.</exception>
    public static IEnumerable<BgrImage> Of(
        string source,
        int most,
        int every,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (!source.StartsWith("/dev/", StringComparison.Ordinal) && FaceSession.Picture(source, out _) is { } picture)
        {
            yield return picture;
            yield break;
        }

        using var camera = new VideoCaptureSource(source, time);
        if (!camera.Open(new CameraProfile(source, 1280, 720, 25, TimeSpan.FromSeconds(1))))
        {
            throw new CommandFailure(
                Catalogue.FileNotReadable,
                ExitCodes.NotFound,
                $"{source} is neither a picture, a clip nor a camera that opens."
            );
        }

        var settling = source.StartsWith("/dev/", StringComparison.Ordinal) ? SettlingFrames : 0;
        for (var i = 0; i < settling; i++)
        {
            camera.Read(cancellation)?.Dispose();
        }

        foreach (var frame in Frames(camera, most, every, cancellation))
        {
            yield return frame;
        }
    }

    private static IEnumerable<BgrImage> Frames(
        VideoCaptureSource camera,
        int most,
        int every,
        CancellationToken cancellation
    )
    {
        for (var (taken, number) = (0, 0); taken < most && !cancellation.IsCancellationRequested; number++)
        {
            if (camera.Read(cancellation) is not { } frame)
            {
                yield break;
            }

            if (number % every == 0)
            {
                taken++;
                yield return frame;
            }
            else
            {
                frame.Dispose();
            }
        }
    }
}
