using System.Diagnostics;
using System.Text;
using System.Text.Json;
using EGate.Gateway.Passengers;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Gateway.Tests.Passengers;

/// <summary>Files of messages in the drop folder: read when they are whole, moved aside with a report, and never read by halves.</summary>
public sealed class DropFolderTests : IDisposable
{
    private readonly IntakeFixture fixture = new();
    private readonly string folder;
    private readonly DropFolder drop;

    public DropFolderTests()
    {
        folder = Directory.CreateDirectory(Path.Combine(fixture.Folder, "drop")).FullName;
        drop = Open();
    }

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task File_that_is_whole_is_applied_and_moved_to_done_with_its_report()
    {
        Put("list.edi", IntakeFixture.List);

        await LookAsync(DropFolder.QuietWhenEnded);

        Assert.Equal(2, fixture.Expected("UT324"));
        Assert.Equal(["list.edi"], Aside(DropFolder.Done));
        Assert.Equal(
            (true, 2, 2),
            (Report("ok").GetBoolean(), Report("stored").GetInt32(), Report("documents").GetInt32())
        );
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task File_that_still_grows_is_left_alone_until_it_is_whole()
    {
        Put("list.edi", IntakeFixture.List[..200]);
        await LookAsync(DropFolder.QuietWhenEnded * 3);
        Assert.Equal(0, fixture.Expected("UT324"));

        Put("list.edi", IntakeFixture.List[200..], FileMode.Append);
        await LookAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(0, fixture.Expected("UT324"));

        fixture.Clock.Advance(DropFolder.QuietWhenEnded);
        await drop.LookAsync(CancellationToken.None);
        Assert.Equal(2, fixture.Expected("UT324"));
    }

    [Fact]
    public async Task File_that_does_not_end_as_messages_do_is_read_after_a_minute()
    {
        Put("list.edi", IntakeFixture.List[..IntakeFixture.List.IndexOf("UNZ", StringComparison.Ordinal)]);

        await LookAsync(DropFolder.QuietOtherwise - TimeSpan.FromSeconds(1));
        Assert.Equal(0, fixture.Expected("UT324"));
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        await drop.LookAsync(CancellationToken.None);

        Assert.Equal(2, fixture.Expected("UT324"));
        Assert.Contains("unz-missing", Report("problems").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list.edi.part")]
    [InlineData("list.edi.tmp")]
    [InlineData(".list.edi")]
    public async Task Name_of_an_unfinished_file_is_left_alone_for_ever(string name)
    {
        Put(name, IntakeFixture.List);

        await LookAsync(TimeSpan.FromDays(1));

        Assert.Equal(0, fixture.Expected("UT324"));
        Assert.True(File.Exists(Path.Combine(folder, name)));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("Dear colleague, the list follows tomorrow.", "no-passenger-message")]
    public async Task File_without_a_message_goes_to_refused_with_the_reason(string content, string reason)
    {
        Put("letter.txt", content);

        await LookAsync(DropFolder.QuietOtherwise);

        Assert.Equal(["letter.txt"], Aside(DropFolder.Refused));
        Assert.Equal(reason, Report("reason").GetString());
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Pipe_and_link_are_refused_without_being_opened()
    {
        File.CreateSymbolicLink(Path.Combine(folder, "link"), "/dev/zero");
        using (var made = Process.Start("mkfifo", [Path.Combine(folder, "pipe")]))
        {
            await made.WaitForExitAsync();
        }

        await LookAsync(DropFolder.QuietOtherwise).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(["link", "pipe"], Aside(DropFolder.Refused).Order());
    }

    [Fact]
    public async Task Message_of_250_KB_in_another_character_set_with_telex_noise_is_read_whole()
    {
        const int Persons = 1_500;
        var text = new StringBuilder("QU UTOXXYY\r\n.UTOAAZZ 240600\r\n").Append(
            IntakeFixture.List.AsSpan(0, IntakeFixture.List.IndexOf("NAD", StringComparison.Ordinal))
        );
        for (var i = 0; i < Persons; i++)
        {
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"NAD+FL+++DAHLSTRÖM{(char)('A' + i % 26)}{(char)('A' + i / 26 % 26)}:EVA'ATT+2++F'DTM+329:740812'NAT+2+UTO'DOC+P+U{i:0000000}'DTM+36:320415'LOC+91+UTO'LOC+178+AAA'LOC+179+BBB'LOC+22+BBB'\r\n"
            );
        }

        text.Append("UNT+20+M1'UNZ+1+1'\r\n\r\nThis mail was checked for viruses.\r\n");
        File.WriteAllBytes(Path.Combine(folder, "list.edi"), Encoding.Latin1.GetBytes(text.ToString()));

        await LookAsync(DropFolder.QuietOtherwise);

        Assert.Equal(Persons, fixture.Expected("UT324"));
        Assert.Contains(fixture.Store.OfFlight("UT324"), a => a.Surname == "DAHLSTRÖMAA");
    }

    [Fact]
    public async Task Restart_reads_a_file_again_that_was_applied_and_not_moved_and_nothing_doubles()
    {
        Put("list.edi", IntakeFixture.List);
        await LookAsync(DropFolder.QuietWhenEnded);
        Put("list.edi", IntakeFixture.List);

        var restarted = Open();
        await restarted.LookAsync(CancellationToken.None);
        fixture.Clock.Advance(DropFolder.QuietWhenEnded);
        await restarted.LookAsync(CancellationToken.None);

        Assert.Equal(2, fixture.Expected("UT324"));
        Assert.Equal(2, Aside(DropFolder.Done).Count);
    }

    [Fact]
    public async Task Older_file_is_applied_before_a_newer_one_whatever_their_names()
    {
        Put("b-first.edi", IntakeFixture.List);
        Put("a-second.edi", IntakeFixture.List.Replace("BGM+745", "BGM+745+XR", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(
            Path.Combine(folder, "b-first.edi"),
            new DateTime(2026, 11, 24, 5, 0, 0, DateTimeKind.Utc)
        );
        File.SetLastWriteTimeUtc(
            Path.Combine(folder, "a-second.edi"),
            new DateTime(2026, 11, 24, 5, 1, 0, DateTimeKind.Utc)
        );

        await LookAsync(DropFolder.QuietWhenEnded);

        Assert.All(
            fixture.Store.OfFlight("UT324"),
            a => Assert.Equal(EGate.Passengers.ArrivalState.Cancelled, a.State)
        );
    }

    [Fact]
    public async Task Files_that_were_moved_aside_are_counted_and_erased_when_their_time_is_over()
    {
        Put("list.edi", IntakeFixture.List);
        await LookAsync(DropFolder.QuietWhenEnded);
        var now = fixture.Clock.GetUtcNow();

        Assert.Equal(0, drop.OldFiles(now - TimeSpan.FromHours(1), erase: true));
        Assert.Equal(1, drop.OldFiles(now + TimeSpan.FromHours(1), erase: true));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, DropFolder.Done)));
    }

    [Fact]
    public async Task Source_that_changes_while_it_is_read_leaves_nothing_behind()
    {
        using var source = new MemoryStream(IntakeFixture.Bytes(IntakeFixture.List));

        await Assert.ThrowsAsync<FileChangedException>(() =>
            fixture.Intake.ImportAsync(source, "test", CancellationToken.None, () => false)
        );

        Assert.Equal(0, fixture.Expected("UT324"));
    }

    private DropFolder Open() =>
        new(folder, fixture.Intake, fixture.Clock, new DropFolderLog(NullLogger<DropFolderLog>.Instance));

    private async Task LookAsync(TimeSpan quiet)
    {
        await drop.LookAsync(CancellationToken.None);
        fixture.Clock.Advance(quiet);
        await drop.LookAsync(CancellationToken.None);
    }

    private void Put(string name, string content, FileMode mode = FileMode.Create)
    {
        using var file = new FileStream(Path.Combine(folder, name), mode);
        file.Write(IntakeFixture.Bytes(content));
    }

    private List<string> Aside(string where) =>
        [
            .. Directory
                .GetFiles(Path.Combine(folder, where))
                .Select(Path.GetFileName)
                .OfType<string>()
                .Where(n => !n.EndsWith(".report.json", StringComparison.Ordinal))
                .Select(n => n[(n.IndexOf('-', StringComparison.Ordinal) + 1)..]),
        ];

    private JsonElement Report(string member) =>
        JsonDocument
            .Parse(
                File.ReadAllText(
                    Assert.Single(Directory.GetFiles(folder, "*.report.json", SearchOption.AllDirectories))
                )
            )
            .RootElement.GetProperty(member);
}
