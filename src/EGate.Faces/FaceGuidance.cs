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

    /// <summary>Take off what covers the face: hat, dark glasses, mask.</summary>
    Uncover = 6,

    /// <summary>Turn the head a little to the traveller's own left; asked when it is in doubt whether the face is a living one.</summary>
    TurnLeft = 7,

    /// <summary>Turn the head a little to the traveller's own right.</summary>
    TurnRight = 8,
}

/// <summary>Chooses the guidance for one frame: the fault that must go first before the others can be judged.</summary>
public static class Guide
{
    /// <summary>A second face at least this wide, as a share of the first, is a second person before the camera.</summary>
    internal const double SecondFaceMax = 0.6;

    /// <summary>A face wider than this share of the frame is too near: its edges leave the picture.</summary>
    internal const double WidthShareMax = 0.6;

    /// <summary>The word that stands for a guidance on the wire and in the pages; empty for none.</summary>
    public static string Word(FaceGuidance guidance) =>
        guidance switch
        {
            FaceGuidance.Closer => "closer",
            FaceGuidance.Back => "back",
            FaceGuidance.LookHere => "look-here",
            FaceGuidance.OnePerson => "one-person",
            FaceGuidance.HoldStill => "hold-still",
            FaceGuidance.Uncover => "uncover",
            FaceGuidance.TurnLeft => "turn-left",
            FaceGuidance.TurnRight => "turn-right",
            _ => "",
        };

    internal static FaceGuidance For(FaceObservation seen, double qualityAt)
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
        if (quality.FaceSize < qualityAt || (quality.Position < qualityAt && quality.EyeDistance >= 100))
        {
            return FaceGuidance.Back;
        }

        if (quality.EyeDistance < qualityAt)
        {
            return FaceGuidance.Closer;
        }

        var towards = new[] { quality.Yaw, quality.Pitch, quality.Roll, quality.EyesOpen, quality.Position }.Min();
        if (towards < qualityAt)
        {
            return FaceGuidance.LookHere;
        }

        // A face that is sharp, still, lit and turned to the camera, and yet hardly a face to the network, is covered.
        var seen = new[] { quality.Sharpness, quality.MotionBlur, quality.Illumination, quality.Exposure }.Min();
        return seen >= qualityAt && quality.Unified < qualityAt
            ? FaceGuidance.Uncover
            // What remains is blur or light; light is the lane's business, so the traveller is asked for the one thing that may help.
            : FaceGuidance.HoldStill;
    }
}
