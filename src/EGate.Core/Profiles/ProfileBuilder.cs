using System.Globalization;

namespace EGate.Core;

/// <summary>Makes the profile's types of values that have all been read without a problem.</summary>
internal static class ProfileBuilder
{
    /// <summary>Builds the profile.</summary>
    public static LaneProfile Build(ProfileValues values) =>
        new()
        {
            Lane = values.Text("lane"),
            Site = values.Text("site"),
            Topology = values.Text("topology") == "two-step" ? Topology.TwoStep : Topology.OneStep,
            Devices = values.Text("devices") == "kiosk" ? DeviceKind.Kiosk : DeviceKind.Simulated,
            Reader = Line(values, "reader") with
            {
                SearchesRate = values.YesNo("reader.rate_search"),
                Lines = Lines(values),
            },
            Chip = Line(values, "chip") with
            {
                FastBaud = values.Whole("chip.fast_rate_bps"),
                AirRate = int.Parse(values.Text("chip.air_rate_kbps"), CultureInfo.InvariantCulture),
            },
            Camera = new CameraProfile(
                values.Text("camera.source"),
                values.Whole("camera.width_px"),
                values.Whole("camera.height_px"),
                values.Whole("camera.rate_fps"),
                values.Milliseconds("camera.stale_ms")
            ),
            Gpio = Gpio(values),
            Timings = Timings(values),
            Documents = Documents(values),
            Face = new FacePolicy(
                values.Number("face.accept_cosine_min"),
                values.Number("face.live_probability_min"),
                values.Number("face.quality_points_min"),
                values.Whole("face.frames")
            )
            {
                RejectBelow = values.Number("face.reject_cosine_max"),
                Attempts = values.Whole("face.attempts"),
                Thresholds = values.Text("face.thresholds"),
            },
            Lists = Lists(values),
            Online = Online(values),
            Sharing = new SharingPolicy(
                values.Text("sharing.receivers"),
                values.Days("sharing.keep_d_max"),
                values.Days("sharing.cleared_d")
            ),
            Passengers = new PassengerPolicy(
                values.Text("passengers.rules"),
                values.Whole("passengers.arrivals_max"),
                TimeSpan.FromSeconds(values.Whole("passengers.silence_s_max"))
            ),
        };

    private static SerialLineProfile Line(ProfileValues values, string section) =>
        new(
            values.Text($"{section}.driver"),
            values.Text($"{section}.port"),
            values.Whole($"{section}.rate_bps"),
            values.Milliseconds($"{section}.answer_ms_max"),
            values.Milliseconds($"{section}.poll_ms")
        );

    private static LineReaderProfile Lines(ProfileValues values) =>
        new(
            values.Text("reader.line.preset"),
            values.Text("reader.line.start_hex"),
            values.Text("reader.line.end_hex"),
            values.Text("reader.line.terminator_hex"),
            values.Text("reader.line.fill_hex"),
            values.Text("reader.line.check"),
            values.Milliseconds("reader.line.gap_ms"),
            values.Milliseconds("reader.line.removed_ms")
        );

    private static GpioProfile Gpio(ProfileValues values) =>
        new(
            values.Text("gpio.chip"),
            ProfileKeys.Functions.ToDictionary(
                function => function,
                function => new GpioLine(
                    values.Whole(ProfileKeys.OffsetPath(function)),
                    values.YesNo(ProfileKeys.ActiveLowPath(function))
                ),
                StringComparer.Ordinal
            ),
            values.Milliseconds("gpio.debounce_ms"),
            values.Milliseconds("gpio.drive_ms_max"),
            values.Milliseconds("gpio.obstacle_pause_ms"),
            values.Whole("gpio.obstacle_retries"),
            values.Milliseconds("gpio.heartbeat_ms_max")
        );

    private static LaneTimings Timings(ProfileValues values) =>
        new()
        {
            DocumentMax = values.Milliseconds("timings.document_ms_max"),
            EnterMax = values.Milliseconds("timings.enter_ms_max"),
            FaceMax = values.Milliseconds("timings.face_ms_max"),
            LeaveMax = values.Milliseconds("timings.leave_ms_max"),
            BarrierMax = values.Milliseconds("timings.barrier_ms_max"),
            ClearMax = values.Milliseconds("timings.clear_ms_max"),
            ReferMax = values.Milliseconds("timings.refer_ms_max"),
            RecordMax = values.Milliseconds("timings.record_ms_max"),
        };

    private static DocumentPolicy Documents(ProfileValues values) =>
        new()
        {
            IdentityCards = values.Text("documents.accept") == ProfileKeys.PassportsAndCards,
            BasicAccessAfterPace = values.YesNo("documents.basic_access_after_pace"),
            CloneDetection = Asked(values, "documents.clone_detection"),
            Revocation = Asked(values, "documents.revocation"),
            CrlMaxAge = values.Days("documents.crl_age_d_max"),
        };

    private static Demand Asked(ProfileValues values, string path) =>
        values.Text(path) == ProfileKeys.Required ? Demand.Required : Demand.WhenOffered;

    private static OnlinePolicy Online(ProfileValues values) =>
        new(
            values.Text("online.policy") switch
            {
                ProfileKeys.Off => OnlineDemand.Off,
                ProfileKeys.Required => OnlineDemand.Required,
                _ => OnlineDemand.Optional,
            },
            values.Text("online.answer_keys"),
            values.Milliseconds("online.answer_ms_max"),
            values.Text("online.ask") == ProfileKeys.DocumentsAndPersons
        );

    private static ListsPolicy Lists(ProfileValues values) =>
        new(
            values.Text("lists.package"),
            values.Text("lists.package_keys"),
            values.Text("lists.anchors"),
            values.Hours("lists.age_h_warn"),
            values.Hours("lists.age_h_max"),
            values.Whole("lists.random_referral_per_mille")
        );
}
