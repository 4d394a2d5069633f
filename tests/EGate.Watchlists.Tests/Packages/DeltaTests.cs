using static EGate.Watchlists.Tests.PackageFixture;

namespace EGate.Watchlists.Tests;

/// <summary>Packages that say only what has changed.</summary>
public sealed class DeltaTests : IDisposable
{
    private readonly PackageFixture _it = new();

    public void Dispose() => _it.Dispose();

    [Fact]
    public void Delta_adds_removes_and_changes_entries()
    {
        using var store = _it.WithLists();
        var moved = Berta.Replace("1980-01-02", "1981-03-04", StringComparison.Ordinal);

        var build = Delta(moved + Clara);

        Assert.Equal((100, 2, 2), (build.Manifest.Manifest.Base, build.Changed, build.Removed));
        Assert.NotNull(store.Look().Taken);
        Assert.False(_it.FindsAnna(store));
        Assert.True(_it.FindsClara(store));
        Assert.True(_it.Finds(store.Snapshot, "SVENSSON", "BERTA", "810304"));
        var hit = Assert.Single(
            Screening
                .Search(
                    Specimens.Traveller("SVENSSON", "BERTA", "810304", number: "X7654321"),
                    store.Snapshot,
                    _it.Policy,
                    _it.Time.GetUtcNow()
                )
                .Hits
        );
        Assert.Equal("N-2", hit.Entry);
    }

    [Fact]
    public void Delta_of_a_delta_is_made_against_the_same_base_and_a_lane_that_missed_one_takes_it()
    {
        using var store = _it.WithLists();
        Delta(Anna + Berta + Clara);
        var second = Delta(Anna + Clara);

        Assert.Equal((100L, 1L, 1L), (second.Manifest.Manifest.Base!.Value, second.Changed, second.Removed));
        Assert.NotNull(store.Look().Taken);
        Assert.True(_it.FindsAnna(store) && _it.FindsClara(store));
        Assert.False(_it.FindsBerta(store));
    }

    [Fact]
    public void Nothing_but_the_new_files_is_copied_for_a_delta()
    {
        using var store = _it.WithLists();
        var baseIndex = store.Snapshot.Package!.Manifest.Layers[0].Index;
        var before = new FileInfo(Path.Combine(_it.Store, baseIndex)).LastWriteTimeUtc;
        Delta(Anna + Berta + Clara);
        // The lane has the base already: that it is damaged where it came from does not matter any more.
        File.WriteAllText(Path.Combine(_it.Incoming, baseIndex), "damaged");

        Assert.NotNull(store.Look().Taken);

        Assert.Equal(before, new FileInfo(Path.Combine(_it.Store, baseIndex)).LastWriteTimeUtc);
        Assert.True(_it.FindsClara(store) && _it.FindsAnna(store));
    }

    [Fact]
    public void Removed_stolen_document_is_no_hit_any_more()
    {
        using var store = _it.WithLists();
        bool Stolen() =>
            Screening
                .Search(
                    Specimens.Traveller("X", "Y", "000101", number: "UTO990017"),
                    store.Snapshot,
                    _it.Policy,
                    _it.Time.GetUtcNow()
                )
                .Hits.Count > 0;
        Assert.True(Stolen());
        var without = Lists.LostHead + "\"ab 12-34<\",UTO,visa,stolen-blank,\n# end: 1\n";

        _it.Build(
            Anna + Berta,
            p =>
            {
                File.WriteAllText(_it.At("lost.csv"), without);
                return p with { DeltaFrom = _it.Incoming, AllowShrink = true };
            }
        );
        Assert.NotNull(store.Look().Taken);

        Assert.False(Stolen());
    }

    [Fact]
    public void Delta_goes_into_another_folder_with_its_base()
    {
        _it.Build(Anna + Berta, p => p with { Sequence = 100 }, _it.At("base"));

        _it.Build(Anna + Berta + Clara, p => p with { DeltaFrom = _it.At("base") });

        Assert.Empty(PackageFolder.Examine(_it.Incoming, PackageKeys.Load(_it.Keys)));
        using var store = _it.Open();
        Assert.NotNull(store.Look().Taken);
        Assert.True(_it.FindsAnna(store) && _it.FindsClara(store));
    }

    [Fact]
    public void Base_without_its_digest_makes_no_delta()
    {
        _it.Build(Anna + Berta);
        File.Delete(Path.Combine(_it.Incoming, "entries.digest"));

        Assert.Contains(
            "entries.digest",
            Assert.Throws<PackageException>(() => Delta(Anna)).Message,
            StringComparison.Ordinal
        );
    }

    private PackageBuild Delta(string rows) =>
        _it.Build(rows, p => p with { DeltaFrom = _it.Incoming, AllowShrink = true });
}
