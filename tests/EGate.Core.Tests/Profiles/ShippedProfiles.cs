using System.Text.Json;
using System.Text.Json.Nodes;

namespace EGate.Core.Tests.Profiles;

/// <summary>The files of <c>hardware/profiles</c>, and pieces of them.</summary>
internal static class ShippedProfiles
{
    private static readonly JsonDocumentOptions WithComments = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Without folder and ending.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [.. Directory.GetFiles(Folder(), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    /// <summary>The file's text.</summary>
    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder(), name + ".json"));

    /// <summary>The file without comments, to be changed by a test.</summary>
    public static JsonObject Tree(string name) => JsonNode.Parse(Text(name), null, WithComments)!.AsObject();

    /// <summary>Every value with its path and its JSON.</summary>
    public static IEnumerable<(string Path, string Json)> Leaves(string name) => Leaves(Tree(name), "");

    /// <summary>The file with only the keys that <paramref name="keep"/> wants.</summary>
    public static string OnlyKeys(string name, Predicate<string> keep)
    {
        var tree = Tree(name);
        Prune(tree, "", keep);
        return tree.ToJsonString();
    }

    /// <summary>The object that holds the key, e.g. <c>timings</c> of <c>timings.enter_ms_max</c>, and the key's own name.</summary>
    public static (JsonObject Section, string Name) Place(JsonObject tree, string path)
    {
        var parts = path.Split('.');
        var section = parts[..^1].Aggregate(tree, (at, part) => at[part]!.AsObject());
        return (section, parts[^1]);
    }

    private static IEnumerable<(string Path, string Json)> Leaves(JsonObject section, string prefix) =>
        section.SelectMany(pair =>
            pair.Value is JsonObject inner
                ? Leaves(inner, prefix + pair.Key + ".")
                : [(prefix + pair.Key, pair.Value!.ToJsonString())]
        );

    private static void Prune(JsonObject section, string prefix, Predicate<string> keep)
    {
        foreach (var (name, value) in section.ToArray())
        {
            if (value is JsonObject inner)
            {
                Prune(inner, prefix + name + ".", keep);
            }
            else if (!keep(prefix + name))
            {
                section.Remove(name);
            }
        }
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EGate.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run inside the checkout.");
        }

        return Path.Combine(folder.FullName, "hardware", "profiles");
    }
}
