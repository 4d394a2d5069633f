using EGate.Watchlists;

namespace EGate.Daemon.Simulation;

/// <summary>
/// The lists of a simulated lane: the specimens of the repository (<c>hardware/lists</c>, all persons invented) as a package that is made
/// when the lane starts, and signed with a key of the lane's own. The lane takes it the way a kiosk takes the true one.
/// </summary>
internal sealed class SimulatedLists
{
    /// <summary>Code of the specimen persons' list.</summary>
    public const string Persons = "un";

    /// <summary>Code of the specimen documents' list.</summary>
    public const string Documents = "lost-documents";

    private readonly string _source;
    private readonly string _keyPath;
    private readonly TimeProvider _time;

    /// <summary>Makes the key, once, and a package of today.</summary>
    /// <param name="source">The folder <c>hardware/lists</c>.</param>
    /// <param name="folder">Folder of the lane that key and package go into.</param>
    /// <param name="time">Clock.</param>
    /// <exception cref="ListRefusedException">A specimen is damaged.</exception>
    /// <exception cref="PackageException">The package cannot be written.</exception>
    public SimulatedLists(string source, string folder, TimeProvider time)
    {
        (_source, _time) = (source, time);
        Package = Path.Combine(folder, "lists");
        _keyPath = Path.Combine(folder, "list-key.pem");
        if (!File.Exists(_keyPath))
        {
            using var key = PackageKey.Create();
            key.Save(_keyPath);
        }

        Build();
    }

    /// <summary>Where the package is.</summary>
    public string Package { get; }

    /// <summary>The public key it is signed with.</summary>
    public string PackageKeys => _keyPath + ".pub";

    /// <summary>Makes a new package that takes the place of the one before.</summary>
    public PackageBuild Build(Func<PackagePlan, PackagePlan>? change = null)
    {
        using var key = PackageKey.Load(_keyPath);
        var plan = new PackagePlan
        {
            Inputs =
            [
                new PackageInput(Path.Combine(_source, "un-specimen.xml"), Persons, ListAction.Refer),
                new PackageInput(Path.Combine(_source, "lost-documents-specimen.csv"), Documents, ListAction.Stop),
            ],
            Output = Package,
            Key = key,
        };
        return new PackageBuilder(_time).Build(change?.Invoke(plan) ?? plan);
    }
}
