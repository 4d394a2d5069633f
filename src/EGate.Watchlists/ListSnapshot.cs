namespace EGate.Watchlists;

/// <summary>What is known about one list in force.</summary>
/// <param name="Name">Code of the list.</param>
/// <param name="Action">What its hits ask for.</param>
/// <param name="Entries">Persons and documents that are searched.</param>
/// <param name="Rejected">Records that were lost when the package was made, because they could not be used.</param>
/// <param name="Made">When the package was made (UTC).</param>
/// <param name="Sha256">Of the list's file, in hexadecimal; of its first one when there are several.</param>
public sealed record ListInfo(
    string Name,
    ListAction Action,
    long Entries,
    long Rejected,
    DateTimeOffset Made,
    string Sha256
);

/// <summary>
/// The lists as they stood at one moment: one verified package. Immutable, so a crossing searches the same entries from beginning to end.
/// </summary>
public sealed class ListSnapshot
{
    private ListSnapshot(SignedManifest? package, ListLayers? layers, ClearedLookalikes cleared)
    {
        Package = package;
        Layers = layers;
        Cleared = cleared;
        var sources = package?.Manifest.Sources ?? [];
        Lists =
        [
            .. sources
                .GroupBy(s => s.List, StringComparer.Ordinal)
                .Select(g => new ListInfo(
                    g.Key,
                    g.First().Action,
                    g.Sum(s => s.Identities + s.Documents),
                    g.Sum(s => s.Rejected),
                    package!.Manifest.Made,
                    g.First().Sha256
                )),
        ];
        HoldsPersons = sources.Any(s => s.Identities > 0);
        HoldsDocuments = sources.Any(s => s.Documents > 0);
    }

    /// <summary>Nothing is loaded.</summary>
    public static ListSnapshot Empty { get; } = new(null, null, ClearedLookalikes.None);

    /// <summary>The package in force; null when there is none.</summary>
    public SignedManifest? Package { get; }

    /// <summary>The lists of the package.</summary>
    public IReadOnlyList<ListInfo> Lists { get; }

    /// <summary>True when there is a list of persons; without one nobody is cleared as not listed.</summary>
    public bool HoldsPersons { get; }

    /// <summary>True when there is a list of stolen, lost and revoked documents.</summary>
    public bool HoldsDocuments { get; }

    internal ListLayers? Layers { get; }

    internal ClearedLookalikes Cleared { get; }

    /// <summary>The lists of a package that was verified already.</summary>
    internal static ListSnapshot Of(SignedManifest package, ListLayers layers, ClearedLookalikes cleared) =>
        new(package, layers, cleared);

    /// <summary>Opens the files of a verified package that stand in a folder.</summary>
    /// <exception cref="PackageException">One of them cannot be used.</exception>
    internal static ListSnapshot Open(string folder, SignedManifest package)
    {
        var layers = ListLayers.Open(folder, package.Manifest);
        try
        {
            return new ListSnapshot(package, layers, ClearedOf(folder, package.Manifest));
        }
        catch (PackageException)
        {
            layers.Dispose();
            throw;
        }
    }

    private static ClearedLookalikes ClearedOf(string folder, PackageManifest manifest)
    {
        if (manifest.Cleared is not { } name)
        {
            return ClearedLookalikes.None;
        }

        try
        {
            using var file = File.OpenRead(Path.Combine(folder, name));
            return ClearedLookalikes.Read(file);
        }
        catch (Exception e) when (e is ListRefusedException or IOException or UnauthorizedAccessException)
        {
            throw new PackageException(PackageFault.NotReadable, $"{name}: {e.Message}", e);
        }
    }
}
