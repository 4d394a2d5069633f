namespace EGate.Faces;

/// <summary>
/// Whose picture it is when it shows several people: each face counts with its area, and with up to nine tenths less the farther it is from the middle. A large
/// neighbour cut by the edge does not outweigh the person in the middle; a passer-by in the middle of the background does not outweigh the person in front.
/// </summary>
internal static class MainFace
{
    private const double LostAtCorner = 0.9;

    /// <summary>The face the picture is of.</summary>
    public static FaceBox Of(IReadOnlyList<FaceBox> faces, int width, int height) =>
        faces.MaxBy(f => f.Area * (1 - (LostAtCorner * Math.Min(1, FromMiddle(f, width, height)))));

    /// <summary>0 in the middle, 1 in a corner.</summary>
    private static double FromMiddle(FaceBox face, int width, int height)
    {
        var x = (face.CentreX / width) - 0.5;
        var y = (face.CentreY / height) - 0.5;
        return Math.Sqrt(2 * ((x * x) + (y * y)));
    }
}
