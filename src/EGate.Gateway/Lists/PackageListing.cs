using System.Text.Json;
using System.Text.RegularExpressions;

namespace EGate.Gateway.Lists;

/// <summary>A file that a package's manifest names.</summary>
/// <param name="Name">A plain file name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Of its bytes, hexadecimal.</param>
internal sealed record ListedFile(string Name, long Bytes, string Sha256);

/// <summary>
/// What a manifest says is to be fetched. Nothing else of it is read here: whether it is signed, new and sound is the lane's to judge.
/// </summary>
/// <param name="Sequence">Number of the package.</param>
/// <param name="Files">Files, each once.</param>
internal sealed partial record PackageListing(long Sequence, IReadOnlyList<ListedFile> Files)
{
    /// <summary>File name of a manifest, the same for every package.</summary>
    internal const string ManifestName = "manifest.egate";

    /// <summary>Longest manifest, bytes.</summary>
    internal const int ManifestBytesMax = 1 << 20;

    private const int FilesMax = 64;
    private const int DepthMax = 8;

    /// <summary>Length of all files, bytes.</summary>
    internal long Bytes => Files.Sum(f => f.Bytes);

    /// <summary>Reads a manifest; null when it names no files that could be fetched.</summary>
    internal static PackageListing? Parse(ReadOnlyMemory<byte> manifest)
    {
        var end = manifest.Span.IndexOf("\n\n"u8);
        try
        {
            using var json = JsonDocument.Parse(
                end < 0 ? manifest : manifest[..end],
                new JsonDocumentOptions { MaxDepth = DepthMax }
            );
            var files = json
                .RootElement.GetProperty("files")
                .EnumerateArray()
                .Select(f => new ListedFile(
                    f.GetProperty("name").GetString() ?? "",
                    f.GetProperty("bytes").GetInt64(),
                    f.GetProperty("sha256").GetString() ?? ""
                ))
                .ToList();
            var isSound =
                files.Count is > 0 and <= FilesMax
                && files.Select(f => f.Name).Distinct(StringComparer.Ordinal).Count() == files.Count
                && files.All(f =>
                    f.Bytes is >= 0 and <= 1L << 40 && NameShape().IsMatch(f.Name) && HashShape().IsMatch(f.Sha256)
                );
            return isSound ? new PackageListing(json.RootElement.GetProperty("sequence").GetInt64(), files) : null;
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{0,79}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameShape();

    [GeneratedRegex(@"^[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex HashShape();
}
