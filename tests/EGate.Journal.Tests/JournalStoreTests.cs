namespace EGate.Journal.Tests;

public sealed class JournalStoreTests : IDisposable
{
    private readonly JournalFolder _journal = new();

    public void Dispose() => _journal.Dispose();

    [Fact]
    public void Appended_records_read_back_and_verify()
    {
        _journal.Write(40);

        var records = JournalReader.Read(_journal.Path, last: 100);
        var verification = _journal.Verify();

        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), records.Select(r => r.Sequence));
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 5, 6, 8, TimeSpan.Zero), records[0].At);
        Assert.Equal(1000, records[1].MonotonicMs - records[0].MonotonicMs);
        Assert.Equal(
            """{"checks":0,"score.face-match":0.5,"simulated":true,"verdict":"Refer"}""",
            records[0].Arguments
        );
        Assert.Equal("Refer", records[0].Argument("verdict"));
        Assert.True(verification.IsIntact);
        Assert.Equal((40L, 40L, records[^1].Hash), (verification.Records, verification.Genuine, verification.Head));
    }

    [Fact]
    public void Receipt_names_the_record()
    {
        using var store = _journal.Open();

        var receipt = _journal.Append(store, 0);

        Assert.Equal((1, JournalReader.Read(_journal.Path)[0].Hash), (receipt.Sequence, receipt.Hash));
        Assert.Equal(1, store.Size);
    }

    [Fact]
    public void Reopening_continues_the_chain()
    {
        string fingerprint;
        using (var first = _journal.Open())
        {
            fingerprint = first.KeyFingerprint;
            _journal.Append(first, 0);
        }

        _journal.Write(3);
        using (var again = _journal.Open())
        {
            Assert.Equal((4, fingerprint, null), (again.Size, again.KeyFingerprint, again.Fault));
        }

        Assert.True(_journal.Verify().IsIntact);
        Assert.Equal(4, _journal.Verify().Records);
    }

    [Fact]
    public void Empty_journal_verifies_and_reopens()
    {
        _journal.Open().Dispose();

        Assert.True(_journal.Verify().IsIntact);
        _journal.Write(1);
        Assert.True(_journal.Verify().IsIntact);
    }

    [Fact]
    public void Second_writer_is_refused_until_the_first_is_gone()
    {
        using (_journal.Open())
        {
            Assert.Equal("JOURNAL_IN_USE", Assert.Throws<JournalException>(() => _journal.Open()).Fault.Id);
        }

        _journal.Open().Dispose();
    }

    [Fact]
    public void Reader_filters_by_crossing_and_takes_the_newest()
    {
        _journal.Write(20);

        Assert.Equal([4L, 5L, 6L], JournalReader.Read(_journal.Path, crossing: "c-1").Select(r => r.Sequence));
        Assert.Equal([19L, 20L], JournalReader.Read(_journal.Path, last: 2).Select(r => r.Sequence));
        Assert.Empty(JournalReader.Read(_journal.Path, crossing: "c-99"));
    }

    [Fact]
    public async Task Readers_and_verifiers_beside_the_writer_see_a_whole_chain()
    {
        using var store = _journal.Open();
        _journal.Append(store, 0);
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var rounds = 0;
            do
            {
                Assert.Empty(_journal.Verify().Findings);
                var records = JournalReader.Read(_journal.Path, last: 1000);
                Assert.Equal(records.Count, records[^1].Sequence);
                rounds++;
            } while (!done.IsCancellationRequested);

            return rounds;
        });
        for (var i = 1; i < 150; i++)
        {
            _journal.Append(store, i);
        }

        await done.CancelAsync();
        Assert.True(await reader > 0);
        Assert.Equal(150, store.Size);
    }

    [Fact]
    public async Task Threads_append_one_after_the_other()
    {
        using var store = _journal.Open();
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(t =>
                    Task.Run(() =>
                    {
                        for (var i = 0; i < 25; i++)
                        {
                            store.Append(JournalKinds.Referral, $"c-{t}", new JournalArguments { { "phase", i } });
                        }
                    })
                )
        );

        Assert.True(_journal.Verify().IsIntact);
        Assert.Equal(100, store.Size);
    }

    [Fact]
    public void Full_journal_gives_the_exception_and_stays_whole()
    {
        using var store = _journal.Open(new JournalOptions(BytesMax: 1 << 20));
        var filler = new string('x', JournalArguments.LengthMax);
        var arguments = new JournalArguments();
        for (var i = 0; i < JournalArguments.CountMax; i++)
        {
            arguments.Add($"a{i}", filler);
        }

        var e = Assert.Throws<JournalException>(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                store.Append(JournalKinds.Verdict, "c-1", arguments);
            }
        });

        Assert.Equal("JOURNAL_DISK_FULL", e.Fault.Id);
        Assert.True(_journal.Verify().IsIntact);
        Assert.InRange(store.Size, 30, 80);
    }

    [Theory]
    [InlineData("/proc/egate/journal.db")]
    [InlineData("/no/such/folder/journal.db")]
    [InlineData("/dev/null/journal.db")]
    public void Folder_that_cannot_be_written_gives_the_exception(string path)
    {
        Assert.Equal(
            "JOURNAL_NOT_WRITABLE",
            Assert.Throws<JournalException>(() => JournalStore.Open(path, _journal.Time)).Fault.Id
        );
    }

    [Fact]
    public void Checkpoint_that_cannot_be_written_fails_the_append_and_the_chain_goes_on_after_it()
    {
        using var store = _journal.Open();
        _journal.Append(store, 0);
        Directory.CreateDirectory(_journal.Checkpoint + ".tmp");

        Assert.Equal("JOURNAL_NOT_WRITABLE", Assert.Throws<JournalException>(() => _journal.Append(store, 1)).Fault.Id);

        Directory.Delete(_journal.Checkpoint + ".tmp");
        Assert.Equal(3, _journal.Append(store, 2).Sequence); // record 2 is in the file; it only was not promised
        Assert.True(_journal.Verify().IsIntact);
    }

    [Fact]
    public void Power_cut_between_record_and_checkpoint_is_repaired()
    {
        _journal.Write(5);
        var older = File.ReadAllBytes(_journal.Checkpoint);
        _journal.Write(1);
        File.WriteAllBytes(_journal.Checkpoint, older);

        Assert.True(_journal.Verify().IsIntact); // record 6 carries its own signature
        using (var store = _journal.Open())
        {
            Assert.Null(store.Fault);
        }

        Assert.Contains("\n6\n", File.ReadAllText(_journal.Checkpoint), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "c-1")]
    [InlineData("Not A Word", "c-1")]
    [InlineData("verdict", "UPPER")]
    [InlineData("verdict", "two words")]
    public void Kind_and_crossing_must_be_short_words(string kind, string crossing)
    {
        using var store = _journal.Open();

        var e = Assert.Throws<JournalException>(() => store.Append(kind, crossing, JournalArguments.None));

        Assert.Equal("JOURNAL_RECORD_REFUSED", e.Fault.Id);
        Assert.Equal(0, store.Size);
    }

    [Fact]
    public void Arguments_that_break_the_rules_are_refused()
    {
        using var store = _journal.Open();
        JournalArguments[] bad =
        [
            new() { { "a", new string('x', 257) } },
            new() { { "a", "line\nbreak" } },
            new() { { "a", "\uD800" } },
            new() { { "a", double.NaN } },
            new() { { "Name", 1 } },
            new() { { "", 1 } },
            new() { { "a", 1 }, { "a", 2 } },
            new() { { "a", (string)null! } },
        ];

        Assert.All(
            bad,
            b =>
                Assert.Equal(
                    "JOURNAL_RECORD_REFUSED",
                    Assert.Throws<JournalException>(() => store.Append("verdict", "", b)).Fault.Id
                )
        );
        Assert.Equal(0, store.Size);
    }

    [Fact]
    public void Every_kind_is_a_word_a_record_may_carry()
    {
        using var store = _journal.Open();

        foreach (var kind in JournalKinds.All)
        {
            store.Append(kind, string.Empty, JournalArguments.None);
        }

        Assert.Equal(JournalKinds.All.Count, JournalKinds.All.Distinct().Count());
    }

    [Fact]
    public void Private_key_is_for_its_owner_alone_and_an_exposed_one_is_refused()
    {
        _journal.Write(1);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_journal.PrivateKey));
        File.SetUnixFileMode(
            _journal.PrivateKey,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead
        );
        Assert.Equal("JOURNAL_KEY_UNUSABLE", Assert.Throws<JournalException>(() => _journal.Open()).Fault.Id);
    }

    [Fact]
    public void Reading_what_is_no_journal_gives_the_exception()
    {
        File.WriteAllText(
            _journal.Path,
            "this is not a database at all, only a text that is long enough to be looked at"
        );

        Assert.Equal(
            "JOURNAL_UNREADABLE",
            Assert.Throws<JournalException>(() => JournalReader.Read(_journal.Path)).Fault.Id
        );
        Assert.Equal(
            "JOURNAL_UNREADABLE",
            Assert.Throws<JournalException>(() => JournalVerifier.Verify(_journal.Path)).Fault.Id
        );
        Assert.Throws<JournalException>(() => JournalReader.Read(_journal.Path + ".not-there"));
    }
}
