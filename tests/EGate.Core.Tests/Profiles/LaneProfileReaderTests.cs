using System.Text.Json.Nodes;

namespace EGate.Core.Tests.Profiles;

/// <summary>What is wrong in a profile is said, all at once, where it is, and with what to do.</summary>
public class LaneProfileReaderTests
{
    private static readonly string[] TenWrongPaths =
    [
        "camera.rate_fps",
        "face.accept_cosine_min",
        "gpio.lines.exit-open.offset",
        "gpio.lines.heartbeat.offset",
        "lists.age_h_warn",
        "reader.port",
        "sites",
        "timings.enter_ms_max",
        "timings.face_ms_max",
        "topology",
    ];

    [Fact]
    public void Profile_with_ten_mistakes_lists_exactly_these_ten()
    {
        var result = Read(tree =>
        {
            tree.Remove("site");
            tree["sites"] = "North hall";
            tree["topology"] = "two-steps";
            tree["reader"]!["port"] = "/dev/ttyUSB0";
            tree["camera"]!["rate_fps"] = 0;
            tree["gpio"]!["lines"]!.AsObject().Remove("heartbeat");
            tree["gpio"]!["lines"]!["exit-open"]!["offset"] = 4;
            tree["timings"]!["enter_ms_max"] = "20 s";
            tree["timings"]!["face_ms_max"] = 1_000_000;
            tree["face"]!["accept_cosine_min"] = 1.5;
            tree["lists"]!["age_h_warn"] = 24;
        });

        Assert.Null(result.Profile);
        Assert.Equal(TenWrongPaths, result.Problems.Select(p => p.Path).Order());
        Assert.All(
            result.Problems,
            p => Assert.False(string.IsNullOrWhiteSpace(p.Problem) || string.IsNullOrWhiteSpace(p.Remedy))
        );
    }

