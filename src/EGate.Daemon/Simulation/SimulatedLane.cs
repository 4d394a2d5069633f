using EGate.Core;
using EGate.Daemon.Hosting;
using EGate.Devices.Gpio;
using EGate.Devices.OpenCv;
using EGate.Devices.Serial;
using EGate.Devices.Simulated;
using EGate.Devices.Simulated.Serial;

namespace EGate.Daemon.Simulation;

/// <summary>How fast the simulated people and doors are.</summary>
/// <param name="Think">How long a person reads a screen before doing what it says.</param>
/// <param name="WalkingSpeed">Metres a second (above 0 up to 10).</param>
/// <param name="DoorTravel">From closed to open.</param>
internal sealed record SimulationPace(TimeSpan Think, double WalkingSpeed, TimeSpan DoorTravel)
{
    /// <summary>As people are: half a second of thought, a brisk walk, doors of 0.8 s.</summary>
    public static SimulationPace Lifelike { get; } =
        new(TimeSpan.FromMilliseconds(500), 1.3, TimeSpan.FromMilliseconds(800));

    /// <summary>As fast as the sensors' debounce allows, for benchmarks and tests.</summary>
    public static SimulationPace Hurried { get; } =
        new(TimeSpan.FromMilliseconds(20), 6, TimeSpan.FromMilliseconds(120));
}

/// <summary>
/// The simulated lane: simulators at the far ends, and the very drivers of a kiosk in front of them. What a profile calls
/// <c>simulated</c> is made here, in a folder of the state directory: line ends, lists, anchors.
/// </summary>
internal sealed class SimulatedLane : IDisposable
{
    private const int Seed = 20260101;
    private readonly string _folder;
    private readonly TimeProvider _time;

    /// <summary>Makes the far ends and the files; opens nothing yet.</summary>
    public SimulatedLane(LaneProfile profile, string folder, string clips, SimulationPace pace, TimeProvider time)
    {
        _folder = folder;
        _time = time;
        Pace = pace;
        Directory.CreateDirectory(folder);
        Authority = new IssuingAuthority(Seed, time);
        WriteAnchors();
        SpecimenLists.WriteFresh(
            InstalledFolder.Find("hardware/lists", "/usr/share/egate/lists"),
            ListsFolder,
            time.GetUtcNow()
        );
        Scene = new SimulatedScene(clips, time, Seed);
        Reader = new SimulatedElyctis(Path.Combine(folder, "reader"), time);
        Chip = new SimulatedPn532(Path.Combine(folder, "chip"), time);
        World = new SimulatedLaneWorld(
            profile.Gpio,
            time,
            new SimulatedLaneSettings
            {
                Travel = pace.DoorTravel,
                WalkingSpeed = pace.WalkingSpeed,
                Seed = Seed,
            }
        );
        Profile = Resolve(profile);
    }

    /// <summary>How fast everything is.</summary>
    public SimulationPace Pace { get; }

    /// <summary>The profile with every <c>simulated</c> replaced by what was made.</summary>
    public LaneProfile Profile { get; }

    /// <summary>Issues passports that this lane trusts, and those it must not.</summary>
    public IssuingAuthority Authority { get; }

    /// <summary>What stands before the camera.</summary>
    public SimulatedScene Scene { get; }

    /// <summary>The far end of the reader's line.</summary>
    public SimulatedElyctis Reader { get; }

    /// <summary>The far end of the chip's line.</summary>
    public SimulatedPn532 Chip { get; }

    /// <summary>Doors, beams and people.</summary>
    public SimulatedLaneWorld World { get; }

    private string ListsFolder => Path.Combine(_folder, "lists");

    private string AnchorsFolder => Path.Combine(_folder, "anchors");

    /// <summary>The drivers of a kiosk over the simulated far ends.</summary>
    public LaneDevices OpenDevices(OpeningTokens tokens, ILoggerFactory logs) =>
        new(
            new ElyctisReader(Profile.Reader, _time, logs.CreateLogger<ElyctisReader>()),
            new Pn532ChipTransport(Profile.Chip, _time, logs.CreateLogger<Pn532ChipTransport>()),
            new OpenCvCamera(Profile.Camera, Scene, _time, logs.CreateLogger<OpenCvCamera>()),
            new GpioLaneHardware(
                Profile.Gpio,
                new System.Device.Gpio.GpioController(new SimulatedGpioDriver(World)),
                tokens,
                _time,
                logs.CreateLogger<GpioLaneHardware>()
            )
        )
        {
            Illumination = Scene,
        };

    /// <inheritdoc/>
    public void Dispose()
    {
        Reader.Dispose();
        Chip.Dispose();
        Scene.Dispose();
        Authority.Dispose();
    }

    private void WriteAnchors()
    {
        Directory.CreateDirectory(AnchorsFolder);
        File.WriteAllBytes(Path.Combine(AnchorsFolder, "utopia-csca.der"), Authority.AnchorCertificate);
    }

    private LaneProfile Resolve(LaneProfile profile) =>
        profile with
        {
            Reader = profile.Reader with { Port = Path.Combine(_folder, "reader") },
            Chip = profile.Chip with { Port = Path.Combine(_folder, "chip") },
            Lists = profile.Lists with
            {
                Persons = Or(profile.Lists.Persons, Path.Combine(ListsFolder, SpecimenLists.PersonsFile)),
                Documents = Or(profile.Lists.Documents, Path.Combine(ListsFolder, SpecimenLists.DocumentsFile)),
                Anchors = Or(profile.Lists.Anchors, AnchorsFolder),
            },
        };

    private static string Or(string value, string made) => value == ProfileKeys.Simulated ? made : value;
}
