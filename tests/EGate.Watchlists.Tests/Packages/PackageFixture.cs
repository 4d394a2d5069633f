using EGate.Core;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Watchlists.Tests;

/// <summary>A place where packages are made, a folder in which they arrive, and a lane's store.</summary>
internal sealed class PackageFixture : IDisposable
{
    internal const string Anna = "N-1,ANNA MARIA ERIKSSON,primary,1974-08-12,F,UTO,,\n";
    internal const string Berta = "N-2,BERTA SVENSSON,primary,1980-01-02,F,UTO,,\n";
    internal const string Clara = "N-3,CLARA NILSSON,primary,1990-05-06,F,UTO,,\n";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("egate-packages-");

    internal PackageFixture()
    {
        Key = PackageKey.Create();
        File.WriteAllText(Keys, Key.PublicPem);
    }

    internal FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero));

    internal PackageKey Key { get; }

    internal string Keys => At("keys.pem");

    internal string Incoming => At("incoming");

    internal string Store => At("store");

    internal ListsPolicy Policy { get; } = new("", "", "", TimeSpan.FromHours(12), TimeSpan.FromHours(24), 0);

    public void Dispose()
    {
        Key.Dispose();
        _root.Delete(recursive: true);
    }

    internal string At(string name) => Path.Combine(_root.FullName, name);

    /// <summary>Makes a package of a national list with these rows and a lost documents list.</summary>
    internal PackageBuild Build(string rows, Func<PackagePlan, PackagePlan>? change = null, string? output = null)
    {
        File.WriteAllText(At("national.csv"), Lists.NationalHead + rows);
        File.WriteAllText(At("lost.csv"), Lists.Lost);
        var plan = new PackagePlan
        {
            Inputs =
            [
                new PackageInput(At("national.csv"), "national", ListAction.Refer),
                new PackageInput(At("lost.csv"), "lost-documents", ListAction.Stop),
            ],
            Output = output ?? Incoming,
            Key = Key,
        };
        return new PackageBuilder(Time).Build(change?.Invoke(plan) ?? plan);
    }

    internal ListStore Open() => new(Incoming, Store, Keys, Time);

    /// <summary>A store that has taken a package of Anna and Berta with number 100.</summary>
    internal ListStore WithLists(long number = 100)
    {
        Build(Anna + Berta, p => p with { Sequence = number });
        var store = Open();
        Assert.NotNull(store.Look().Taken);
        return store;
    }

    internal bool Finds(ListSnapshot lists, string surname, string given, string born) =>
        Screening
            .Search(Specimens.Traveller(surname, given, born, number: "X7654321"), lists, Policy, Time.GetUtcNow())
            .Hits.Count > 0;

    internal bool FindsAnna(ListStore store) => Finds(store.Snapshot, "ERIKSSON", "ANNA MARIA", "740812");

    internal bool FindsBerta(ListStore store) => Finds(store.Snapshot, "SVENSSON", "BERTA", "800102");

    internal bool FindsClara(ListStore store) => Finds(store.Snapshot, "NILSSON", "CLARA", "900506");
}
