using OpenCvSharp;

namespace EGate.Faces;

/// <summary>
/// The template of the face that a still picture is of, whichever way up the picture lies. The detector also finds faces that lie on their side or stand on their
/// head, but the points and the embedding are of upright faces: such a face's embedding is short. Only then the picture is turned, and the turn whose
/// embedding is clearly longer counts.
/// </summary>
internal sealed class UprightFace(FaceAnalysis analysis)
{
    /// <summary>Embeddings of upright faces are longer in 95 of 100 pictures of LFW (<c>models/README.md</c>).</summary>
    private const double ShortNorm = 2.8;

    /// <summary>How much longer the embedding of a turned picture must be. An upright face that is merely bad gains less by being turned.</summary>
    private const double ClearlyLonger = 0.5;

    private static readonly RotateFlags[] Turns =
    [
        RotateFlags.Rotate180,
        RotateFlags.Rotate90Clockwise,
        RotateFlags.Rotate90Counterclockwise,
    ];

    /// <summary>The template, or null when there is no face.</summary>
    public FaceTemplate? Enrol(Mat picture, IReadOnlyList<FaceBox> faces)
    {
        var best = Embed(picture, faces);
        if (best is null || best.Norm >= ShortNorm)
        {
            return best;
        }

        var asItLies = best.Norm;
        foreach (var turn in Turns)
        {
            using var turned = new Mat();
            Cv2.Rotate(picture, turned, turn);
            var found = Embed(turned, analysis.Detect(turned));
            turned.SetTo(Scalar.Black);
            if (found is not null && found.Norm > Math.Max(best.Norm, asItLies + ClearlyLonger))
            {
                best.Dispose();
                best = found;
            }
            else
            {
                found?.Dispose();
            }
        }

        return best;
    }

    private FaceTemplate? Embed(Mat picture, IReadOnlyList<FaceBox> faces) =>
        faces.Count == 0 ? null : analysis.Embed(picture, MainFace.Of(faces, picture.Width, picture.Height));
}
