using Microsoft.Extensions.Time.Testing;
using static EGate.Watchlists.Tests.Specimens;

namespace EGate.Watchlists.Tests;

public sealed class ListStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("egate-lists-");
    private readonly FakeTimeProvider _time = new(Made);

    private string PersonsFile => Path.Combine(_folder.FullName, "un.xml");

    private string DocumentsFile => Path.Combine(_folder.FullName, "lost.csv");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Both_lists_are_in_force_after_the_start()
    {
        var store = Store();

        Assert.Empty(store.Faults);
        Assert.Equal((10, 20), (store.Snapshot.Persons!.Entries, store.Snapshot.Documents!.Entries));
        Assert.All(store.Status(Policy, Made), s => Assert.Equal(ListCondition.Current, s.Condition));
    }

    [Fact]
    public void Missing_files_are_faults_not_exceptions()
    {
        var store = new ListStore(PersonsFile, Path.Combine(_folder.FullName, "no", "such.csv"), _time);

        Assert.Equal(["LIST_MISSING", "LIST_MISSING"], store.Faults.Select(f => f.Entry.Id));
        Assert.All(store.Status(Policy, Made), s => Assert.Equal(ListCondition.Missing, s.Condition));
        Assert.Null(store.Snapshot.Persons);
    }

    [Fact]
    public void Directory_in_the_place_of_a_list_is_a_fault()
    {
        Directory.CreateDirectory(PersonsFile);

        Assert.Contains(new ListStore(PersonsFile, DocumentsPath, _time).Faults, f => f.Entry.Id == "LIST_MISSING");
    }

    [Fact]
    public void Corrupt_file_leaves_the_old_list_in_force()
    {
        var store = Store();
        var before = store.Snapshot;
        var text = File.ReadAllText(PersonsFile);
        File.WriteAllText(PersonsFile, text[..(text.Length / 2)]);

        var faults = store.Reload();

        var fault = Assert.Single(faults);
        Assert.Equal((ListNames.Persons, "LIST_REFUSED"), (fault.List, fault.Entry.Id));
        Assert.Contains("line", fault.Detail, StringComparison.Ordinal);
        Assert.Same(before.Persons, store.Snapshot.Persons);
        Assert.Single(Search(Traveller("NAZAROV", "KHURSHED", "850312"), store.Snapshot).Hits);
    }

    [Fact]
    public void Vanished_file_leaves_the_old_list_in_force()
    {
        var store = Store();
        File.Delete(DocumentsFile);

        Assert.Equal("LIST_MISSING", Assert.Single(store.Reload()).Entry.Id);
        Assert.Equal(20, store.Snapshot.Documents!.Entries);
    }

    [Fact]
    public void New_list_replaces_the_old_one_and_clears_the_fault()
    {
        var store = Store();
        var before = store.Snapshot;
        File.WriteAllText(PersonsFile, "rubbish");
        store.Reload();
        File.WriteAllText(PersonsFile, Xml(("ANNA BERTA", "")));

        Assert.Empty(store.Reload());

        Assert.Equal(1, store.Snapshot.Persons!.Entries);
        Assert.NotEqual(before.Persons!.Sha256, store.Snapshot.Persons.Sha256);
        Assert.Equal(10, before.Persons.Entries); // a crossing under way keeps what it started with
    }

    [Theory]
    [InlineData(11.9, ListCondition.Current, null)]
    [InlineData(12.1, ListCondition.Old, "LIST_OLD")]
    [InlineData(24.1, ListCondition.Expired, "LIST_EXPIRED")]
    [InlineData(-0.5, ListCondition.Expired, "LIST_EXPIRED")]
    public void Age_is_judged_against_the_policy(double hours, ListCondition condition, string? fault)
    {
        foreach (var status in Store().Status(Policy, Made.AddHours(hours)))
        {
            Assert.Equal(condition, status.Condition);
            Assert.Equal(fault, status.Faults.SingleOrDefault()?.Entry.Id);
        }
    }

    [Fact]
    public async Task Searches_during_reloads_see_one_whole_list()
    {
        var store = Store();
        var small = Xml(("ANNA BERTA", ""));
        var large = File.ReadAllText(PersonsPath);
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var seen = new HashSet<int>();
            while (!done.IsCancellationRequested)
            {
                var snapshot = store.Snapshot;
                seen.Add(snapshot.Persons!.Entries);
                Search(Traveller("NAZAROV", "KHURSHED", "850312"), snapshot);
            }

            return seen;
        });
        for (var i = 0; i < 40; i++)
        {
            File.WriteAllText(PersonsFile, i % 2 == 0 ? small : large);
            Assert.Empty(store.Reload());
        }

        await done.CancelAsync();
        Assert.Subset(new HashSet<int> { 1, 10 }, await reader);
    }

    private ListStore Store()
    {
        File.Copy(PersonsPath, PersonsFile, overwrite: true);
        File.Copy(DocumentsPath, DocumentsFile, overwrite: true);
        return new ListStore(PersonsFile, DocumentsFile, _time);
    }
}
