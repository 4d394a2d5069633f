namespace EGate.Faces;

/// <summary>The one thing a traveller is asked to do now. The traveller's page has a pictogram for each.</summary>
public enum FaceGuidance
{
    /// <summary>Nothing: the face is good, or nothing was seen yet.</summary>
    None = 0,

    /// <summary>Come closer.</summary>
    Closer = 1,

    /// <summary>Step back.</summary>
    Back = 2,

    /// <summary>Look at the camera, with open eyes.</summary>
    LookHere = 3,

    /// <summary>Only one person may be before the camera.</summary>
    OnePerson = 4,

    /// <summary>Hold still.</summary>
    HoldStill = 5,
}

/// <summary>Chooses the guidance for one frame: the fault that must go first before the others can be judged.</summary>
internal static class Guide
{
    /// <summary>A second face at least this wide, as a share of the first, is a second person before the camera.</summary>
    public const double SecondFaceMax = 0.6;

    /// <summary>A face wider than this share of the frame is too near: its edges leave the picture.</summary>
    public const double WidthShareMax = 0.6;

    public static FaceGuidance For(FaceObservation seen, double qualityAt)
    {
        if (seen.SecondFaceShare >= SecondFaceMax)
        {
            return FaceGuidance.OnePerson;
        }

        if (seen.Quality is not { } quality)
        {
            return FaceGuidance.LookHere;
        }

        if (seen.WidthShare > WidthShareMax)
        {
            return FaceGuidance.Back;
        }

        return quality.Score >= qualityAt ? FaceGuidance.None : ForQuality(quality, qualityAt);
    }

    private static FaceGuidance ForQuality(FaceQuality quality, double qualityAt)
    {
        if (quality.EyeDistance < qualityAt)
        {
            return FaceGuidance.Closer;
        }

        var towards = new[] { quality.Yaw, quality.Pitch, quality.Roll, quality.EyesOpen }.Min();
        if (towards < qualityAt)
        {
            return FaceGuidance.LookHere;
        }

        // What remains is blur or light; light is the lane's business, so the traveller is asked for the one thing that may help.
        return FaceGuidance.HoldStill;
    }
}
