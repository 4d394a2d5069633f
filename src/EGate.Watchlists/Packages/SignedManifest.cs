using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace EGate.Watchlists;

/// <summary>
/// A manifest as it stands in its file, in the manner of the journal's checkpoints: the JSON, an empty line, and a signature line over the
/// bytes of the JSON. Without a key the JSON stands alone.
/// </summary>
public sealed partial class SignedManifest
{
    /// <summary>Longest manifest, in bytes.</summary>
    public const int BytesMax = 1 << 20;

    private const string Mark = "— egate-lists ";
    private const int SignatureBytes = 64;
    private const int FilesMax = 64;
    private const int SourcesMax = 256;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        MaxDepth = 8,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private readonly byte[] _statement;
    private readonly byte[]? _signature;

    private SignedManifest(PackageManifest manifest, byte[] statement, byte[]? signature)
    {
        Manifest = manifest;
        _statement = statement;
        _signature = signature;
    }

    /// <summary>What it says. Nothing of it counts before <see cref="Require"/>.</summary>
    public PackageManifest Manifest { get; }

    /// <summary>SHA-256 of the statement: names this very package.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(_statement));

    /// <summary>True when it bears a signature, be it good or bad.</summary>
    public bool IsSigned => _signature is not null;

    /// <summary>Signs a manifest; without a key it stays unsigned.</summary>
    public static SignedManifest Sign(PackageManifest manifest, PackageKey? key)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var named = manifest with { Key = key?.Fingerprint ?? string.Empty };
        var statement = (byte[])[.. JsonSerializer.SerializeToUtf8Bytes(named, Json), (byte)'\n'];
        return new SignedManifest(named, statement, key?.Sign(statement));
    }

    /// <summary>Reads a manifest; the signature is not verified here.</summary>
    /// <exception cref="PackageException">It is not exactly one.</exception>
    public static SignedManifest Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > BytesMax)
        {
            throw new PackageException(PackageFault.NotAPackage, $"the manifest is longer than {BytesMax} bytes");
        }

        var end = bytes.IndexOf("\n\n"u8);
        var statement = end < 0 ? bytes.ToArray() : bytes[..(end + 1)].ToArray();
        var signature = end < 0 ? null : Signature(bytes[(end + 2)..]);
        try
        {
            var manifest =
                JsonSerializer.Deserialize<PackageManifest>(statement, Json)
                ?? throw new PackageException(PackageFault.NotAPackage, "the manifest is empty");
            RequireSound(manifest);
            return new SignedManifest(manifest, statement, signature);
        }
        catch (JsonException e)
        {
            throw new PackageException(
                PackageFault.NotAPackage,
                $"the manifest is damaged or cut short at line {(e.LineNumber ?? 0) + 1}",
                e
            );
        }
    }

    /// <summary>Demands that a known key has signed exactly these bytes.</summary>
    /// <exception cref="PackageException">It has not.</exception>
    public void Require(PackageKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (_signature is null)
        {
            throw new PackageException(PackageFault.NotSigned, "the package bears no signature");
        }

        if (!keys.Knows(Manifest.Key))
        {
            throw new PackageException(
                PackageFault.UnknownKey,
                $"the package is signed with the key {Short(Manifest.Key)}, which is not one of this lane's"
            );
        }

        if (!keys.Verify(Manifest.Key, _statement, _signature))
        {
            throw new PackageException(PackageFault.BadSignature, "the manifest was changed after it was signed");
        }
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes() =>
        _signature is null
            ? _statement
            : [.. _statement, .. Encoding.UTF8.GetBytes($"\n{Mark}{Convert.ToBase64String(_signature)}\n")];

    internal static string Short(string fingerprint) => fingerprint.Length > 16 ? fingerprint[..16] : fingerprint;

    private static byte[] Signature(ReadOnlySpan<byte> line)
    {
        var text = line.Length <= 256 ? Encoding.UTF8.GetString(line) : string.Empty;
        var signature = new byte[SignatureBytes];
        return
            text.StartsWith(Mark, StringComparison.Ordinal)
            && text.EndsWith('\n')
            && Convert.TryFromBase64String(text[Mark.Length..^1], signature, out var written)
            && written == SignatureBytes
            ? signature
            : throw new PackageException(PackageFault.NotAPackage, "the signature line is damaged or cut short");
    }

    // What a signed manifest may say is bounded too: names must stay in the folder, and every layer must be one of the files.
    private static void RequireSound(PackageManifest manifest)
    {
        if (manifest.Format != PackageManifest.FormatNumber)
        {
            throw new PackageException(
                PackageFault.OtherFormat,
                $"the package is of format {manifest.Format}, this program knows {PackageManifest.FormatNumber}"
            );
        }

        var names = manifest.Files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var used = manifest
            .Layers.SelectMany(l => new[] { l.Index, l.Removed })
            .Append(manifest.Cleared)
            .OfType<string>();
        var problem =
            manifest.Sequence < 1 ? "the number must be 1 or more"
            : manifest.ValidUntil <= manifest.Made ? "it ends before it begins"
            : manifest.Files.Count is 0 or > FilesMax || names.Count != manifest.Files.Count
                ? "the files are too many, none, or named twice"
            : manifest.Files.Any(f => !NameShape().IsMatch(f.Name) || f.Bytes < 0 || !HashShape().IsMatch(f.Sha256))
                ? "a file has no proper name, length or hash"
            : manifest.Layers.Count is not (1 or 2) || manifest.Layers[0].Removed is not null
                ? "the layers are not a base and what lies over it"
            : used.Any(u => !names.Contains(u)) ? "it uses a file that it does not name"
            : manifest.Sources.Count > SourcesMax || manifest.Sources.Any(s => !CodeShape().IsMatch(s.List))
                ? "the sources are too many, or a list has no proper code"
            : PackageSettings.Problem(manifest.Settings) is { } unsound ? unsound
            : manifest.Rollback is { } r && (!IsWords(r.By) || !IsWords(r.Reason))
                ? "the roll-back does not say by whom and why"
            : null;
        if (problem is not null)
        {
            throw new PackageException(PackageFault.NotAPackage, $"the manifest is unsound: {problem}");
        }
    }

    private static bool IsWords(string text) => text.Length is > 0 and <= 200 && !text.Any(char.IsControl);

    [GeneratedRegex(@"^[a-z0-9-]{1,32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeShape();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{0,79}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameShape();

    [GeneratedRegex(@"^[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex HashShape();
}
