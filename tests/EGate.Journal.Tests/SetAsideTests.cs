namespace EGate.Journal.Tests;

public sealed class SetAsideTests : IDisposable
{
    private readonly JournalFolder _journal = new();

    public void Dispose() => _journal.Dispose();

    [Theory]
    [InlineData("UPDATE record SET crossing = 'x' WHERE sequence = 9", "record-damaged", 9)]
    [InlineData("DELETE FROM record WHERE sequence = 10", "cut-off", 10)]
    [InlineData("DELETE FROM record WHERE sequence = 4", "record-damaged", 4)]
    [InlineData("DELETE FROM record", "cut-off", 1)]
    [InlineData("CREATE TABLE other (x)", "schema-changed", 0)]
    [InlineData("DROP TABLE record", "schema-changed", 0)]
    public void Damaged_journal_is_set_aside_and_the_new_one_says_so(string sql, string damage, int sequence)
    {
        _journal.Write(10);
        _journal.Sql(sql);

        Assert.Equal((damage, sequence), SetAside());
    }

    [Fact]
    public void Journal_that_is_no_database_is_set_aside()
    {
        _journal.Write(3);
        File.WriteAllBytes(_journal.Path, [.. Enumerable.Repeat((byte)'x', 9000)]);

        Assert.Equal(("unreadable", 0), SetAside());
    }

    [Fact]
    public void Missing_parts_are_damage()
    {
        _journal.Write(3);
        File.Delete(_journal.Checkpoint);
        Assert.Equal(("checkpoint-missing", 0), SetAside());

        File.WriteAllText(_journal.Checkpoint, "rubbish");
        Assert.Equal(("checkpoint-damaged", 0), SetAside());

        File.Delete(_journal.Path);
        using (var store = _journal.Open())
        {
            Assert.Equal("JOURNAL_SET_ASIDE", store.Fault!.Id);
        }

        Assert.Equal("database-missing", JournalReader.Read(_journal.Path)[0].Argument("damage"));
    }

    [Fact]
    public void Lost_key_begins_a_new_journal_and_the_old_one_still_verifies()
    {
        _journal.Write(3);
        File.Delete(_journal.PrivateKey);

        Assert.Equal(("key-missing", 0), SetAside());

        var aside = Path.Combine(_journal.Folder, JournalReader.Read(_journal.Path)[0].Argument("set-aside")!);
        Assert.True(JournalVerifier.Verify(aside).IsIntact);
        Assert.Equal(3, JournalVerifier.Verify(aside).Records);
    }

    [Fact]
    public void Set_aside_journal_still_shows_its_damage()
    {
        _journal.Write(10);
        _journal.Sql("UPDATE record SET crossing = 'x' WHERE sequence = 9");
        SetAside();

        var aside = Path.Combine(_journal.Folder, JournalReader.Read(_journal.Path)[0].Argument("set-aside")!);
        var finding = Assert.Single(JournalVerifier.Verify(aside).Findings);
        Assert.Equal((9, JournalDamage.Changed), (finding.Sequence, finding.Damage));
    }

    [Fact]
    public void Power_cut_while_setting_aside_is_finished_at_the_next_start()
    {
        _journal.Write(5);
        _journal.Sql("DELETE FROM record WHERE sequence = 5");
        SetAside();
        // The moment between the moves: the old journal is gone from its place, the new one waits under its other name.
        File.Move(_journal.Path, Path.Combine(_journal.Folder, "journal.next.db"));
        File.Move(_journal.Checkpoint, Path.Combine(_journal.Folder, "journal.next.checkpoint"));

        using (var store = _journal.Open())
        {
            Assert.Equal((2, null), (store.Size, store.Fault));
        }

        Assert.True(_journal.Verify().IsIntact);
        Assert.Equal(JournalKinds.JournalSetAside, JournalReader.Read(_journal.Path)[0].Kind);
    }

    [Fact]
    public void Two_journals_set_aside_in_one_second_keep_their_names_apart()
    {
        for (var i = 0; i < 2; i++)
        {
            _journal.Write(2);
            File.Delete(_journal.Checkpoint);
            SetAside();
        }

        Assert.Equal(2, Directory.GetFiles(_journal.Folder, "journal.2026*.db").Length);
    }

    /// <summary>Opens the journal, which sets it aside, writes on, and gives what the first record of the new one says.</summary>
    private (string Damage, int Sequence) SetAside()
    {
        using (var store = _journal.Open())
        {
            Assert.Equal("JOURNAL_SET_ASIDE", store.Fault?.Id);
            Assert.True(File.Exists(Path.Combine(_journal.Folder, store.SetAsideAs!)));
            _journal.Append(store, 1);
        }

        Assert.True(_journal.Verify().IsIntact);
        var first = JournalReader.Read(_journal.Path)[0];
        Assert.Equal(JournalKinds.JournalSetAside, first.Kind);
        return (
            first.Argument("damage")!,
            int.Parse(first.Argument("sequence")!, System.Globalization.CultureInfo.InvariantCulture)
        );
    }
}
