using System.Text.Json;
using System.Text.Json.Serialization;

namespace EGate.Documents;

/// <summary>What is in a trust folder: one entry for each file that was imported.</summary>
/// <param name="Format">1.</param>
/// <param name="Entries">In the order of import.</param>
internal sealed record TrustIndex(int Format, IReadOnlyList<TrustEntry> Entries)
{
    /// <summary>The index of an empty folder.</summary>
    public static TrustIndex Empty { get; } = new(1, []);

    /// <exception cref="TrustFolderException">It is no index of this format.</exception>
    public static TrustIndex Parse(byte[] json)
    {
        try
        {
            return
                JsonSerializer.Deserialize(json, TrustIndexJson.Default.TrustIndex)
                    is { Format: 1, Entries: not null } index
                ? index
                : throw new TrustFolderException("index-malformed");
        }
        catch (JsonException e)
        {
            throw new TrustFolderException("index-malformed", e);
        }
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, TrustIndexJson.Default.TrustIndex);
}

/// <summary>One imported file.</summary>
/// <param name="Kind">What is in it.</param>
/// <param name="Name">The file's name when it was imported.</param>
/// <param name="Sha256">Hash of the file, which is its name in the folder as well.</param>
/// <param name="Of">Country of the signer or issuer; a newer list of the same replaces an older one.</param>
/// <param name="IssuedAt">When a list was made; null when it does not say.</param>
/// <param name="AddedAt">When it was imported.</param>
/// <param name="AddedBy">Who imported it; null when nobody was named.</param>
/// <param name="Why">Why; null when nobody said.</param>
internal sealed record TrustEntry(
    TrustEntryKind Kind,
    string Name,
    string Sha256,
    string Of,
    DateTimeOffset? IssuedAt,
    DateTimeOffset AddedAt,
    string? AddedBy,
    string? Why
)
{
    /// <summary>For people, e.g. <c>de.ml of DE, imported 2026-11-24</c>.</summary>
    [JsonIgnore]
    public string Provenance =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Name}{(Of.Length > 0 ? " of " + Of : "")}, imported {AddedAt.UtcDateTime:yyyy-MM-dd}{(AddedBy is null ? "" : " by " + AddedBy)}{(Why is null ? "" : ": " + Why)}"
        );
}

/// <summary>What an imported file is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrustEntryKind>))]
internal enum TrustEntryKind
{
    /// <summary>A CSCA certificate that an operator answers for.</summary>
    Certificate = 0,

    /// <summary>A certificate that a trusted authority's link certificate leads to.</summary>
    Link = 1,

    MasterList = 2,
    RevocationList = 3,
    DeviationList = 4,
    DefectList = 5,

    /// <summary>A certificate of somebody whose lists are believed.</summary>
    ListSigner = 6,
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(TrustIndex))]
internal sealed partial class TrustIndexJson : JsonSerializerContext;

/// <summary>A trust folder that cannot be used.</summary>
public sealed class TrustFolderException : Exception
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="reason">Stable kebab-case word.</param>
    /// <param name="inner">What led to it.</param>
    public TrustFolderException(string reason, Exception? inner = null)
        : base("trust folder: " + reason, inner) => Reason = reason;

    /// <summary><c>index-malformed</c>, <c>folder-not-readable</c>, <c>folder-not-writable</c> or <c>folder-busy</c>.</summary>
    public string Reason { get; }
}
