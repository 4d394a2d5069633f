using System.Globalization;

namespace EGate.Core;

/// <summary>
/// Every key a lane profile may have: the one table that reader, <c>egatectl config explain</c>, tests and docs share.
/// The keys of the pins stand in <c>ProfileKeys.Lines.cs</c>.
/// </summary>
public static partial class ProfileKeys
{
    /// <summary>The value that stands for the simulator's own device, list or folder.</summary>
    public const string Simulated = "simulated";

    /// <summary>All keys in the order in which a profile shows them.</summary>
    public static IReadOnlyList<ProfileKey> All { get; } =
    [
        .. Lane(),
        .. Reader(),
        .. ReaderLine(),
        .. Chip(),
        .. ChipLine(),
        .. Camera(),
        .. Gpio(),
        .. Lines(),
        .. Timings(),
        .. Documents(),
        .. Face(),
        .. Lists(),
        .. Online(),
        .. Sharing(),
        .. Passengers(),
    ];

    /// <summary>The key or section somebody probably meant; null when nothing is near.</summary>
    public static string? Nearest(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return NearestName.Of(written, All.Select(k => k.Path).Concat(All.Select(k => k.Path.Split('.')[0])))
            ?? All.FirstOrDefault(k => k.Path.EndsWith("." + written, StringComparison.Ordinal))?.Path;
    }

    private static ProfileKey[] Lane() =>
        [
            new(
                "lane",
                ProfileKeyType.Name,
                "",
                1,
                32,
                null,
                "Names the lane in the journal, in officers' commands and on their pages.",
                []
            ),
            new("site", ProfileKeyType.Text, "", 1, 64, null, "Names the site on the officers' pages.", []),
            Choice(
                "topology",
                "Where document and face are: outside and inside, or both inside the mantrap.",
                "two-step",
                "one-step"
            ),
            Choice(
                "devices",
                "A simulated lane loads no driver of a real barrier; the word keeps the two apart.",
                "kiosk",
                Simulated
            ),
        ];

    private static ProfileKey[] Reader() =>
        [
            Choice(
                "reader.driver",
                "Command set of the reader of machine-readable zones; line is a reader that only talks.",
                ["elyctis", LineDriver],
                "\"elyctis\""
            ),
            Port("reader.port", "Line of the reader. By id or path: ttyUSB numbers change when a plug is pulled."),
            Whole(
                "reader.rate_bps",
                "bit/s",
                9_600,
                921_600,
                115_200,
                "The ID BOX answers at 9,600 or 115,200; over USB the rate does not matter."
            ),
            Whole(
                "reader.answer_ms_max",
                "ms",
                100,
                10_000,
                2_000,
                "A reader that misses it is lost. OCR of a page takes under a second."
            ),
            Whole(
                "reader.poll_ms",
                "ms",
                20,
                2_000,
                200,
                "Pause between questions for a document: shorter than a person notices, long enough for a slow line."
            ),
        ];

    private static ProfileKey[] Chip() =>
        [
            Choice(
                "chip.driver",
                "Command set of the contactless chip reader; pcsc is a USB reader behind pcscd.",
                ["pn532", PcscDriver],
                "\"pn532\""
            ),
            new(
                "chip.port",
                ProfileKeyType.ChipPort,
                "",
                1,
                255,
                null,
                "Line of the chip reader, by id or path as for the reader; or the PC/SC reader by the beginning of its name.",
                []
            ),
            Whole("chip.rate_bps", "bit/s", 9_600, 921_600, 115_200, "The PN532 starts at 115,200 on its HSU line."),
            Whole(
                "chip.answer_ms_max",
                "ms",
                100,
                10_000,
                2_000,
                "A chip may ask for more time for one command; a transport that misses this is lost."
            ),
            Whole(
                "chip.poll_ms",
                "ms",
                20,
                2_000,
                200,
                "Pause between signs of life when no document is on the reader."
            ),
        ];

    private static ProfileKey[] Camera() =>
        [
            new(
                "camera.source",
                ProfileKeyType.CameraNode,
                "",
                1,
                255,
                null,
                "Node of the camera. By path or id: video numbers change when a plug is pulled.",
                []
            ),
            Whole(
                "camera.width_px",
                "px",
                320,
                3_840,
                1_280,
                "Columns asked for. The eyes of a face must be 60 px apart to be judged."
            ),
            Whole("camera.height_px", "px", 240, 2_160, 720, "Rows asked for."),
            Whole("camera.rate_fps", "frames/s", 5, 60, 25, "Rate asked for; a camera far below it is degraded."),
            Whole(
                "camera.stale_ms",
                "ms",
                200,
                5_000,
                1_000,
                "A newest frame older than this, or a picture that does not change, is a lost camera."
            ),
        ];

