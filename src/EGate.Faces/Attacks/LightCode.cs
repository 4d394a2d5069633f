namespace EGate.Faces;

/// <summary>
/// The code by which the lane's face illumination changes during one crossing: steps of 200 ms, level 0 or 1 by chance from a seed, each pair of steps with
/// both, so that exposure control cannot follow. That is at most two and a half flashes a second; three a second are held to be safe (WCAG 2.2, 2.3.1).
/// </summary>
public sealed class LightCode
{
    /// <summary>Length of one step.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    private readonly bool[] _steps;

    /// <summary>A code; <paramref name="seed"/> is drawn for each crossing, so that a recording cannot know it.</summary>
    public LightCode(int seed)
    {
        var chance = new Random(seed);
        _steps = new bool[64];
        for (var i = 0; i < _steps.Length; i += 2)
        {
            _steps[i] = chance.Next(2) == 1;
            _steps[i + 1] = !_steps[i];
        }
    }

    /// <summary>The level (0 or 1) at a time since the code began; it begins again after its last step.</summary>
    public double Level(TimeSpan at) =>
        at < TimeSpan.Zero ? 0
        : _steps[(int)(at.Ticks / Step.Ticks % _steps.Length)] ? 1
        : 0;
}
