using System.Text.Json;
using EGate.Core;
using EGate.Daemon.Hosting;
using EGate.Devices.Gpio;
using EGate.Devices.OpenCv;
using EGate.Devices.Serial;
using EGate.Devices.Simulated;
using EGate.Devices.Simulated.Serial;
using EGate.Exchange;

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
        Lists = new SimulatedLists(InstalledFolder.Find("hardware/lists", "/usr/share/egate/lists"), folder, time);
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
        Online =
            profile.Online.AnswerKeys == ProfileKeys.Simulated
                ? new SimulatedOnline(Path.Combine(folder, "databases"), time)
                : null;
        Profile = Resolve(profile);
    }

    /// <summary>How fast everything is.</summary>
    public SimulationPace Pace { get; }

    /// <summary>The profile with every <c>simulated</c> replaced by what was made.</summary>
    public LaneProfile Profile { get; }

    /// <summary>Issues passports that this lane trusts, and those it must not.</summary>
    public IssuingAuthority Authority { get; }

    /// <summary>The lists it searches.</summary>
    public SimulatedLists Lists { get; }

    /// <summary>What stands before the camera.</summary>
    public SimulatedScene Scene { get; }

    /// <summary>The far end of the reader's line.</summary>
    public SimulatedElyctis Reader { get; }

    /// <summary>The far end of the chip's line.</summary>
    public SimulatedPn532 Chip { get; }

    /// <summary>Doors, beams and people.</summary>
    public SimulatedLaneWorld World { get; }

    /// <summary>The far end of its online databases; null when the profile names true ones.</summary>
    public SimulatedOnline? Online { get; }

    private static string RulesFile =>
        Path.Combine(InstalledFolder.Find("hardware/passengers", "/usr/share/egate/passengers"), "rules-specimen.json");

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
                Package = Or(profile.Lists.Package, Lists.Package),
                PackageKeys = Or(profile.Lists.PackageKeys, Lists.PackageKeys),
                Anchors = Or(profile.Lists.Anchors, AnchorsFolder),
            },
            Sharing = profile.Sharing with { Receivers = Receivers(profile.Sharing.Receivers) },
            Online = profile.Online with { AnswerKeys = Online?.Folder ?? profile.Online.AnswerKeys },
            Passengers = profile.Passengers with { Rules = Or(profile.Passengers.Rules, RulesFile) },
        };

    /// <summary>A receiver of specimens that may have all there is; whether a gateway reaches it is another matter.</summary>
    private string Receivers(string value)
    {
        if (value != ProfileKeys.Simulated)
        {
            return value;
        }

        var path = Path.Combine(_folder, "receivers.json");
        var receiver = new ReceiverProfile(
            "simulated",
            "practice on a simulated lane",
            HitEvents.All,
            [],
            SharedFields.All
        );
        File.WriteAllText(path, JsonSerializer.Serialize(new { receivers = new[] { receiver } }));
        return path;
    }

    private static string Or(string value, string made) => value == ProfileKeys.Simulated ? made : value;
}
