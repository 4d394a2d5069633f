namespace EGate.Cli.Tests;

/// <summary><c>egatectl document read</c>.</summary>
public class DocumentReadTests
{
    [Fact]
    public async Task Document_is_shown_by_its_checks_and_nothing_is_saved()
    {
        await using var lane = await FakeLane.StartAsync();

        var run = await Egatectl.RunAsync("document", "read", "--json", "--socket", lane.Socket);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("Passed", run.Json.GetProperty("outcome").GetString());
        Assert.Equal("sod-signature", run.Json.GetProperty("checks")[0].GetProperty("name").GetString());
        Assert.Equal(0, run.Json.GetProperty("saved").GetArrayLength());
    }

    [Fact]
    public async Task Raw_files_go_to_a_folder_of_their_owner_with_a_warning()
    {
        await using var lane = await FakeLane.StartAsync();
        using var folder = new TemporaryFolder();
        var target = folder.PathOf("raw");

        var run = await Egatectl.RunAsync("document", "read", "--save", target, "--socket", lane.Socket);

        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("personal data", run.Errors, StringComparison.Ordinal);
        Assert.Equal(file | UnixFileMode.UserExecute, File.GetUnixFileMode(target));
        Assert.Equal(file, File.GetUnixFileMode(Path.Combine(target, "EF_SOD.bin")));
        Assert.Equal([0x77, 0x00], await File.ReadAllBytesAsync(Path.Combine(target, "EF_SOD.bin")));
    }

    [Fact]
    public async Task Folder_that_holds_something_is_refused_and_left_as_it_is()
    {
        await using var lane = await FakeLane.StartAsync();
        using var folder = new TemporaryFolder();
        folder.Write("other.txt", "kept");

        var run = await Egatectl.RunAsync(
            "document",
            "read",
            "--save",
            Path.GetDirectoryName(folder.PathOf("other.txt"))!,
            "--socket",
            lane.Socket
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("kept", await File.ReadAllTextAsync(folder.PathOf("other.txt")));
    }

    [Fact]
    public async Task Document_of_a_lane_in_use_is_refused_with_the_reason()
    {
        await using var lane = await FakeLane.StartAsync();
        lane.Answers.Refusal = "DOCUMENT_READ_REFUSED: the lane is Entering: a traveller may be in it";

        var run = await Egatectl.RunAsync("document", "read", "--socket", lane.Socket);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("DOCUMENT_READ_REFUSED", run.Errors, StringComparison.Ordinal);
        Assert.Contains("a traveller may be in it", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_that_did_not_pass_ends_with_1()
    {
        await using var lane = await FakeLane.StartAsync();
        lane.Answers.Reading.Outcome = "Failed";

        var run = await Egatectl.RunAsync("document", "read", "--socket", lane.Socket);

        Assert.Equal(1, run.ExitCode);
    }
}
