using System.Text.Json;

namespace EGate.Passengers;

/// <summary>One thing that is wrong in a file that people write: rules, or officers' decisions.</summary>
/// <param name="Path">Where, e.g. <c>rules[2].when.age</c>.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to write instead.</param>
public sealed record FileProblem(string Path, string Problem, string Remedy);

/// <summary>Collects what is wrong, and reads the small pieces of which everything consists.</summary>
internal sealed class FileProblems
{
    private const int Most = 200;
    private const int QuotedMax = 40;

    private readonly List<FileProblem> list = [];

    internal IReadOnlyList<FileProblem> List => list;

    internal void Add(string path, string problem, string remedy)
    {
        if (list.Count < Most)
        {
            list.Add(new FileProblem(path, problem, remedy));
        }
    }

    /// <summary>The known keys of a section; unknown and doubled ones are refused with the nearest that exists.</summary>
    internal Dictionary<string, JsonElement> Section(JsonElement element, string path, IReadOnlyList<string> known)
    {
        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Add(path, "A section in braces belongs here.", $"Write {{ .. }} with: {string.Join(", ", known)}.");
            return found;
        }

        foreach (var property in element.EnumerateObject())
        {
            var name = NameOf(property);
            if (!known.Contains(name))
            {
                var nearest = Core.NearestName.Of(name, known);
                Add(
                    Join(path, Shown(name)),
                    "There is no such key.",
                    nearest is null
                        ? $"The keys here are {string.Join(", ", known)}."
                        : $"Write {nearest}, or remove it."
                );
            }
            else if (!found.TryAdd(name, property.Value))
            {
                Add(
                    Join(path, name),
                    "The key is given twice; which of the two is meant cannot be known.",
                    "Keep one of them."
                );
            }
        }

        return found;
    }

    /// <summary>A text of a section; empty, and told, when it is missing, too long or no text.</summary>
    internal string Text(Dictionary<string, JsonElement> section, string path, string key, int lengthMax, bool required)
    {
        if (!section.TryGetValue(key, out var value))
        {
            if (required)
            {
                Add(Join(path, key), "The key is missing.", $"Write \"{key}\": \"..\".");
            }

            return "";
        }

        if (TextOf(value) is { Length: > 0 } text && text.Length <= lengthMax && !text.Any(char.IsControl))
        {
            return text;
        }

        Add(Join(path, key), "A short text belongs here.", $"Write 1 to {lengthMax} characters in quotes.");
        return "";
    }

    /// <summary>Text of a JSON string; null when it is none.</summary>
    internal static string? TextOf(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Escapes that make no text.
            return null;
        }
    }

    internal static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>Text of the file as it may stand in a message: short, on one line.</summary>
    internal static string Shown(string text) =>
        string.Concat(
            text.Take(QuotedMax).Select(c => char.IsLetterOrDigit(c) || char.IsPunctuation(c) || c == ' ' ? c : '?')
        );

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }
}
