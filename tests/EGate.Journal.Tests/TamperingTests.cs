using System.Globalization;

namespace EGate.Journal.Tests;

/// <summary>
/// Goal: whatever is done to a journal through SQL, the verifier finds it and names the right record. Method: a journal of twelve
/// records, every kind of damage at every position, the files put back in between.
/// </summary>
public sealed class TamperingTests : IDisposable
{
    private const int Count = 12;
    private readonly JournalFolder _journal = new();
    private readonly Dictionary<string, byte[]> _intact;

    public TamperingTests()
    {
        _journal.Write(Count);
        _intact = _journal.Keep();
    }

    public void Dispose() => _journal.Dispose();

    [Theory]
    [InlineData("utc")]
    [InlineData("kind")]
    [InlineData("crossing")]
    [InlineData("arguments")]
    [InlineData("previous")]
    [InlineData("hash")]
    [InlineData("signature")]
    public void Flipped_byte_in_any_column_names_its_record(string column)
    {
        for (var at = 1; at <= Count; at++)
        {
            var type = column is "previous" or "hash" or "signature" ? "BLOB" : "TEXT";
            // Replaces the third byte by another one; 'kind', 'crossing' and the rest are all at least three bytes long.
            var changed = Tamper(
                $"UPDATE record SET {column} = CAST(substr(CAST({column} AS BLOB), 1, 2) || "
                    + $"CASE WHEN substr(CAST({column} AS BLOB), 3, 1) = x'39' THEN x'38' ELSE x'39' END || "
                    + $"substr(CAST({column} AS BLOB), 4) AS {type}) WHERE sequence = {at}"
            );

            Assert.Equal([(at, JournalDamage.Changed)], changed.Select(f => ((int)f.Sequence, f.Damage)));
        }
    }

    [Fact]
    public void Changed_number_names_its_record()
    {
        for (var at = 1; at <= Count; at++)
        {
            var findings = Tamper($"UPDATE record SET monotonic_ms = monotonic_ms + 1 WHERE sequence = {at}");
            Assert.Equal([((long)at, JournalDamage.Changed)], findings.Select(f => (f.Sequence, f.Damage)));
        }
    }

    [Fact]
    public void Deleted_record_is_named_also_at_the_end()
    {
        for (var at = 1; at <= Count; at++)
        {
            var findings = Tamper($"DELETE FROM record WHERE sequence = {at}");
            Assert.Equal([((long)at, JournalDamage.Removed)], findings.Select(f => (f.Sequence, f.Damage)));
        }
    }

    [Fact]
    public void Deleted_record_with_the_rest_renumbered_is_named()
    {
        for (var at = 1; at < Count; at++)
        {
            var findings = Tamper(
                $"DELETE FROM record WHERE sequence = {at}; "
                    + "UPDATE record SET sequence = -sequence; "
                    + $"UPDATE record SET sequence = CASE WHEN -sequence > {at} THEN -sequence - 1 ELSE -sequence END"
            );
            Assert.Equal(at, Assert.Single(findings, f => f.Damage == JournalDamage.Removed).Sequence);
            Assert.Equal(Count - at, findings.Count(f => f.Damage == JournalDamage.Moved));
            Assert.Equal(Count - at + 1, findings.Count);
        }
    }

    [Fact]
    public void Cut_tail_names_the_first_missing_record()
    {
        for (var at = 1; at <= Count; at++)
        {
            var findings = Tamper($"DELETE FROM record WHERE sequence >= {at}");
            Assert.Equal([((long)at, JournalDamage.Removed)], findings.Select(f => (f.Sequence, f.Damage)));
        }
    }

