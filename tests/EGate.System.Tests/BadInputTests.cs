using EGate.Core;
using EGate.Daemon.Simulation;
using EGate.Devices.Simulated;
using EGate.Documents;
using EGate.Journal;

namespace EGate.System.Tests;

/// <summary>
/// Bad input is normal input: each case gives a catalogue entry with cause and remedy, a referral or out of service, and the next
/// crossing works.
/// </summary>
[Collection("lanes")]
public sealed class BadInputTests(TwoStepLane lane) : IClassFixture<TwoStepLane>
{
    private static readonly MrzFields Holder = new(
        Surname: "ERIKSSON",
        GivenNames: "ANNA MARIA",
        DocumentNumber: "L898902C3",
        BirthDate: "740812",
        Sex: "F",
        ExpiryDate: "330415"
    );

    [Theory]
    [InlineData(PassportDefect.StopsMidFile, CheckNames.ChipRead)]
    [InlineData(PassportDefect.SodNotCms, CheckNames.SodSignature)]
    [InlineData(PassportDefect.NoChip, CheckNames.ChipAccess)]
    [InlineData(PassportDefect.WrongSignature, CheckNames.SodSignature)]
    public async Task Chip_that_is_broken_refers_and_the_next_crossing_works(PassportDefect defect, string check)
    {
        var result = await lane.SendAsync(new Scenario("broken-chip", "", "Refer", check, Holder, defect));
        Assert.True(result.Ok, result.Explanation);
        AssertExplained(Assert.Single(result.Crossing.Reasons, Catalogue.All.ContainsKey));
        await lane.AssertNextCrossingWorksAsync();
    }

    [Fact]
    public async Task Zone_with_a_wrong_digit_refers_without_touching_the_chip()
    {
        lane.Lane.Reader.Present([
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
            "L898902C37UTO7408122F3304159<<<<<<<<<<<<<<02",
        ]);
        var view = await lane.UntilAsync(v => v.State.Phase == LanePhase.Referring);
        lane.Lane.Reader.Remove();

        Assert.Contains(CheckNames.MrzCheckDigits, view.Crossing!.Reasons);
        Assert.Equal(Catalogue.MrzNotReadable.Id, view.Cause);
        AssertExplained(view.Cause);
        Assert.Equal("NotDone", view.Crossing.Checks.Single(c => c.Name == CheckNames.ChipAccess).Outcome);
        await lane.UntilAsync(v => v.State.Phase == LanePhase.Ready);
        await lane.AssertNextCrossingWorksAsync();
    }

    [Fact]
    public async Task Restart_goes_on_with_the_count_of_the_day()
    {
        await lane.AssertNextCrossingWorksAsync();
        var before = lane.Host.Board.Current;

        await lane.RestartAsync();

        Assert.True(before.Today > 0);
        Assert.Equal(
            (before.Today, before.ReferredToday),
            (lane.Host.Board.Current.Today, lane.Host.Board.Current.ReferredToday)
        );
        await lane.AssertNextCrossingWorksAsync();
        Assert.Equal(before.Today + 1, lane.Host.Board.Current.Today);
    }

    [Fact]
    public async Task Something_unreadable_on_the_reader_refers()
    {
        lane.Lane.Reader.PresentUnreadable();
        await lane.UntilAsync(v => v.State.Phase == LanePhase.Referring);
        lane.Lane.Reader.Remove();
        await lane.UntilAsync(v => v.State.Phase == LanePhase.Ready);
        await lane.AssertNextCrossingWorksAsync();
    }

    [Fact]
    public async Task Endless_garbage_on_the_readers_line_takes_the_lane_out_of_service_until_it_ends()
    {
        lane.Lane.Reader.Chatter(true);
        var view = await lane.UntilAsync(v => v.State.Phase == LanePhase.OutOfService);
        AssertExplained(view.Cause);

        lane.Lane.Reader.Chatter(false);
        await lane.UntilAsync(v => v.State.Phase == LanePhase.Ready);
        await lane.AssertNextCrossingWorksAsync();
    }

    [Theory]
    [InlineData(new byte[] { 0x49, 0xFF, 0xFF, 0x41 })] // a length of 65,535 and no more
    [InlineData(new byte[] { 0x49, 0x00, 0x5A, 0x50, 0x3C })] // a zone cut short
    [InlineData(new byte[] { 0x00, 0xFF, 0x13, 0x37, 0x00 })] // no command at all
    public async Task Stray_bytes_on_the_readers_line_do_not_stop_the_next_crossing(byte[] stray)
    {
        lane.Lane.Reader.Inject(stray);
        await lane.AssertNextCrossingWorksAsync();
    }

