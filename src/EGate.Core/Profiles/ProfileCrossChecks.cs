namespace EGate.Core;

/// <summary>What must hold between the keys of a profile. A check whose keys were not read is left out: they are a problem already.</summary>
internal static class ProfileCrossChecks
{
    private static readonly string[] DeviceKeys = ["reader.port", "chip.port", "camera.source", "gpio.chip"];
    private static readonly string[] ListKeys = ["lists.package", "lists.package_keys", "lists.anchors"];

    /// <summary>Runs them all.</summary>
    public static void Run(ProfileValues values, ProfileProblems problems)
    {
        DevicesAreOfOneKind(values, problems);
        LinesAreTheirOwn(values, problems);
        ReaderCrossChecks.Run(values, problems);
        OffsetsAreTheirOwn(values, problems);
        Below(
            values,
            problems,
            "lists.age_h_warn",
            "lists.age_h_max",
            "a warning must come before the lane refers everybody"
        );
        Below(
            values,
            problems,
            "gpio.drive_ms_max",
            "timings.barrier_ms_max",
            "one movement must fit into the whole of it"
        );
        Below(
            values,
            problems,
            "camera.stale_ms",
            "timings.face_ms_max",
            "a lost camera must be seen while the face is awaited"
        );
        Below(
            values,
            problems,
            "reader.answer_ms_max",
            "timings.document_ms_max",
            "a lost reader must be seen while a document is read"
        );
        Below(
            values,
            problems,
            "chip.answer_ms_max",
            "timings.document_ms_max",
            "a lost chip must be seen while a document is read"
        );
        FramesComeBeforeStale(values, problems);
    }

    private static void DevicesAreOfOneKind(ProfileValues values, ProfileProblems problems)
    {
        if (!values.Has("devices"))
        {
            return;
        }

        var simulated = values.Text("devices") == ProfileKeys.Simulated;
        foreach (var path in DeviceKeys.Where(values.Has))
        {
            if ((values.Text(path) == ProfileKeys.Simulated) != simulated)
            {
                problems.Add(
                    path,
                    simulated
                        ? $"It is {ProfileProblems.Quote(values.Text(path))}, but devices is \"simulated\": a simulated lane must not reach a real device."
                        : "It is \"simulated\", but devices is \"kiosk\": a simulated device must not stand in for a real one.",
                    simulated
                        ? "Write \"simulated\", or devices \"kiosk\"."
                        : "Write the real device's name, or devices \"simulated\"."
                );
            }
        }

        foreach (
            var path in ListKeys.Where(p => values.Has(p) && !simulated && values.Text(p) == ProfileKeys.Simulated)
        )
        {
            problems.Add(
                path,
                "It is \"simulated\", but devices is \"kiosk\": invented persons, keys and anchors decide about nobody.",
                "Write the path of the site's own."
            );
        }
    }

    private static void LinesAreTheirOwn(ProfileValues values, ProfileProblems problems)
    {
        if (
            values.Has("reader.port")
            && values.Has("chip.port")
            && values.Text("reader.port") == values.Text("chip.port")
            && values.Text("chip.port") != ProfileKeys.Simulated
        )
        {
            problems.Add(
                "chip.port",
                $"It is {ProfileProblems.Quote(values.Text("chip.port"))}, which is reader.port too; one line carries one device.",
                "Write the chip reader's own line."
            );
        }
    }

    private static void OffsetsAreTheirOwn(ProfileValues values, ProfileProblems problems)
    {
        var owners = new Dictionary<int, string>();
        foreach (var path in ProfileKeys.Functions.Select(ProfileKeys.OffsetPath).Where(values.Has))
        {
            var offset = values.Whole(path);
            if (!owners.TryAdd(offset, path))
            {
                problems.Add(
                    path,
                    $"It is {offset}, which is {owners[offset]} too; one line has one function.",
                    "Look at the wiring and write each function's own line."
                );
            }
        }
    }

    private static void Below(
        ProfileValues values,
        ProfileProblems problems,
        string lower,
        string upper,
        string because
    )
    {
        if (values.Has(lower) && values.Has(upper) && values.Whole(lower) >= values.Whole(upper))
        {
            problems.Add(
                lower,
                $"It is {values.Whole(lower)}, which is not below {upper} ({values.Whole(upper)}): {because}.",
                $"Lower {lower} or raise {upper}."
            );
        }
    }

    private static void FramesComeBeforeStale(ProfileValues values, ProfileProblems problems)
    {
        const int MillisecondsPerSecond = 1_000;
        if (!values.Has("camera.rate_fps") || !values.Has("camera.stale_ms"))
        {
            return;
        }

        var twoFrames = 2 * MillisecondsPerSecond / values.Whole("camera.rate_fps");
        if (values.Whole("camera.stale_ms") < twoFrames)
        {
            problems.Add(
                "camera.stale_ms",
                $"It is {values.Whole("camera.stale_ms")}, but two frames take {twoFrames} ms: a good camera would be called lost.",
                $"Write at least {twoFrames}, or raise camera.rate_fps."
            );
        }
    }
}