    private static ProfileKey[] Gpio() =>
        [
            new(
                "gpio.chip",
                ProfileKeyType.Text,
                "",
                1,
                64,
                null,
                "Label of the GPIO chip as gpiodetect prints it.",
                []
            ),
            Whole(
                "gpio.debounce_ms",
                "ms",
                1,
                50,
                10,
                "An input must hold this long to count: contacts bounce for a few ms, and an emergency must be seen within 100 ms."
            ),
            Whole(
                "gpio.drive_ms_max",
                "ms",
                500,
                30_000,
                5_000,
                "One movement of a barrier; a drive that runs longer is a fault."
            ),
            Whole(
                "gpio.obstacle_pause_ms",
                "ms",
                100,
                10_000,
                2_000,
                "Time for a person to step out of the barrier's path before the next try."
            ),
            Whole(
                "gpio.obstacle_retries",
                "tries",
                0,
                10,
                3,
                "After these a person is called; a barrier that hammers against a suitcase is a danger."
            ),
            Whole(
                "gpio.heartbeat_ms_max",
                "ms",
                100,
                2_000,
                500,
                "Without a turn of the lane loop for this long the heartbeat drops and the relay takes the drives' power."
            ),
        ];

    private static ProfileKey[] Timings() =>
        [
            Whole(
                "timings.document_ms_max",
                "ms",
                3_000,
                60_000,
                15_000,
                "MRZ and chip until judged. A whole chip takes 2 to 5 s; slow ones exist."
            ),
            Whole(
                "timings.enter_ms_max",
                "ms",
                3_000,
                120_000,
                20_000,
                "From entry open to one person inside, with luggage."
            ),
            Whole(
                "timings.face_ms_max",
                "ms",
                2_000,
                60_000,
                10_000,
                "Face captured and judged; the field's limit is 10 s."
            ),
            Whole("timings.leave_ms_max", "ms", 3_000, 120_000, 20_000, "From exit open to the person gone."),
            Whole(
                "timings.barrier_ms_max",
                "ms",
                1_000,
                60_000,
                20_000,
                "A barrier's whole movement with its retries."
            ),
            Whole(
                "timings.clear_ms_max",
                "ms",
                3_000,
                120_000,
                20_000,
                "Lane empty again after a crossing, before somebody is called."
            ),
            Whole(
                "timings.refer_ms_max",
                "ms",
                3_000,
                120_000,
                20_000,
                "A referred traveller outside takes the document and goes, before somebody is called."
            ),
            Whole(
                "timings.record_ms_max",
                "ms",
                100,
                10_000,
                2_000,
                "A journal record is on the disk. Usually under 10 ms; a disk that misses this is dying."
            ),
        ];

    private static ProfileKey[] Lists() =>
        [
            Path(
                "lists.package",
                "Folder in which signed packages of lists arrive, by the gateway or by egatectl lists import."
            ),
            Path(
                "lists.package_keys",
                "Public keys whose packages are taken: a PEM file, or a folder of .pem and .pub files."
            ),
            Path("lists.anchors", "Folder of the CSCA certificates that the site trusts, DER or PEM."),
            Whole(
                "lists.age_h_warn",
                "h",
                1,
                720,
                12,
                "Older lists are a warning. Lists come daily; half a day leaves time to act."
            ),
            Whole(
                "lists.age_h_max",
                "h",
                1,
                720,
                24,
                "Older lists make the lane refer everybody: an old list is never \"no hit\"."
            ),
            Whole(
                "lists.random_referral_per_mille",
                "of 1,000 travellers",
                0,
                1_000,
                0,
                "Referred by chance, so that a referral proves nothing about a traveller. 0 is none; 1,000 refers everybody."
            ),
        ];

    /// <summary>Keys of earlier profiles, and what to do instead.</summary>
    public static IReadOnlyDictionary<string, string> Retired { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lists.persons"] = ListsAreAPackage,
            ["lists.documents"] = ListsAreAPackage,
            ["lists.match_score_min"] = "Remove it: the thresholds are signed settings of the package of lists.",
        };

    private const string ListsAreAPackage =
        "Remove it. Lists come as one signed package: make it with egatectl lists build, write the folder it arrives in as lists.package and the maker's public key as lists.package_keys.";

    private static ProfileKey Choice(string path, string reason, params string[] words) =>
        new(path, ProfileKeyType.Choice, "", 0, 0, null, reason, words);

    private static ProfileKey Choice(string path, string reason, string[] words, string inForce) =>
        new(path, ProfileKeyType.Choice, "", 0, 0, inForce, reason, words);

    private static ProfileKey Port(string path, string reason) =>
        new(path, ProfileKeyType.SerialPort, "", 1, 255, null, reason, []);

    private static ProfileKey Path(string path, string reason) =>
        new(path, ProfileKeyType.FilePath, "", 1, 1_024, null, reason, []);

    private static ProfileKey Whole(string path, string unit, int min, int max, int inForce, string reason) =>
        new(path, ProfileKeyType.WholeNumber, unit, min, max, Written(inForce), reason, []);

    private static ProfileKey Figure(string path, string unit, double min, double max, double inForce, string reason) =>
        new(path, ProfileKeyType.Number, unit, min, max, Written(inForce), reason, []);

    private static string Written(double value) => value.ToString(CultureInfo.InvariantCulture);
}
