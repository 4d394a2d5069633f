using EGate.Core;
using EGate.Daemon.Lane;
using EGate.Devices;
using EGate.Documents;
using EGate.Faces;

namespace EGate.Daemon.Work;

/// <summary>
/// The face step: the portrait of the chip is prepared while the traveller walks in, then frames are judged until there are enough good
/// ones. Started by the lane loop, works outside it, answers with signals of its crossing. Templates live here until <see cref="Wipe"/>.
/// </summary>
internal sealed partial class FaceWork(
    LaneLoop loop,
    ICamera camera,
    FaceEngine engine,
    FaceThresholdWatch thresholds,
    TravellerShelf shelf,
    LaneBoard board,
    Func<FaceSense> senses,
    TimeProvider time,
    ILogger<FaceWork> log
)
{
    private readonly Lock _gate = new();
    private Task<Enrolled> _portrait = NoPortrait;
    private long _lastFrame;

    private sealed record Enrolled(string Crossing, FaceTemplate? Template, string Reason);

    private static Task<Enrolled> NoPortrait => Task.FromResult(new Enrolled("", null, "no-portrait"));

    /// <summary>Takes the portrait of the chip; the shelf shows it to officers, the engine makes its template on another thread.</summary>
    public void Enrol(Crossing crossing, EncodedPortrait? portrait)
    {
        if (portrait is null)
        {
            return;
        }

        lock (_gate)
        {
            // The loop cancels before it wipes: what comes later than that goes nowhere.
            if (crossing.Work.IsCancellationRequested)
            {
                portrait.Dispose();
                return;
            }

            shelf.PutPortrait(crossing.Id, (byte[])portrait.Bytes.Clone());
            _portrait = Task.Run(() =>
            {
                using (portrait)
                {
                    var template = engine.EnrolPortrait(portrait.Bytes, out var reason);
                    return new Enrolled(crossing.Id, template, reason);
                }
            });
        }
    }

    /// <summary>Begins to look.</summary>
    public void Start(Crossing crossing) => _ = RunAsync(crossing);

    /// <summary>Zeroes the template of the crossing that ended, and what the networks still hold of its face.</summary>
    public void Wipe()
    {
        Task<Enrolled> old;
        lock (_gate)
        {
            (old, _portrait) = (_portrait, NoPortrait);
        }

        _ = WipeAsync(old);
    }

    private async Task WipeAsync(Task<Enrolled> old)
    {
        await Task.Yield(); // the networks are cleared off the loop's thread
        try
        {
            var enrolled = await Task.WhenAny(old);
            if (enrolled.IsCompletedSuccessfully)
            {
                (await enrolled).Template?.Dispose();
            }
            else
            {
                LogEnrolFailed(old.Exception);
            }

            engine.Wipe();
        }
        catch (ObjectDisposedException)
        {
            // The daemon is going down; the engine has wiped itself.
        }
    }

    private async Task RunAsync(Crossing crossing)
    {
        try
        {
            await CaptureAsync(crossing);
        }
        catch (OperationCanceledException)
        {
            // The crossing is over or out of time; the lane function has already said what that means. A frame that was being judged
            // meanwhile may have come after the wipe, so the networks are cleared once more.
            await WipeAsync(NoPortrait);
        }
        catch (ObjectDisposedException) when (crossing.Work.IsCancellationRequested)
        {
            // The crossing ended while a frame was being judged, and its portrait was wiped under the comparison: the same end as above.
            await WipeAsync(NoPortrait);
        }
        catch (Exception e)
        {
            // A fault of ours is not a fault of the traveller: the checks stay not done, an officer decides, the log tells us.
            LogFailed(e, crossing.Id);
            loop.Post(LaneEvent.FaceNotPassed, crossing.Id, static () => { });
        }
    }

    private async Task CaptureAsync(Crossing crossing)
    {
        await Task.Yield(); // off the loop's thread
        Task<Enrolled> enrolling;
        lock (_gate)
        {
            enrolling = _portrait;
        }

        var portrait = await enrolling;
        using var sense = senses();
        var step = FaceStep.Begin(
            thresholds.Current,
            portrait.Crossing == crossing.Id ? portrait.Template : null,
            portrait.Reason,
            sense.TurnTo
        );
        var waiting = new Waiting(time);
        while (!step.IsFinished)
        {
            var frame = await waiting.ForAsync(camera.NextAsync(_lastFrame, crossing.Work));
            _lastFrame = frame.Sequence;
            using var image = frame.Image;
            crossing.Work.ThrowIfCancellationRequested();
            using var seen = engine.Observe(image, sense.Moment(frame));
            sense.Saw(seen, frame);
            var before = step.GoodFrames;
            step = step.Add(seen);
            board.Guide(step.IsFinished ? "" : Guide.Word(step.Guidance));
            if (step.GoodFrames > before && before == 0)
            {
                shelf.PutLive(crossing.Id, OfficerPicture.Jpeg(image));
            }
        }

        Finish(crossing, Checks(step), waiting.Total);
    }

    /// <summary>
    /// What the step found. A second face that stayed before the camera is told to the passage's own group as well: the sensors count one person there,
    /// and the camera does not agree.
    /// </summary>
    private static IReadOnlyList<CheckResult> Checks(FaceStep step) =>
        step.HasSeveralFaces
            ? [.. step.Results, CheckResult.Failed(CheckGroup.OnePerson, CheckNames.OnePerson, "several-faces")]
            : step.Results;

    private void Finish(Crossing crossing, IReadOnlyList<CheckResult> results, TimeSpan waited)
    {
        var passed = Judge.GroupOutcome(CheckGroup.Face, results) == Outcome.Passed;
        loop.Post(
            passed ? LaneEvent.FacePassed : LaneEvent.FaceNotPassed,
            crossing.Id,
            () =>
            {
                crossing.Add(results);
                crossing.DeductWait(waited);
            }
        );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "a portrait could not be prepared")]
    private partial void LogEnrolFailed(Exception? e);

    [LoggerMessage(Level = LogLevel.Error, Message = "face step of crossing {Crossing} failed")]
    private partial void LogFailed(Exception e, string crossing);
}
