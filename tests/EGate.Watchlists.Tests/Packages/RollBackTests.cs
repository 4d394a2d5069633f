using static EGate.Watchlists.Tests.PackageFixture;

namespace EGate.Watchlists.Tests;

/// <summary>Older lists come back only by an act that is signed, and under a new number.</summary>
public sealed class RollBackTests : IDisposable
{
    private readonly PackageFixture _it = new();

    public void Dispose() => _it.Dispose();

    [Fact]
    public void Older_lists_are_in_force_again_under_a_higher_number_and_with_their_own_age()
    {
        using var store = WithTwo();
        var act = RollBack(ageFromNow: false);

        Assert.NotNull(store.Look().Taken);

        Assert.True(_it.FindsAnna(store));
        Assert.False(_it.FindsClara(store));
        var manifest = store.Snapshot.Package!.Manifest;
        Assert.True(manifest.Sequence > 101);
        Assert.Equal(new PackageRollback(100, "officer.7", "bad source", false), manifest.Rollback);
        Assert.Equal(act.Manifest.Made, _it.Time.GetUtcNow().AddHours(-20));
        Assert.Equal(ListCondition.Old, store.Status(_it.Policy, _it.Time.GetUtcNow())[0].Condition);
    }

    [Fact]
    public void Officer_may_answer_for_the_older_lists_being_good_as_of_now()
    {
        using var store = WithTwo();
        RollBack(ageFromNow: true);

        Assert.NotNull(store.Look().Taken);

        Assert.Equal(ListCondition.Current, store.Status(_it.Policy, _it.Time.GetUtcNow())[0].Condition);
        Assert.True(store.Snapshot.Package!.Manifest.Rollback!.AgeFromNow);
    }

    [Theory]
    [InlineData("", "bad source")]
    [InlineData("officer.7", "")]
    [InlineData("officer.7", "two\nlines")]
    public void Roll_back_without_a_name_and_a_reason_is_not_made(string by, string reason)
    {
        using var store = WithTwo();

        Assert.Throws<PackageException>(() =>
            new PackageBuilder(_it.Time).RollBack(
                _it.At("old"),
                _it.Incoming,
                _it.Key,
                new PackageRollback(0, by, reason, false),
                TimeSpan.FromHours(24)
            )
        );

        Assert.Null(store.Look().Taken);
    }

    [Fact]
    public void Roll_back_to_a_damaged_package_is_not_made()
    {
        using var store = WithTwo();
        var index = Directory.GetFiles(_it.At("old"), "*.index").Single();
        File.WriteAllBytes(index, File.ReadAllBytes(index)[..^1]);

        Assert.Throws<PackageException>(() => RollBack(ageFromNow: false));

        Assert.Null(store.Look().Taken);
        Assert.True(_it.FindsClara(store));
    }

    [Fact]
    public void Import_takes_a_newer_package_only_and_leaves_the_folder_as_it_was()
    {
        using var store = WithTwo();
        var keys = PackageKeys.Load(_it.Keys);

        var e = Assert.Throws<PackageException>(() =>
            PackageImport.Run(_it.At("old"), _it.Incoming, keys, _it.Time.GetUtcNow())
        );

        Assert.Equal(PackageFault.Older, e.Fault);
        Assert.Equal(101, PackageFolder.ReadManifest(_it.Incoming).Manifest.Sequence);
        Assert.Equal(100, PackageImport.Run(_it.At("old"), _it.At("stick"), keys, _it.Time.GetUtcNow()).Sequence);
        Assert.Empty(PackageFolder.Examine(_it.At("stick"), keys));
        Assert.Throws<PackageException>(() =>
            PackageImport.Run(_it.At("old"), _it.At("stick"), PackageKeys.None, _it.Time.GetUtcNow())
        );
    }

    // A lane that took number 100 and 20 hours later number 101, in which Anna is missing.
    private ListStore WithTwo()
    {
        _it.Build(Anna + Berta, p => p with { Sequence = 100 }, _it.At("old"));
        var store = _it.WithLists(100);
        _it.Time.Advance(TimeSpan.FromHours(20));
        _it.Build(Berta + Clara, p => p with { Sequence = 101, ValidFor = TimeSpan.FromHours(24) });
        Assert.NotNull(store.Look().Taken);
        return store;
    }

    private SignedManifest RollBack(bool ageFromNow) =>
        new PackageBuilder(_it.Time).RollBack(
            _it.At("old"),
            _it.Incoming,
            _it.Key,
            new PackageRollback(0, "officer.7", "bad source", ageFromNow),
            TimeSpan.FromHours(24)
        );
}
