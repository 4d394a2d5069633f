using System.Globalization;
using System.Text.Json;

namespace EGate.Core;

/// <summary>Reads every key of the table out of a profile, in its bounds, or says what is wrong with it.</summary>
internal sealed class ProfileValues
{
    private readonly ProfileProblems problems;
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    /// <summary>Reads all keys; those left out get their default.</summary>
    public ProfileValues(ProfileTree tree, ProfileProblems problems)
    {
        this.problems = problems;
        foreach (var key in ProfileKeys.All)
        {
            if (tree.TryGet(key.Path, out var element))
            {
                Keep(key, element);
            }
            else if (key.Default is { } inForce)
            {
                Keep(key, Parsed(inForce));
            }
            else if (!tree.IsExcused(key.Path))
            {
                problems.Add(key.Path, "The key is missing and has no default.", $"Write {key.Wanted}: {key.Reason}");
            }
        }
    }

    /// <summary>The key was read without a problem.</summary>
    public bool Has(string path) => values.ContainsKey(path);

    /// <summary>A word, name, text or path.</summary>
    public string Text(string path) => (string)values[path];

    /// <summary>A whole number.</summary>
    public int Whole(string path) => (int)values[path];

    /// <summary>A number.</summary>
    public double Number(string path) => (double)values[path];

    /// <summary>Yes or no.</summary>
    public bool YesNo(string path) => (bool)values[path];

    /// <summary>A whole number of milliseconds.</summary>
    public TimeSpan Milliseconds(string path) => TimeSpan.FromMilliseconds(Whole(path));

    /// <summary>A whole number of hours.</summary>
    public TimeSpan Hours(string path) => TimeSpan.FromHours(Whole(path));

    /// <summary>A whole number of days.</summary>
    public TimeSpan Days(string path) => TimeSpan.FromDays(Whole(path));

    private void Keep(ProfileKey key, JsonElement element)
    {
        if (ValueOf(key, element) is { } value)
        {
            values.Add(key.Path, value);
            return;
        }

        problems.Add(key.Path, $"It is {Found(element)}; wanted is {key.Wanted}.", Remedy(key, element));
    }

    private static object? ValueOf(ProfileKey key, JsonElement element) =>
        key.Type switch
        {
            ProfileKeyType.WholeNumber => WholeIn(key, element),
            ProfileKeyType.Number => NumberIn(key, element),
            ProfileKeyType.YesNo => element.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? element.GetBoolean()
                : null,
            _ when element.ValueKind != JsonValueKind.String => null,
            _ => ProfileTree.TextOf(element) is { } text && ProfileTexts.IsWanted(key, text) ? text : null,
        };

    private static int? WholeIn(ProfileKey key, JsonElement element) =>
        element.ValueKind == JsonValueKind.Number
        && element.TryGetInt32(out var value)
        && value >= key.Min
        && value <= key.Max
            ? value
            : null;

    private static double? NumberIn(ProfileKey key, JsonElement element) =>
        element.ValueKind == JsonValueKind.Number
        && element.TryGetDouble(out var value)
        && value >= key.Min
        && value <= key.Max
            ? value
            : null;

    private static string Found(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => ProfileTree.TextOf(element) is { } text
                ? ProfileProblems.Quote(text)
                : "broken text",
            JsonValueKind.Number => ProfileProblems.Quote(element.GetRawText()).Trim('"'),
            JsonValueKind.Object => "a section",
            JsonValueKind.Array => "a list",
            var kind => kind.ToString().ToLower(CultureInfo.InvariantCulture),
        };

    private static string Remedy(ProfileKey key, JsonElement element)
    {
        var text = element.ValueKind == JsonValueKind.String ? ProfileTree.TextOf(element) : null;
        var hint = text is null ? null : ProfileTexts.Hint(key, text);
        return hint
            ?? (
                key.Default is { } inForce
                    ? $"Write {inForce} (the default), or remove the key. {key.Reason}"
                    : key.Reason
            );
    }

    private static JsonElement Parsed(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
