using System.Collections.Frozen;

namespace EGate.Gateway.Hosting;

/// <summary>
/// The files of a page, embedded in the program: they cannot be missing, changed or mixed with another version, and a path that is not
/// one of them is not served.
/// </summary>
internal static class PageFiles
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Serves the files of <c>Pages/{page}</c>, the index also at the root.</summary>
    internal static void MapPage(this IEndpointRouteBuilder routes, string page)
    {
        foreach (var (path, content) in Load(page))
        {
            var type = Types[Path.GetExtension(path)];
            routes.MapGet(path == "/index.html" ? "/" : path, () => TypedResults.Bytes(content, type));
        }
    }

    private static IEnumerable<(string Path, byte[] Content)> Load(string page)
    {
        var assembly = typeof(PageFiles).Assembly;
        var prefix = $"{page}/";
        foreach (
            var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
        )
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            yield return ($"/{name[prefix.Length..]}", content);
        }
    }
}
