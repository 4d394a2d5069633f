namespace EGate.Faces.Tests;

/// <summary>Made evidence: a living face that looks at the camera, in whatever a test changes.</summary>
internal static class Evidence
{
    public static AttackEvidence Frame(double seconds, double passive = 0.99, double yaw = 0, double eyes = 0.05) =>
        new()
        {
            At = TimeSpan.FromSeconds(seconds),
            Passive = passive,
            Outline = false,
            Pattern = 1.5,
            Bands = 0,
            Stir = 0.01,
            EyesClosed = eyes,
            Yaw = yaw,
            SkinLight = 120,
            SurroundLight = 100,
        };

    /// <summary>Frames from one time to another, ten a second.</summary>
    public static IEnumerable<AttackEvidence> Run(double from, double to, Func<double, AttackEvidence> frame)
    {
        for (var i = 0; from + (i / 10.0) <= to + 1e-9; i++)
        {
            yield return frame(from + (i / 10.0));
        }
    }

    public static AttackJudge Fold(this AttackJudge judge, IEnumerable<AttackEvidence> frames) =>
        frames.Aggregate(judge, (j, f) => j.Add(f));
}
