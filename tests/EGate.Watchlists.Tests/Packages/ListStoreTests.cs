using System.Text;
using static EGate.Watchlists.Tests.PackageFixture;

namespace EGate.Watchlists.Tests;

/// <summary>What a lane does with packages that arrive: good ones take the place of the lists before, bad ones do not.</summary>
public sealed class ListStoreTests : IDisposable
{
    private readonly PackageFixture _it = new();

    public void Dispose() => _it.Dispose();

    [Fact]
    public void Nothing_that_ever_arrived_is_missing_and_no_exception()
    {
        using var store = _it.Open();

        Assert.Equal(new ListLook(null, null, 0), store.Look());
        var status = Assert.Single(store.Status(_it.Policy, _it.Time.GetUtcNow()));
        Assert.Equal(
            (ListCondition.Missing, "LIST_MISSING"),
            (status.Condition, Assert.Single(status.Faults).Entry.Id)
        );
        Assert.Null(store.Snapshot.Package);
    }

    [Fact]
    public void Package_that_arrives_is_in_force_and_stays_so_after_a_restart()
    {
        using (var store = _it.WithLists())
        {
            Assert.True(_it.FindsAnna(store));
            Assert.Equal(
                ["national", "lost-documents"],
                store.Status(_it.Policy, _it.Time.GetUtcNow()).Select(s => s.Name)
            );
        }

        Directory.Delete(_it.Incoming, recursive: true);
        using var again = _it.Open();

        Assert.Null(again.Fault);
        Assert.True(_it.FindsAnna(again));
        Assert.Null(again.Look().Taken);
    }

    [Fact]
    public void Newer_package_takes_the_place_and_the_crossing_under_way_keeps_its_lists()
    {
        using var store = _it.WithLists();
        var before = store.Snapshot;

        _it.Build(Berta + Clara);
        Assert.NotNull(store.Look().Taken);

        Assert.True(_it.Finds(before, "ERIKSSON", "ANNA MARIA", "740812"));
        Assert.False(_it.FindsAnna(store));
        _it.Time.Advance(TimeSpan.FromMinutes(2));
        store.Look();
        Assert.Throws<ObjectDisposedException>(() => _it.Finds(before, "ERIKSSON", "ANNA MARIA", "740812"));
        Assert.True(_it.FindsClara(store));
    }

    public static TheoryData<string, PackageFault> Attacks =>
        new()
        {
            { "older", PackageFault.Older },
            { "same-number", PackageFault.SameNumber },
            { "re-signed", PackageFault.UnknownKey },
            { "claimed-key", PackageFault.BadSignature },
            { "unsigned", PackageFault.NotSigned },
            { "manifest-cut", PackageFault.NotAPackage },
            { "manifest-changed", PackageFault.BadSignature },
            { "file-cut", PackageFault.FileCut },
            { "file-altered", PackageFault.FileAltered },
            { "file-missing", PackageFault.FileMissing },
            { "future", PackageFault.FromTheFuture },
        };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Package_that_is_not_what_it_must_be_is_refused_once_and_the_old_lists_serve(
        string attack,
        PackageFault fault
    )
    {
        using var store = _it.WithLists();
        Attack(attack);

        var look = store.Look();

        Assert.Equal(fault, look.Refused!.Fault);
        Assert.NotEmpty(look.Refused.Detail);
        Assert.Null(store.Look().Refused); // said once, not every five seconds
        Assert.Equal("LIST_PACKAGE_REFUSED", store.Fault!.Entry.Id);
        Assert.True(_it.FindsAnna(store));
        Assert.Equal(100, store.Snapshot.Package!.Manifest.Sequence);

        _it.Build(Anna + Clara, p => p with { Sequence = 1_000_000_000 });
        Assert.NotNull(store.Look().Taken);
        Assert.Null(store.Fault);
        Assert.True(_it.FindsClara(store));
    }

    [Fact]
    public void Package_that_was_in_force_before_and_is_sent_again_is_refused()
    {
        using var store = _it.WithLists(100);
        CopyFolder(_it.Incoming, _it.At("recorded"));
        _it.Build(Anna + Clara, p => p with { Sequence = 101 });
        Assert.NotNull(store.Look().Taken);

        Directory.Delete(_it.Incoming, recursive: true);
        CopyFolder(_it.At("recorded"), _it.Incoming);

        Assert.Equal(PackageFault.Older, store.Look().Refused!.Fault);
        Assert.True(_it.FindsClara(store));
    }