    [Fact]
    public void Swapped_records_are_both_named_with_where_they_belong()
    {
        for (var a = 1; a <= Count; a++)
        {
            for (var b = a + 1; b <= Count; b += 3)
            {
                var findings = Tamper(
                    $"UPDATE record SET sequence = -1 WHERE sequence = {a}; UPDATE record SET sequence = {a} WHERE sequence = {b}; "
                        + $"UPDATE record SET sequence = {b} WHERE sequence = -1"
                );
                Assert.Equal(
                    [((long)a, JournalDamage.Moved), ((long)b, JournalDamage.Moved)],
                    findings.Select(f => (f.Sequence, f.Damage))
                );
                Assert.Contains($"record {b} ", findings[0].Detail, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Inserted_record_with_the_rest_renumbered_is_named()
    {
        for (var at = 1; at <= Count + 1; at++)
        {
            var findings = Tamper(
                "UPDATE record SET sequence = -sequence; "
                    + $"UPDATE record SET sequence = CASE WHEN -sequence >= {at} THEN -sequence + 1 ELSE -sequence END; "
                    + $"INSERT INTO record SELECT {at}, utc, monotonic_ms, kind, 'c-99', arguments, previous, hash, signature FROM record WHERE sequence = {(at == 1 ? 2 : 1)}"
            );
            Assert.Equal(at, Assert.Single(findings, f => f.Damage == JournalDamage.Inserted).Sequence);
            Assert.Equal(Count + 1 - at, findings.Count(f => f.Damage == JournalDamage.Moved));
            Assert.DoesNotContain(findings, f => f.Damage == JournalDamage.Removed);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-7)]
    [InlineData(13)]
    [InlineData(500)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Forged_record_outside_the_chain_is_named(long at)
    {
        var findings = Tamper(
            $"INSERT INTO record SELECT {at.ToString(CultureInfo.InvariantCulture)}, utc, monotonic_ms, kind, crossing, '{{}}', previous, hash, signature FROM record WHERE sequence = 5"
        );

        Assert.Equal([(at, JournalDamage.Inserted)], findings.Select(f => (f.Sequence, f.Damage)));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(-3)]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Renumbered_record_is_named_where_it_stands_with_where_it_belongs(long place)
    {
        var finding = Assert.Single(
            Tamper($"UPDATE record SET sequence = {place.ToString(CultureInfo.InvariantCulture)} WHERE sequence = 4")
        );

        Assert.Equal((place, JournalDamage.Moved), (finding.Sequence, finding.Damage));
        Assert.Contains("record 4 ", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_rewritten_with_a_fitting_hash_is_named_by_its_signature()
    {
        // An attacker without the key makes the whole chain consistent again from record 7 on.
        using (var database = JournalDatabase.OpenReadOnly(_journal.Path))
        {
            var rows = database.Rows(1).Select(r => r.Record).ToList();
            var previous = rows[5].Hash;
            var sql = string.Empty;
            foreach (var row in rows.Skip(6))
            {
                var forged = row with
                {
                    Previous = previous,
                    Crossing = row.Sequence == 7 ? "c-77"u8.ToArray() : row.Crossing,
                };
                previous = RecordChain.Hash(forged);
                sql +=
                    $"UPDATE record SET previous = x'{Convert.ToHexString(forged.Previous)}', hash = x'{Convert.ToHexString(previous)}', "
                    + $"crossing = '{System.Text.Encoding.UTF8.GetString(forged.Crossing)}' WHERE sequence = {row.Sequence};";
            }

            database.Dispose();
            var findings = Tamper(sql);
            Assert.Equal(
                Enumerable.Range(7, 6).Select(i => ((long)i, JournalDamage.Changed)),
                findings.Select(f => (f.Sequence, f.Damage))
            );
        }
    }

    [Theory]
    [InlineData("CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM record WHERE sequence = NEW.sequence; END")]
    [InlineData("CREATE TABLE other (x)")]
    [InlineData("ALTER TABLE record ADD COLUMN more TEXT")]
    public void Foreign_schema_is_found(string sql)
    {
        Assert.Contains(Tamper(sql), f => f.Damage == JournalDamage.Schema);
    }

    [Fact]
    public void Records_of_another_type_are_found()
    {
        var findings = Tamper(
            "ALTER TABLE record RENAME TO old; "
                + "CREATE TABLE record (sequence INTEGER PRIMARY KEY, utc, monotonic_ms, kind, crossing, arguments, previous, hash, signature); "
                + "INSERT INTO record SELECT sequence, CAST(utc AS BLOB), monotonic_ms, kind, crossing, arguments, previous, hash, signature FROM old; "
                + "DROP TABLE old"
        );

        Assert.Contains(findings, f => f.Damage == JournalDamage.Schema);
        Assert.Equal(Count, findings.Count(f => f.Damage == JournalDamage.Changed));
    }

    [Fact]
    public void Any_changed_byte_of_the_checkpoint_is_found()
    {
        var original = File.ReadAllBytes(_journal.Checkpoint);
        for (var i = 0; i < original.Length; i++)
        {
            var changed = (byte[])original.Clone();
            changed[i] ^= 1;
            File.WriteAllBytes(_journal.Checkpoint, changed);
            Assert.Contains(_journal.Verify().Findings, f => f.Damage == JournalDamage.Checkpoint);
        }

        File.Delete(_journal.Checkpoint);
        Assert.Contains(_journal.Verify().Findings, f => f.Damage == JournalDamage.Checkpoint);
    }

    [Fact]
    public void Missing_or_foreign_public_key_is_never_an_intact_journal()
    {
        using var other = new JournalFolder();
        other.Write(1);

        Assert.False(JournalVerifier.Verify(_journal.Path, File.ReadAllText(other.PublicKey)).IsIntact);
        Assert.True(JournalVerifier.Verify(_journal.Path, File.ReadAllText(_journal.PublicKey)).IsIntact);
        File.WriteAllText(_journal.PublicKey, "rubbish");
        Assert.Contains(_journal.Verify().Findings, f => f.Damage == JournalDamage.Key);
    }

    [Fact]
    public void Older_copy_put_back_whole_is_found_only_with_a_witnessed_checkpoint()
    {
        Assert.True(JournalCheckpoint.TryParse(File.ReadAllText(_journal.Checkpoint), out var older));
        _journal.Write(5);
        Assert.True(JournalCheckpoint.TryParse(File.ReadAllText(_journal.Checkpoint), out var newer));
        Assert.True(JournalVerifier.Verify(_journal.Path, witnessed: older).IsIntact);

        _journal.Restore(_intact);

        Assert.True(_journal.Verify().IsIntact);
        var finding = Assert.Single(JournalVerifier.Verify(_journal.Path, witnessed: newer).Findings);
        Assert.Equal((13, JournalDamage.Removed), (finding.Sequence, finding.Damage));
    }

    [Fact]
    public void Older_copy_that_was_written_on_is_a_fork_to_the_witness()
    {
        _journal.Write(1);
        Assert.True(JournalCheckpoint.TryParse(File.ReadAllText(_journal.Checkpoint), out var witnessed));
        _journal.Restore(_intact);
        _journal.Time.Advance(TimeSpan.FromHours(1));
        _journal.Write(2);

        var finding = Assert.Single(JournalVerifier.Verify(_journal.Path, witnessed: witnessed).Findings);

        Assert.Equal((13, JournalDamage.Forked), (finding.Sequence, finding.Damage));
    }

    [Fact]
    public void Two_thousand_random_edits_are_all_found()
    {
        var random = new Random(16);
        string[] columns = ["utc", "monotonic_ms", "kind", "crossing", "arguments", "previous", "hash", "signature"];
        for (var i = 0; i < 2000; i++)
        {
            var (at, to) = (random.Next(1, Count + 1), random.Next(1, Count + 1));
            var column = columns[random.Next(columns.Length)];
            var sql = random.Next(4) switch
            {
                0 => $"DELETE FROM record WHERE sequence = {at}",
                1 when at != to =>
                    $"DELETE FROM record WHERE sequence = {to}; UPDATE record SET sequence = {to} WHERE sequence = {at}",
                2 =>
                    $"INSERT INTO record SELECT {Count + random.Next(1, 99)}, utc, monotonic_ms, kind, crossing, arguments, previous, hash, signature FROM record WHERE sequence = {at}",
                _ when column == "monotonic_ms" =>
                    $"UPDATE record SET monotonic_ms = monotonic_ms - {random.Next(1, 99)} WHERE sequence = {at}",
                _ when column is "previous" or "hash" or "signature" =>
                    $"UPDATE record SET {column} = randomblob({random.Next(0, 80)}) WHERE sequence = {at}",
                _ => $"UPDATE record SET {column} = {column} || char({random.Next(1, 0xD7FF)}) WHERE sequence = {at}",
            };
            Assert.True(Tamper(sql).Count > 0, sql);
        }
    }

    private IReadOnlyList<JournalFinding> Tamper(string sql)
    {
        _journal.Sql(sql);
        var findings = _journal.Verify().Findings;
        _journal.Restore(_intact);
        return findings;
    }
}
