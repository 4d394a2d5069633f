namespace EGate.Core;

public static partial class Catalogue
{
    /// <summary>The camera cannot be opened.</summary>
    public static CatalogueEntry CameraAbsent { get; } =
        new(
            "CAMERA_ABSENT",
            Severity.Error,
            "The camera cannot be opened.",
            "It is unplugged or without power, its node has another name, another program holds it, or the service may not open it.",
            "Check the cable and ls -l /dev/v4l/by-path; compare with camera.source of the profile; then run egatectl doctor."
        );

    /// <summary>The camera is open and gives no pictures.</summary>
    public static CatalogueEntry CameraSilent { get; } =
        new(
            "CAMERA_SILENT",
            Severity.Error,
            "The camera is open and gives no pictures within its limit.",
            "A loose cable, an overloaded USB bus, or a camera that hangs.",
            "Unplug the camera and plug it in again, on a port of its own; then run egatectl doctor."
        );

    /// <summary>The camera gives the same picture again and again.</summary>
    public static CatalogueEntry CameraFrozen { get; } =
        new(
            "CAMERA_FROZEN",
            Severity.Error,
            "The camera gives the same picture again and again.",
            "Its firmware or driver hangs, or somebody feeds a still picture in its place.",
            "Look at the camera and its cable for a device that does not belong there, then unplug it and plug it in again."
        );

    /// <summary>The camera gives fewer pictures than it was asked for.</summary>
    public static CatalogueEntry CameraSlow { get; } =
        new(
            "CAMERA_SLOW",
            Severity.Warning,
            "The camera gives less than half of the pictures it was asked for.",
            "Too little light (long exposure), an overloaded USB bus, or a busy computer.",
            "Check the light at the face and the load of the computer; lower camera.frames_per_second or the size in the profile."
        );

    /// <summary>The camera gives pictures of another size.</summary>
    public static CatalogueEntry CameraWrongSize { get; } =
        new(
            "CAMERA_WRONG_SIZE",
            Severity.Warning,
            "The camera gives pictures of another size than the profile asks for.",
            "The camera does not know this mode, or another camera was plugged in.",
            "List its modes with v4l2-ctl --list-formats-ext and write one of them into camera.width and camera.height."
        );
}