    [Fact]
    public void Value_outside_its_bounds_is_told_with_value_bounds_and_unit()
    {
        var problem = Assert.Single(Read(tree => tree["timings"]!["enter_ms_max"] = 5).Problems);

        Assert.Equal("timings.enter_ms_max", problem.Path);
        Assert.Equal("It is 5; wanted is a whole number from 3,000 to 120,000 ms.", problem.Problem);
        Assert.StartsWith("Write 20000 (the default), or remove the key.", problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timings", "enter_ms_maxx", "timings.enter_ms_max")]
    [InlineData("timings", "leave_ms", "timings.leave_ms_max")]
    [InlineData("reader", "rate_fps", "reader.rate_bps")]
    [InlineData("camera", "frames", "face.frames")]
    public void Unknown_key_is_refused_with_the_nearest_known_one(string section, string key, string nearest)
    {
        var problem = Assert.Single(Read(tree => tree[section]![key] = 1).Problems);

        Assert.Equal($"{section}.{key}", problem.Path);
        Assert.Equal($"Write {nearest}, or remove it.", problem.Remedy);
    }

    [Fact]
    public void Unknown_key_like_no_other_is_refused_without_a_suggestion()
    {
        var problem = Assert.Single(Read(tree => tree["coffee_machine"] = true).Problems);

        Assert.Contains("egatectl config explain", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_given_twice_is_refused()
    {
        var text = ShippedProfiles.Text("kiosk-two-step");
        var twice = text.Replace(
            "\"stale_ms\": 1000",
            "\"stale_ms\": 1000, \"stale_ms\": 2000",
            StringComparison.Ordinal
        );

        var problem = Assert.Single(LaneProfileReader.Read(twice).Problems);

        Assert.Equal("camera.stale_ms", problem.Path);
        Assert.Contains("twice", problem.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/ttyUSB0", "ttyUSB0")]
    [InlineData("/dev/serial/by-id/", "the device")]
    [InlineData("/dev/serial/by-id/../../ttyS0", "the device")]
    [InlineData("COM3", "the device")]
    public void Serial_port_that_changes_its_name_is_refused_with_the_fix(string port, string node)
    {
        var problem = Assert.Single(Read(tree => tree["chip"]!["port"] = port).Problems);

        Assert.Equal("chip.port", problem.Path);
        Assert.Contains("ls -l /dev/serial/by-id", problem.Remedy, StringComparison.Ordinal);
        Assert.Contains(node, problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Camera_number_is_refused_with_the_fix()
    {
        var problem = Assert.Single(Read(tree => tree["camera"]!["source"] = "/dev/video0").Problems);

        Assert.Contains("ls -l /dev/v4l/by-path", problem.Remedy, StringComparison.Ordinal);
        Assert.Contains("video0", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_line_function_must_be_named()
    {
        Assert.All(
            GpioFunctions.Outputs.Concat(GpioFunctions.Inputs),
            function =>
            {
                var result = Read(tree => tree["gpio"]!["lines"]!.AsObject().Remove(function));
                Assert.Equal($"gpio.lines.{function}.offset", Assert.Single(result.Problems).Path);
            }
        );
    }

    [Fact]
    public void Offset_used_twice_is_refused_and_names_the_other()
    {
        var problem = Assert.Single(Read(tree => tree["gpio"]!["lines"]!["exit-closed"]!["offset"] = 4).Problems);

        Assert.Equal("gpio.lines.exit-closed.offset", problem.Path);
        Assert.Contains("gpio.lines.entry-open.offset", problem.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lists.age_h_warn", 24)]
    [InlineData("gpio.drive_ms_max", 20_000)]
    [InlineData("camera.stale_ms", 5_000, "timings.face_ms_max", 2_000)]
    [InlineData("reader.answer_ms_max", 10_000, "timings.document_ms_max", 3_000)]
    [InlineData("chip.answer_ms_max", 10_000, "timings.document_ms_max", 3_000)]
    [InlineData("camera.stale_ms", 200, "camera.rate_fps", 5)]
    public void Keys_that_contradict_each_other_are_refused(
        string path,
        int value,
        string? other = null,
        int otherValue = 0
    )
    {
        var result = Read(tree =>
        {
            Set(tree, path, value);
            if (other is not null)
            {
                Set(tree, other, otherValue);
            }
        });

        Assert.Equal(path, Assert.Single(result.Problems).Path);
    }

    [Theory]
    [InlineData("reader.port")]
    [InlineData("chip.port")]
    [InlineData("camera.source")]
    [InlineData("gpio.chip")]
    [InlineData("lists.package")]
    [InlineData("lists.package_keys")]
    [InlineData("lists.anchors")]
    public void Kiosk_with_a_simulated_part_is_refused(string path) =>
        Assert.Equal(path, Assert.Single(Read(tree => Set(tree, path, "simulated")).Problems).Path);

    [Theory]
    [InlineData("persons", "lists.package")]
    [InlineData("documents", "lists.package")]
    [InlineData("match_score_min", "signed settings")]
    public void Key_of_an_earlier_profile_is_refused_with_what_to_write_instead(string key, string instead)
    {
        var problem = Assert.Single(Read(tree => tree["lists"]![key] = "x").Problems);

        Assert.Equal($"lists.{key}", problem.Path);
        Assert.Contains(instead, problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reader.port", "/dev/serial/by-id/reader")]
    [InlineData("camera.source", "/dev/v4l/by-path/camera")]
    [InlineData("gpio.chip", "gpiochip0")]
    public void Simulated_lane_with_a_real_device_is_refused(string path, string device)
    {
        var tree = ShippedProfiles.Tree("simulated-two-step");
        Set(tree, path, device);

        Assert.Equal(path, Assert.Single(LaneProfileReader.Read(tree.ToJsonString()).Problems).Path);
    }

    [Fact]
    public void One_line_for_reader_and_chip_is_refused()
    {
        var result = Read(tree => tree["chip"]!["port"] = (string)tree["reader"]!["port"]!);

        Assert.Equal("chip.port", Assert.Single(result.Problems).Path);
    }

    [Fact]
    public void Section_that_is_a_number_is_one_problem_and_not_one_for_each_key() =>
        Assert.Equal("gpio.lines", Assert.Single(Read(tree => tree["gpio"]!["lines"] = 7).Problems).Path);

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("{\"lane\": ")]
    [InlineData("lane = 1")]
    [InlineData("{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":{\"i\":1}}}}}}}}}")]
    public void File_that_is_not_a_profile_is_one_problem(string text)
    {
        var result = LaneProfileReader.Read(text);

        Assert.Null(result.Profile);
        Assert.Single(result.Problems);
    }

    [Fact]
    public void Broken_json_is_told_with_its_place()
    {
        var problem = Assert.Single(LaneProfileReader.Read("{\n  \"lane\": \"a\",\n  oops\n}").Problems);

        Assert.Contains("line 3, column 3", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_is_too_long_is_not_looked_at()
    {
        var problem = Assert.Single(LaneProfileReader.Read(new string(' ', LaneProfileReader.BytesMax + 1)).Problems);

        Assert.Contains("1048576 bytes", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void File_full_of_unknown_keys_is_cut_off_and_says_so()
    {
        var keys = Enumerable.Range(0, 50_000).Select(i => $"\"key{i}\":1");

        var result = LaneProfileReader.Read("{" + string.Join(',', keys) + "}");

        Assert.Equal(201, result.Problems.Count);
        Assert.Contains("More than 200", result.Problems[^1].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_in_a_message_is_short_and_on_one_line()
    {
        var problem = Assert.Single(Read(tree => tree["topology"] = "\u001b[31m\n" + new string('x', 5_000)).Problems);

        Assert.True(problem.Problem.Length < 200);
        Assert.DoesNotContain(problem.Problem, char.IsControl);
    }

    [Fact]
    public void Relative_path_counts_from_the_profile() =>
        Assert.Equal("/etc/egate/lists/un.xml", LaneProfileReader.Resolve("../egate/lists/un.xml", "/etc/egate"));

    private static ProfileResult Read(Action<JsonObject> change)
    {
        var tree = ShippedProfiles.Tree("kiosk-two-step");
        change(tree);
        return LaneProfileReader.Read(tree.ToJsonString());
    }

    private static void Set(JsonObject tree, string path, JsonNode value)
    {
        var (section, name) = ShippedProfiles.Place(tree, path);
        section[name] = value;
    }
}
