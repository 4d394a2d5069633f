using EGate.Devices;
using EGate.Faces;

namespace EGate.Daemon.Work;

/// <summary>
/// What one face step needs besides frames to see an attack: the memory of the frames before, the lane's coded light, and a second camera where there
/// is one. Disposing it puts the light out and zeroes the memory. For one thread.
/// </summary>
internal sealed class FaceSense(IFaceIllumination? light, ISecondCamera? second, TimeProvider time, int seed)
    : IDisposable
{
    private readonly AttackWatch _watch = new();
    private readonly LightCode _code = new(seed);
    private long? _began;
    private FaceBox? _face;

    /// <summary>The side to ask a turn of the head to, should it come to that.</summary>
    public TurnSide TurnTo { get; } = new Random(~seed).Next(2) == 0 ? TurnSide.Left : TurnSide.Right;

    /// <summary>What is known of a frame besides its pixels; sets the light for the next ones.</summary>
    public AttackMoment Moment(CameraFrame frame)
    {
        _began ??= frame.Timestamp;
        var at = time.GetElapsedTime(_began.Value, frame.Timestamp);
        var now = time.GetElapsedTime(_began.Value);
        var lit = light?.Set(_code.Level(now)) == true;
        return new AttackMoment(_watch, at, lit ? _code.Level(at) : null, Second(frame));
    }

    /// <summary>Where the face was in a frame, for the second camera's next picture.</summary>
    public void Saw(FaceObservation seen, CameraFrame frame)
    {
        _face = seen.Box is { } box
            ? new FaceBox(
                box.X / frame.Image.Width,
                box.Y / frame.Image.Height,
                box.Width / frame.Image.Width,
                box.Height / frame.Image.Height,
                box.Score
            )
            : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        light?.Set(0);
        _watch.Dispose();
    }

    private double? Second(CameraFrame frame)
    {
        if (_face is not { } face || second?.Newest(frame.Timestamp) is not { } picture)
        {
            return null;
        }

        using (picture)
        {
            return picture.Kind == SecondCameraKind.Depth
                ? SecondCameraMeter.ByRelief(picture.Values, picture.Width, picture.Height, face)
                : SecondCameraMeter.ByInfrared(picture.Values, picture.Width, picture.Height, face);
        }
    }
}
