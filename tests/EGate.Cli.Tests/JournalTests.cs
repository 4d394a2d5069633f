using EGate.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Cli.Tests;

/// <summary><c>egatectl journal verify</c> and <c>journal show</c>, on true journals.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Genuine_journal_is_intact_and_ends_with_0()
    {
        var run = await Egatectl.RunAsync("journal", "verify", Journal(records: 5), "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.True(run.Json.GetProperty("intact").GetBoolean());
        Assert.Equal(5, run.Json.GetProperty("records").GetInt32());
        Assert.Equal(64, run.Json.GetProperty("head").GetString()!.Length);
    }

    [Fact]
    public async Task Changed_record_is_named_and_ends_with_1()
    {
        var path = Journal(records: 5);
        Change(path, 3);

        var json = await Egatectl.RunAsync("journal", "verify", path, "--json");
        var people = await Egatectl.RunAsync("journal", "verify", path);

        Assert.Equal(1, json.ExitCode);
        var finding = Assert.Single(json.Json.GetProperty("findings").EnumerateArray());
        Assert.Equal(3, finding.GetProperty("sequence").GetInt32());
        Assert.Equal("Changed", finding.GetProperty("damage").GetString());
        Assert.Equal(1, people.ExitCode);
        Assert.Contains("NOT intact", people.Output, StringComparison.Ordinal);
        Assert.Contains("record 3", people.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("show")]
    public async Task Journal_that_is_not_there_ends_with_3(string verb)
    {
        var run = await Egatectl.RunAsync("journal", verb, folder.PathOf("none.db"), "--json");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("FILE_NOT_READABLE", run.Json.GetProperty("error").GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("show")]
    public async Task File_that_is_no_journal_ends_with_1(string verb)
    {
        var run = await Egatectl.RunAsync("journal", verb, folder.Write("text.db", new string('x', 9_000)), "--json");

        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Newest_records_are_shown_oldest_of_them_first()
    {
        var run = await Egatectl.RunAsync("journal", "show", Journal(records: 5), "--last", "2", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([4, 5], run.Json.EnumerateArray().Select(r => r.GetProperty("sequence").GetInt32()));
        Assert.Equal("Admit", run.Json[0].GetProperty("arguments").GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Records_of_one_crossing_are_shown_and_an_unknown_one_ends_with_3()
    {
        var path = Journal(records: 5);

        var known = await Egatectl.RunAsync("journal", "show", path, "--crossing", "c-2", "--json");
        var unknown = await Egatectl.RunAsync("journal", "show", path, "--crossing", "c-9");

        Assert.Equal(2, Assert.Single(known.Json.EnumerateArray()).GetProperty("sequence").GetInt32());
        Assert.Equal(3, unknown.ExitCode);
    }

    private string Journal(int records)
    {
        var path = folder.PathOf("journal.db");
        using var journal = JournalStore.Open(path, new FakeTimeProvider(FakeAnswers.At));
        for (var i = 1; i <= records; i++)
        {
            journal.Append(JournalKinds.Verdict, $"c-{i}", new JournalArguments { { "verdict", "Admit" } });
        }

        return path;
    }

    private static void Change(string path, int sequence)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var find = connection.CreateCommand();
        find.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%crossing%'";
        var table = (string)find.ExecuteScalar()!;
        using var change = connection.CreateCommand();
        change.CommandText = $"UPDATE {table} SET crossing = 'c-8' WHERE sequence = {sequence}";
        Assert.Equal(1, change.ExecuteNonQuery());
    }
}
