namespace EGate.Core;

public static partial class ProfileKeys
{
    private static ProfileKey[] Face() =>
        [
            Figure(
                "face.accept_cosine_min",
                "cosine",
                0.3,
                0.9,
                0.48,
                "Same person at and above it: false match about 1e-5 on public photographs; see models/README.md."
            ),
            Figure(
                "face.reject_cosine_max",
                "cosine",
                -1,
                0.9,
                0.35,
                "Two people below it; between it and accept_cosine_min the face is captured again. False match about 1e-3 on public photographs."
            ),
            new(
                "face.thresholds",
                ProfileKeyType.FilePath,
                "",
                0,
                1_024,
                "\"\"",
                "Threshold profile signed by two officers; it takes the place of the two cosines. Without one they are the start values, not measured here.",
                []
            ),
            Whole(
                "face.attempts",
                "captures",
                1,
                5,
                2,
                "Captures while the comparison stays undecided; more give an impostor more tries."
            ),
            Figure(
                "face.live_probability_min",
                "probability",
                0.1,
                0.99,
                0.5,
                "A living face at and above it: 0.5 is where the evidence for and against is even; see src/EGate.Faces/Attacks/README.md."
            ),
            Figure("face.quality_points_min", "points", 0, 100, 50, "A frame below it is not judged at all."),
            Whole(
                "face.frames",
                "frames",
                1,
                25,
                5,
                "Good frames judged together: one frame proves little, many take time."
            ),
        ];
}
