using EGate.Faces;

namespace EGate.Cli.Commands;

/// <summary>The pictures of an evaluation, each looked at once. Templates are zeroed when it is disposed.</summary>
internal sealed class EvaluatedFolder : IDisposable
{
    private const int TellEvery = 500;

    private EvaluatedFolder(IReadOnlyList<EvaluatedImage> images) => Images = images;

    /// <summary>What was measured, in the order of the pairs file's pictures.</summary>
    public IReadOnlyList<EvaluatedImage> Images { get; }

    /// <summary>Looks at every picture; liveness is measured only when the file names attacks, because it takes longer.</summary>
    public static EvaluatedFolder Look(
        FaceSession session,
        FacePairs pairs,
        string folder,
        Terminal? progress,
        CancellationToken cancellation
    )
    {
        var images = new List<EvaluatedImage>();
        foreach (var name in pairs.Images)
        {
            cancellation.ThrowIfCancellationRequested();
            images.Add(One(session, Path.Combine(folder, name), pairs.Attacks.Count > 0));
            if (images.Count % TellEvery == 0)
            {
                progress?.Line($"{images.Count} of {pairs.Images.Count} pictures");
            }
        }

        return new EvaluatedFolder(images);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var image in Images)
        {
            image.Template?.Dispose();
        }
    }

    private static EvaluatedImage One(FaceSession session, string path, bool liveness)
    {
        using var picture = FaceSession.Picture(path, out var reason);
        if (picture is null)
        {
            return new EvaluatedImage(null, reason, double.NaN);
        }

        var template = session.Engine.Enrol(picture, out reason);
        if (!liveness)
        {
            return new EvaluatedImage(template, reason, double.NaN);
        }

        using var seen = session.Engine.Examine(picture);
        return new EvaluatedImage(template, reason, seen.Box is null ? double.NaN : seen.Liveness);
    }
}
