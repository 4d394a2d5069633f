namespace EGate.Faces;

/// <summary>How an aligned grey face is lit.</summary>
/// <param name="HalvesAlike">Intersection of the 32-bin histograms of its left and right half, 0..1.</param>
/// <param name="BadlyExposed">Share of its pixels below 24 or above 231, 0..1.</param>
/// <param name="Range">Grey levels between the 5th and the 95th percentile, 0..255.</param>
internal readonly record struct FaceLight(double HalvesAlike, double BadlyExposed, double Range)
{
    private const int Levels = 256;
    private const int LevelsInBin = 8;
    private const int Dark = 24;
    private const int Bright = 231;

    public static FaceLight Of(ReadOnlySpan<byte> gray, int side)
    {
        Span<int> left = stackalloc int[Levels];
        Span<int> right = stackalloc int[Levels];
        for (var i = 0; i < gray.Length; i++)
        {
            var half = i % side < side / 2 ? left : right;
            half[gray[i]]++;
        }

        var common = 0;
        var badly = 0;
        Span<int> all = stackalloc int[Levels];
        for (var bin = 0; bin < Levels; bin += LevelsInBin)
        {
            var (inLeft, inRight) = (0, 0);
            for (var level = bin; level < bin + LevelsInBin; level++)
            {
                inLeft += left[level];
                inRight += right[level];
                all[level] = left[level] + right[level];
                badly += level is < Dark or > Bright ? all[level] : 0;
            }

            common += Math.Min(inLeft, inRight);
        }

        var range = Percentile(all, gray.Length * 0.95) - Percentile(all, gray.Length * 0.05);
        return new FaceLight(2.0 * common / gray.Length, (double)badly / gray.Length, range);
    }

    private static int Percentile(ReadOnlySpan<int> levels, double below)
    {
        var level = 0;
        for (double sum = levels[0]; sum < below && level < levels.Length - 1; sum += levels[level])
        {
            level++;
        }

        return level;
    }
}
