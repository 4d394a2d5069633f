using OpenCvSharp;

namespace EGate.Devices.Simulated;

/// <summary>How a hand holds a flat thing before the camera: it drifts, trembles and tilts. Repeatable from its seed.</summary>
internal sealed class HandMotion
{
    private readonly double[] _phases;

    public HandMotion(Random random) =>
        _phases = [.. Enumerable.Range(0, 8).Select(_ => random.NextDouble() * 2 * Math.PI)];

    /// <summary>The four corners of the thing in the picture, clockwise from top left, at a time.</summary>
    public Point2f[] Corners(TimeSpan at, Point2d centre, double width, double height)
    {
        var t = at.TotalSeconds;
        var x = centre.X + (width * 0.02 * Wave(0, 0.31, t)) + (width * 0.004 * Wave(1, 2.7, t));
        var y = centre.Y + (width * 0.015 * Wave(2, 0.23, t)) + (width * 0.004 * Wave(3, 3.1, t));
        var roll = (2.5 * Wave(4, 0.19, t)) * Math.PI / 180;
        // Tilting about the upright and the level axis makes one side longer than the other.
        var yaw = 0.035 + (0.02 * Wave(5, 0.17, t));
        var pitch = -0.02 + (0.02 * Wave(6, 0.21, t));
        return [Corner(-1, -1), Corner(1, -1), Corner(1, 1), Corner(-1, 1)];

        Point2f Corner(int right, int down)
        {
            var near = 1 + (yaw * right) + (pitch * down);
            var across = right * width / 2 * near;
            var along = down * height / 2 * near;
            return new Point2f(
                (float)(x + (across * Math.Cos(roll)) - (along * Math.Sin(roll))),
                (float)(y + (across * Math.Sin(roll)) + (along * Math.Cos(roll)))
            );
        }
    }

    private double Wave(int phase, double hertz, double seconds) =>
        Math.Sin((2 * Math.PI * hertz * seconds) + _phases[phase]);
}
