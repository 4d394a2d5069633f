namespace EGate.Watchlists;

/// <summary>A file that goes into a package.</summary>
/// <param name="Path">The file.</param>
/// <param name="List">Code of the list it is part of.</param>
/// <param name="Action">What its hits ask for.</param>
/// <param name="Format">Its format; null to tell it by its content.</param>
public sealed record PackageInput(string Path, string List, ListAction Action, ListFormat? Format = null);

/// <summary>What package is to be made.</summary>
public sealed record PackagePlan
{
    /// <summary>The files.</summary>
    public required IReadOnlyList<PackageInput> Inputs { get; init; }

    /// <summary>Folder that the package is put into; created when it is not there.</summary>
    public required string Output { get; init; }

    /// <summary>Key that signs; null makes an index for searching by hand, which no lane takes.</summary>
    public PackageKey? Key { get; init; }

    /// <summary>How long the lists may be used at most.</summary>
    public TimeSpan ValidFor { get; init; } = TimeSpan.FromHours(72);

    /// <summary>Number of the package; null takes the time in seconds since 1970, or one more than the package before.</summary>
    public long? Sequence { get; init; }

    /// <summary>Folder of the package that a delta is made against; null makes a full one.</summary>
    public string? DeltaFrom { get; init; }

    /// <summary>File of the cleared look-alikes; null when there are none.</summary>
    public string? Cleared { get; init; }

    /// <summary>From what on a person is a hit.</summary>
    public MatchSettings Settings { get; init; } = MatchSettings.Default;

    /// <summary>Takes a list that lost more than a fifth of its entries since the package before, which is otherwise refused.</summary>
    public bool AllowShrink { get; init; }
}

/// <summary>A package that was made.</summary>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Readings">What came of each file, in the order of the plan.</param>
/// <param name="Changed">Entries of the delta that are new or changed; of a full package all.</param>
/// <param name="Removed">Entries of the base that are gone or changed; 0 for a full package.</param>
public sealed record PackageBuild(
    SignedManifest Manifest,
    IReadOnlyList<ListReading> Readings,
    long Changed,
    long Removed
);
