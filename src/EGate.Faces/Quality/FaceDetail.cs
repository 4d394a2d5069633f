namespace EGate.Faces;

/// <summary>Whether an aligned grey face has fine detail in every direction.</summary>
internal static class FaceDetail
{
    /// <summary>The steps along which second derivatives are taken: right, down, and both diagonals.</summary>
    private static readonly (int X, int Y)[] Directions = [(1, 0), (0, 1), (1, 1), (1, -1)];

    /// <summary>
    /// Variance of the second derivative along the direction that has least of it over that along the one that has most, 0..1. A face without motion has
    /// about as much detail along each; motion smears the detail along its own direction only.
    /// </summary>
    public static double Evenness(ReadOnlySpan<byte> gray, int side)
    {
        var least = double.PositiveInfinity;
        var most = 0.0;
        foreach (var (x, y) in Directions)
        {
            var energy = Energy(gray, side, x, y) / ((x * x) + (y * y));
            least = Math.Min(least, energy);
            most = Math.Max(most, energy);
        }

        return most > 0 ? least / most : 0;
    }

    private static double Energy(ReadOnlySpan<byte> gray, int side, int x, int y)
    {
        long sum = 0;
        var step = (y * side) + x;
        for (var row = 1; row < side - 1; row++)
        {
            for (var at = (row * side) + 1; at < ((row + 1) * side) - 1; at++)
            {
                long second = gray[at - step] - (2 * gray[at]) + gray[at + step];
                sum += second * second;
            }
        }

        return sum;
    }
}
