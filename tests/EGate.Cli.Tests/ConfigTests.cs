namespace EGate.Cli.Tests;

/// <summary><c>egatectl config check</c> and <c>config explain</c>.</summary>
public class ConfigTests
{
    private static string Kiosk => Checkout.PathOf("hardware/profiles/kiosk-two-step.json");

    [Fact]
    public async Task Good_profile_ends_with_0()
    {
        var run = await Egatectl.RunAsync("config", "check", Kiosk, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.True(run.Json.GetProperty("ok").GetBoolean());
        Assert.Equal(0, run.Json.GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task Bad_profile_lists_all_problems_and_ends_with_1()
    {
        using var folder = new TemporaryFolder();
        var text = (await File.ReadAllTextAsync(Kiosk))
            .Replace("\"enter_ms_max\": 20000", "\"enter_ms_max\": 5", StringComparison.Ordinal)
            .Replace("\"frames\": 5", "\"frame\": 5", StringComparison.Ordinal);
        var file = folder.Write("lane.json", text);

        var json = await Egatectl.RunAsync("config", "check", file, "--json");
        var people = await Egatectl.RunAsync("config", "check", file);

        Assert.Equal(1, json.ExitCode);
        Assert.Equal("PROFILE_REFUSED", json.Json.GetProperty("fault").GetString());
        Assert.Equal(
            ["face.frame", "timings.enter_ms_max"],
            json.Json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("path").GetString())
        );
        Assert.Equal(1, people.ExitCode);
        Assert.Contains(
            "It is 5; wanted is a whole number from 3,000 to 120,000 ms.",
            people.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("Write face.frames, or remove it.", people.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nonexistent/lane.json", 3)]
    [InlineData("/", 1)]
    [InlineData("/dev/zero", 1)]
    public async Task File_that_cannot_be_read_is_told(string file, int exitCode)
    {
        var run = await Egatectl.RunAsync("config", "check", file, "--json");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal("FILE_NOT_READABLE", run.Json.GetProperty("error").GetProperty("id").GetString());
    }

    [Fact]
    public async Task One_key_is_explained_with_bounds_unit_default_and_reason()
    {
        var run = await Egatectl.RunAsync("config", "explain", "timings.enter_ms_max", "--json");

        Assert.Equal(0, run.ExitCode);
        var key = Assert.Single(run.Json.EnumerateArray());
        Assert.Equal(3000, key.GetProperty("min").GetInt32());
        Assert.Equal(120_000, key.GetProperty("max").GetInt32());
        Assert.Equal("20000", key.GetProperty("default").GetString());
        Assert.Equal("ms", key.GetProperty("unit").GetString());
        Assert.Equal("WholeNumber", key.GetProperty("type").GetString());
        Assert.NotEqual("", key.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Section_is_explained_key_by_key()
    {
        var run = await Egatectl.RunAsync("config", "explain", "timings", "--json");

        Assert.Equal(8, run.Json.GetArrayLength());
    }

    [Theory]
    [InlineData("timing", "Write timings.")]
    [InlineData("enter_ms_max", "Write timings.enter_ms_max.")]
    [InlineData("lists.age_max", "Write lists.age_h_max.")]
    public async Task Unknown_key_ends_with_3_and_names_the_nearest(string key, string remedy)
    {
        var run = await Egatectl.RunAsync("config", "explain", key);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(remedy, run.Errors, StringComparison.Ordinal);
    }
}
