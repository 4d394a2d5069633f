namespace EGate.Core;

/// <summary>What is said of a camera whose pictures are not of now.</summary>
public static partial class Catalogue
{
    /// <summary>The camera gives pictures that it gave before.</summary>
    public static CatalogueEntry CameraReplayed { get; } =
        new(
            "CAMERA_REPLAYED",
            Severity.Critical,
            "The camera gives the very pictures that it gave some time ago.",
            "Somebody plays a recording in the camera's place; or the profile names a clip as the camera.",
            "Keep the lane closed. Look at the camera, its cable and the computer for what does not belong there, and tell those who answer for security."
        );

    /// <summary>The camera sees nothing.</summary>
    public static CatalogueEntry CameraDark { get; } =
        new(
            "CAMERA_DARK",
            Severity.Warning,
            "The camera's pictures are black.",
            "Something covers the lens, the lane's light is off, or the exposure is fixed too short.",
            "Uncover the lens and switch the light on; then look at the picture with egatectl doctor."
        );
}