    [Fact]
    public void Highest_number_is_remembered_when_the_lists_in_force_are_lost()
    {
        _it.WithLists(500).Dispose();
        File.Delete(Path.Combine(_it.Store, PackageManifest.FileName));
        Directory.Delete(_it.Incoming, recursive: true);
        _it.Build(Anna, p => p with { Sequence = 499 });

        using var store = _it.Open();

        Assert.Equal(PackageFault.Older, store.Look().Refused!.Fault);
    }

    [Fact]
    public void Lists_in_force_that_were_put_back_by_hand_are_not_used()
    {
        _it.WithLists(100).Dispose();
        CopyFolder(_it.Store, _it.At("kept"));
        _it.Build(Berta, p => p with { Sequence = 101, AllowShrink = true });
        using (var newer = _it.Open())
        {
            Assert.NotNull(newer.Look().Taken);
        }

        Directory.Delete(_it.Incoming, recursive: true);
        foreach (var file in Directory.GetFiles(_it.At("kept")).Where(f => Path.GetFileName(f) != "highest"))
        {
            File.Copy(file, Path.Combine(_it.Store, Path.GetFileName(file)), overwrite: true);
        }

        using var store = _it.Open();

        Assert.Contains("older", store.Fault!.Detail, StringComparison.Ordinal);
        Assert.Null(store.Snapshot.Package);
    }

    [Fact]
    public void Damaged_lists_in_force_are_not_used_and_the_next_package_mends_it()
    {
        _it.WithLists().Dispose();
        var index = Directory.GetFiles(_it.Store, "*.index").Single();
        var bytes = File.ReadAllBytes(index);
        bytes[^1] ^= 1;
        File.WriteAllBytes(index, bytes);

        using var store = _it.Open();

        Assert.Contains("file-altered", store.Fault!.Detail, StringComparison.Ordinal);
        _it.Build(Anna + Clara);
        Assert.NotNull(store.Look().Taken);
        Assert.True(_it.FindsClara(store));
    }

    [Fact]
    public void Damaged_lists_in_force_are_mended_by_the_same_package_that_is_still_there()
    {
        _it.WithLists().Dispose();
        var index = Directory.GetFiles(_it.Store, "*.index").Single();
        File.WriteAllBytes(index, new byte[new FileInfo(index).Length]);

        using var store = _it.Open();
        Assert.NotNull(store.Fault);

        Assert.NotNull(store.Look().Taken);
        Assert.True(_it.FindsAnna(store));
        Assert.Null(store.Fault);
    }

    [Fact]
    public void Key_that_is_taken_away_takes_its_lists_with_it_at_the_next_start()
    {
        _it.WithLists().Dispose();
        using var other = PackageKey.Create();
        File.WriteAllText(_it.Keys, other.PublicPem);

        using var store = _it.Open();

        Assert.Contains("unknown-key", store.Fault!.Detail, StringComparison.Ordinal);
        Assert.Null(store.Snapshot.Package);
    }

    [Fact]
    public void Files_that_arrive_after_the_manifest_are_waited_for()
    {
        using var store = _it.WithLists();
        _it.Build(Anna + Clara, null, _it.At("next"));
        File.Copy(
            Path.Combine(_it.At("next"), PackageManifest.FileName),
            Path.Combine(_it.Incoming, PackageManifest.FileName),
            true
        );
        Assert.Equal(PackageFault.FileMissing, store.Look().Refused!.Fault);

        CopyFolder(_it.At("next"), _it.Incoming);

        Assert.NotNull(store.Look().Taken);
        Assert.True(_it.FindsClara(store));
    }

    [Theory]
    [InlineData(11.9, ListCondition.Current, null)]
    [InlineData(12.1, ListCondition.Old, "LIST_OLD")]
    [InlineData(24.1, ListCondition.Expired, "LIST_EXPIRED")]
    [InlineData(-0.5, ListCondition.Expired, "LIST_EXPIRED")]
    public void Age_is_judged_against_the_policy(double hours, ListCondition condition, string? fault)
    {
        using var store = _it.WithLists();
        foreach (var status in store.Status(_it.Policy, _it.Time.GetUtcNow().AddHours(hours)))
        {
            Assert.Equal(condition, status.Condition);
            Assert.Equal(fault, status.Faults.SingleOrDefault()?.Entry.Id);
        }
    }

