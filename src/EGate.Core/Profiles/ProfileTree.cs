using System.Text.Json;

namespace EGate.Core;

/// <summary>
/// Takes the known keys out of a parsed profile and tells of everything that is not one: unknown keys with the nearest known one,
/// keys given twice, a value where a section belongs.
/// </summary>
internal sealed class ProfileTree
{
    private static readonly HashSet<string> Known = ProfileKeys
        .All.Select(k => k.Path)
        .ToHashSet(StringComparer.Ordinal);
    private static readonly HashSet<string> Sections = ProfileKeys
        .All.SelectMany(k => Parents(k.Path))
        .ToHashSet(StringComparer.Ordinal);
    private static readonly ILookup<string, string> Children = Known
        .Concat(Sections)
        .ToLookup(Parent, StringComparer.Ordinal);

    private readonly ProfileProblems problems;
    private readonly Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> excused = new(StringComparer.Ordinal);

    /// <summary>Walks the whole tree.</summary>
    public ProfileTree(JsonElement root, ProfileProblems problems)
    {
        this.problems = problems;
        Walk(root, "");
    }

    /// <summary>The key's value, when it was given.</summary>
    public bool TryGet(string path, out JsonElement value) => values.TryGetValue(path, out value);

    /// <summary>A missing key about which the file's reader has been told already: its section is broken, or it was mistyped.</summary>
    public bool IsExcused(string path) => excused.Contains(path) || Parents(path).Any(excused.Contains);

    /// <summary>Text of a JSON string; null when its escapes make no text (a lone surrogate).</summary>
    public static string? TextOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void Walk(JsonElement section, string prefix)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in section.EnumerateObject())
        {
            if (problems.IsFull)
            {
                return;
            }

            Take(property, prefix, seen);
        }
    }

    private void Take(JsonProperty property, string prefix, HashSet<string> seen)
    {
        if (NameOf(property) is not { } name)
        {
            problems.Add(prefix, "A key here is not text.", "Write the key in plain letters.");
            return;
        }

        var path = prefix.Length == 0 ? name : $"{prefix}.{name}";
        var known = !name.Contains('.', StringComparison.Ordinal) && (Known.Contains(path) || Sections.Contains(path));
        if (!known)
        {
            Refuse(name, prefix);
        }
        else if (!seen.Add(name))
        {
            problems.Add(
                path,
                "The key is given twice; which of the two is meant cannot be known.",
                "Keep one of them."
            );
        }
        else if (Known.Contains(path))
        {
            values.Add(path, property.Value);
        }
        else if (property.Value.ValueKind == JsonValueKind.Object)
        {
            Walk(property.Value, path);
        }
        else
        {
            excused.Add(path);
            problems.Add(
                path,
                "A section in braces belongs here.",
                $"Write \"{name}\": {{ ... }} with its keys inside."
            );
        }
    }

    private void Refuse(string name, string prefix)
    {
        var place = prefix.Length == 0 ? "" : prefix + ".";
        if (ProfileKeys.Retired.TryGetValue(place + name, out var instead))
        {
            problems.Add(place + name, "There is no such key any more.", instead);
            return;
        }

        var nearest = NearestName.Of(name, Children[prefix].Select(path => path[place.Length..]));
        var suggestion = nearest is null ? Elsewhere(name) : place + nearest;
        if (suggestion is not null)
        {
            excused.Add(suggestion);
        }

        problems.Add(
            place + ProfileProblems.Quote(name).Trim('"'),
            "There is no such key.",
            suggestion is null
                ? "Remove it; egatectl config explain lists the keys there are."
                : $"Write {suggestion}, or remove it."
        );
    }

    /// <summary>A key that exists, but in another section.</summary>
    private static string? Elsewhere(string name) =>
        Known.FirstOrDefault(path => path.EndsWith("." + name, StringComparison.Ordinal) && name.Length > 0);

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Parent(string path) => path.LastIndexOf('.') is var dot and >= 0 ? path[..dot] : "";

    private static IEnumerable<string> Parents(string path)
    {
        for (var parent = Parent(path); parent.Length > 0; parent = Parent(parent))
        {
            yield return parent;
        }
    }
}
