using System.Text.Json.Serialization;

namespace EGate.Watchlists;

/// <summary>
/// What a package of lists is: the signed statement of its number, its age, its sources, and the hash of every file. It names files by
/// their content, so a delta is a package whose manifest names the files of its base too, and whoever has them fetches only the new ones.
/// </summary>
public sealed record PackageManifest
{
    /// <summary>The format that this program writes and reads.</summary>
    public const int FormatNumber = 1;

    /// <summary>File name of the manifest in a package's folder.</summary>
    public const string FileName = "manifest.egate";

    /// <summary>Number of the format; another one is refused.</summary>
    [JsonPropertyName("format")]
    public required int Format { get; init; }

    /// <summary>Grows from package to package; a lane takes none that is not above the highest it has seen.</summary>
    [JsonPropertyName("sequence")]
    public required long Sequence { get; init; }

    /// <summary>When the lists were put together (UTC): their age counts from here.</summary>
    [JsonPropertyName("made")]
    public required DateTimeOffset Made { get; init; }

    /// <summary>After this the lists clear nobody, whatever a lane's own limits say (UTC).</summary>
    [JsonPropertyName("validUntil")]
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>SHA-256 of the signer's public key in hexadecimal; empty for a package without a signature.</summary>
    [JsonPropertyName("key")]
    public required string Key { get; init; }

    /// <summary>Number of the package that a delta builds on; null for a full one.</summary>
    [JsonPropertyName("base")]
    public long? Base { get; init; }

    /// <summary>The act that puts older lists in force again; null for an ordinary package.</summary>
    [JsonPropertyName("rollback")]
    public PackageRollback? Rollback { get; init; }

    /// <summary>Where the entries come from, list by list.</summary>
    [JsonPropertyName("sources")]
    public required IReadOnlyList<PackageSource> Sources { get; init; }

    /// <summary>From what on a person is a hit.</summary>
    [JsonPropertyName("settings")]
    public required MatchSettings Settings { get; init; }

    /// <summary>The index of the base and, in a delta, what lies over it; in this order.</summary>
    [JsonPropertyName("layers")]
    public required IReadOnlyList<PackageLayer> Layers { get; init; }

    /// <summary>File of the cleared look-alikes; null when there are none.</summary>
    [JsonPropertyName("cleared")]
    public string? Cleared { get; init; }

    /// <summary>Every file of the package besides the manifest.</summary>
    [JsonPropertyName("files")]
    public required IReadOnlyList<PackageFile> Files { get; init; }
}

/// <summary>One source of a package.</summary>
/// <param name="List">Code of the list.</param>
/// <param name="Action">What its hits ask for.</param>
/// <param name="Format">Format of the file.</param>
/// <param name="File">Name of the file, without its folder.</param>
/// <param name="Sha256">Of the file.</param>
/// <param name="Made">When the source made it; null when it does not say.</param>
/// <param name="Identities">Persons.</param>
/// <param name="Documents">Stolen, lost and revoked documents.</param>
/// <param name="Skipped">Organisations, ships, aircraft.</param>
/// <param name="Rejected">Records that could not be used.</param>
public sealed record PackageSource(
    [property: JsonPropertyName("list")] string List,
    [property: JsonPropertyName("action")] ListAction Action,
    [property: JsonPropertyName("format")] ListFormat Format,
    [property: JsonPropertyName("file")] string File,
    [property: JsonPropertyName("sha256")] string Sha256,
    [property: JsonPropertyName("made")] DateTimeOffset? Made,
    [property: JsonPropertyName("identities")] long Identities,
    [property: JsonPropertyName("documents")] long Documents,
    [property: JsonPropertyName("skipped")] long Skipped,
    [property: JsonPropertyName("rejected")] long Rejected
);

/// <summary>A layer of the index.</summary>
/// <param name="Index">File of the index.</param>
/// <param name="Removed">File of the entries of the layers before that are no longer true; null for the base.</param>
public sealed record PackageLayer(
    [property: JsonPropertyName("index")] string Index,
    [property: JsonPropertyName("removed")] string? Removed
);

/// <summary>A file of a package.</summary>
/// <param name="Name">Its name, which holds the beginning of its hash.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal.</param>
public sealed record PackageFile(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("bytes")] long Bytes,
    [property: JsonPropertyName("sha256")] string Sha256
);

/// <summary>Who put which older lists in force again, and why.</summary>
/// <param name="Sequence">Number of the package whose lists these are.</param>
/// <param name="By">Name of the officer.</param>
/// <param name="Reason">A few words.</param>
/// <param name="AgeFromNow">True when the officer answers for the lists being good as of the roll-back; otherwise their age goes on counting.</param>
public sealed record PackageRollback(
    [property: JsonPropertyName("sequence")] long Sequence,
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("ageFromNow")] bool AgeFromNow
);