    [Fact]
    public void Package_is_past_its_end_whatever_the_policy_allows()
    {
        _it.Build(Anna, p => p with { ValidFor = TimeSpan.FromHours(2) });
        using var store = _it.Open();
        store.Look();

        var now = _it.Time.GetUtcNow();
        Assert.Equal(ListCondition.Current, store.Status(_it.Policy, now.AddHours(1.9))[0].Condition);
        Assert.Equal(ListCondition.Expired, store.Status(_it.Policy, now.AddHours(2.1))[0].Condition);
    }

    [Fact]
    public async Task Searches_while_packages_are_taken_see_one_whole_list()
    {
        using var store = _it.WithLists();
        using var done = new CancellationTokenSource();
        var searcher = Task.Run(() =>
        {
            var seen = new HashSet<(bool, bool)>();
            while (!done.IsCancellationRequested)
            {
                var lists = store.Snapshot;
                seen.Add(
                    (
                        _it.Finds(lists, "ERIKSSON", "ANNA MARIA", "740812"),
                        _it.Finds(lists, "NILSSON", "CLARA", "900506")
                    )
                );
            }

            return seen;
        });
        for (var i = 0; i < 20; i++)
        {
            _it.Build(i % 2 == 0 ? Berta + Clara : Anna + Berta);
            Assert.NotNull(store.Look().Taken);
            _it.Time.Advance(TimeSpan.FromSeconds(30)); // old lists are closed while others search
        }

        await done.CancelAsync();
        Assert.Subset(new HashSet<(bool, bool)> { (true, false), (false, true) }, await searcher);
    }

    private void Attack(string attack)
    {
        var manifest = Path.Combine(_it.Incoming, PackageManifest.FileName);
        using var forger = PackageKey.Create();
        switch (attack)
        {
            case "older":
                _it.Build(Clara, p => p with { Sequence = 99, AllowShrink = true });
                break;
            case "same-number":
                _it.Build(Clara, p => p with { Sequence = 100, AllowShrink = true });
                break;
            case "re-signed":
                _it.Build(Clara, p => p with { Sequence = 101, AllowShrink = true, Key = forger });
                break;
            case "claimed-key":
                // The forger signs what says that it was signed by the true key.
                var claimed = _it.Build(Clara, p => p with { Sequence = 101, AllowShrink = true }).Manifest;
                var forged = SignedManifest.Sign(claimed.Manifest, forger).ToBytes();
                File.WriteAllText(
                    manifest,
                    Encoding
                        .UTF8.GetString(forged)
                        .Replace(forger.Fingerprint, _it.Key.Fingerprint, StringComparison.Ordinal)
                );
                break;
            case "unsigned":
                _it.Build(Clara, p => p with { Sequence = 101, AllowShrink = true, Key = null });
                break;
            case "manifest-cut":
                var whole = _it.Build(Clara, p => p with { Sequence = 101, AllowShrink = true }).Manifest.ToBytes();
                File.WriteAllBytes(manifest, whole[..(whole.Length / 2)]);
                break;
            case "manifest-changed":
                var signed = _it.Build(Clara, p => p with { Sequence = 101, AllowShrink = true }).Manifest.ToBytes();
                File.WriteAllText(
                    manifest,
                    Encoding
                        .UTF8.GetString(signed)
                        .Replace("\"action\": \"stop\"", "\"action\": \"refer\"", StringComparison.Ordinal)
                );
                break;
            case "future":
                _it.Time.Advance(TimeSpan.FromHours(1));
                _it.Build(Clara, p => p with { Sequence = 101, AllowShrink = true });
                _it.Time.AdjustTime(_it.Time.GetUtcNow().AddHours(-1));
                break;
            default:
                DamageFile(attack, _it.Build(Clara, p => p with { Sequence = 101, AllowShrink = true }));
                break;
        }
    }

    private void DamageFile(string attack, PackageBuild build)
    {
        var index = Path.Combine(_it.Incoming, build.Manifest.Manifest.Layers[0].Index);
        var bytes = File.ReadAllBytes(index);
        switch (attack)
        {
            case "file-cut":
                File.WriteAllBytes(index, bytes[..^1]);
                break;
            case "file-altered":
                bytes[bytes.Length / 2] ^= 0x40;
                File.WriteAllBytes(index, bytes);
                break;
            default:
                File.Delete(index);
                break;
        }
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }
}
