namespace EGate.Devices;

/// <summary>What a second camera measures.</summary>
public enum SecondCameraKind
{
    /// <summary>Distances in millimetres; 0 where there is none.</summary>
    Depth = 0,

    /// <summary>Near-infrared brightness, under the camera's own infrared lamp.</summary>
    Infrared = 1,
}

/// <summary>One picture of a second camera.</summary>
/// <param name="Kind">What its values are.</param>
/// <param name="Timestamp"><see cref="TimeProvider.GetTimestamp"/> when it was taken.</param>
/// <param name="Values">Row by row; all zero after <see cref="Dispose"/>.</param>
/// <param name="Width">Columns; they cover the same field of view as the colour camera's.</param>
/// <param name="Height">Rows.</param>
public sealed record SecondFrame(SecondCameraKind Kind, long Timestamp, ushort[] Values, int Width, int Height)
    : IDisposable
{
    /// <summary>Zeroes the values: the relief of a face is biometric data too.</summary>
    public void Dispose() => Array.Clear(Values);
}

/// <summary>
/// A near-infrared or depth camera beside the colour camera, registered to it. A lane may have none. It is evidence only: without it the other layers
/// judge, with it a display (dark in the infrared) and a sheet (without relief) are seen.
/// </summary>
public interface ISecondCamera
{
    /// <summary>What it is, for a technician.</summary>
    string Description { get; }

    /// <summary>The newest picture taken at or after a timestamp, to be disposed by the caller; null when there is none. Never waits, never throws.</summary>
    SecondFrame? Newest(long since);
}