    [Fact]
    public async Task Damaged_package_of_lists_is_refused_and_the_old_lists_serve_on()
    {
        var build = lane.Lane.Lists.Build();
        var manifest = Path.Combine(lane.Lane.Lists.Package, Watchlists.PackageManifest.FileName);
        var good = await File.ReadAllBytesAsync(manifest);
        await File.WriteAllBytesAsync(manifest, good[..^1]);
        lane.Host.Lists.Look();

        Assert.Contains(lane.Host.Lists.Status, s => s.Faults.Count > 0);
        AssertExplained(lane.Host.Lists.Status.First(s => s.Faults.Count > 0).Faults[0].Entry.Id);
        Assert.True((await lane.SendAsync("watchlist-hit")).Ok);
        await lane.AssertNextCrossingWorksAsync();

        await File.WriteAllBytesAsync(manifest, good);
        lane.Host.Lists.Look();
        Assert.DoesNotContain(lane.Host.Lists.Status, s => s.Faults.Count > 0);
        Assert.Equal(build.Manifest.Sha256, lane.Host.Lists.Current.Package!.Sha256);
    }

    [Fact]
    public async Task Lists_past_their_end_take_the_lane_out_of_service_until_fresh_ones_come()
    {
        lane.Lane.Lists.Build(p => p with { ValidFor = TimeSpan.FromSeconds(1) });
        lane.Host.Lists.Look();
        var view = await lane.UntilAsync(v => v.State.Phase == LanePhase.OutOfService);
        Assert.Equal(Catalogue.ListsNotUsable.Id, view.Cause);
        AssertExplained(view.Cause);

        lane.Lane.Lists.Build();
        lane.Host.Lists.Look();
        await lane.UntilAsync(v => v.State.Phase == LanePhase.Ready);
        await lane.AssertNextCrossingWorksAsync();
    }

    [Fact]
    public async Task Packages_that_arrive_while_a_crossing_runs_are_taken_and_the_crossing_goes_on()
    {
        var before = lane.Host.Lists.Current.Package!.Manifest.Sequence;
        var crossing = lane.SendAsync("genuine");
        var taken = 0;
        while (!crossing.IsCompleted)
        {
            var build = lane.Lane.Lists.Build();
            lane.Host.Lists.Look();
            Assert.Equal(build.Manifest.Sha256, lane.Host.Lists.Current.Package!.Sha256);
            taken++;
        }

        var result = await crossing;
        Assert.True(result.Ok, result.Explanation);
        Assert.True(taken > 1 && lane.Host.Lists.Current.Package!.Manifest.Sequence > before);
        Assert.True((await lane.SendAsync("watchlist-hit")).Ok);
        Assert.True((await lane.SendAsync("stolen-document")).Ok);
    }

    [Fact]
    public async Task Camera_that_stands_still_takes_the_lane_out_of_service_until_it_moves()
    {
        lane.Lane.Scene.Show(SceneKind.Frozen);
        var view = await lane.UntilAsync(v => v.State.Phase == LanePhase.OutOfService);
        AssertExplained(view.Cause);

        lane.Lane.Scene.Show(SceneKind.EmptyGate);
        await lane.UntilAsync(v => v.State.Phase == LanePhase.Ready);
        await lane.AssertNextCrossingWorksAsync();
    }

    [Fact]
    public async Task Gpio_chip_that_is_gone_takes_the_lane_out_of_service_until_it_is_back()
    {
        lane.Lane.World.UnplugChip();
        var view = await lane.UntilAsync(v => v.State.Phase == LanePhase.OutOfService);
        AssertExplained(view.Cause);

        lane.Lane.World.PlugChip();
        await lane.UntilAsync(v => v.State.Phase == LanePhase.Ready);
        await lane.AssertNextCrossingWorksAsync();
    }

    [Fact]
    public async Task Journal_of_all_that_verifies_and_names_nobody()
    {
        await lane.AssertNextCrossingWorksAsync();
        var path = Path.Combine(lane.State, "journal.db");
        Assert.Empty(JournalVerifier.Verify(path).Findings);
        foreach (
            var file in Directory
                .GetFiles(lane.State, "journal.db*")
                .Append(Path.Combine(lane.State, "journal.checkpoint"))
        )
        {
            var text = global::System.Text.Encoding.Latin1.GetString(await ReadSharedAsync(file));
            Assert.DoesNotContain("ERIKSSON", text, StringComparison.Ordinal);
            Assert.DoesNotContain("L898902C3", text, StringComparison.Ordinal);
            Assert.DoesNotContain("NAZAROV", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Device_examined_says_what_was_tested_and_what_came_of_it()
    {
        var found = await lane.Host.Devices.ExamineAsync(CancellationToken.None);
        Assert.Superset(
            new HashSet<string> { "reader", "chip", "camera", "barriers", "journal", "lists" },
            found.Select(e => e.Device).ToHashSet()
        );
        Assert.All(found, e => Assert.True(e.Passed, $"{e.Device}: {e.Result} {e.Remedy}"));
        Assert.All(found, e => Assert.NotEmpty(e.Tested));
    }

    private static void AssertExplained(string id)
    {
        var entry = Catalogue.All[id];
        Assert.NotEmpty(entry.Cause);
        Assert.NotEmpty(entry.Remedy);
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        return copy.ToArray();
    }
}
