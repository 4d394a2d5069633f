using System.Text.Json;

namespace EGate.Passengers;

/// <summary>Reads one section of conditions, all of which must hold.</summary>
internal static class ConditionReader
{
    private const int WordsMax = 1_000;
    private const int WordLengthMax = 64;

    private static readonly string[] Names = [.. RuleFacts.All.Select(f => f.Name)];
    private static readonly string[] RangeKeys = ["min", "max"];
    private static readonly string[] NotKeys = ["not"];

    internal static IReadOnlyList<Condition> Read(JsonElement element, string path, FileProblems problems)
    {
        var section = problems.Section(element, path, Names);
        var conditions = section
            .Select(pair => ReadOne(RuleFacts.Find(pair.Key)!, pair.Value, $"{path}.{pair.Key}", problems))
            .OfType<Condition>()
            .ToList();
        if (element.ValueKind == JsonValueKind.Object && !element.EnumerateObject().Any())
        {
            problems.Add(
                path,
                "There is no condition: the rule would hold for everybody.",
                $"Ask for one of: {string.Join(", ", Names)}."
            );
        }
        else if (
            conditions.Count > 0
            && conditions.Count == section.Count
            && conditions.TrueForAll(c => c.AsksOnlyForAbsence)
        )
        {
            problems.Add(
                path,
                "All conditions ask for missing passenger data, which is never by itself a reason.",
                "Add a condition on something that is known of the person."
            );
        }

        return conditions;
    }

    private static Condition? ReadOne(RuleFact fact, JsonElement value, string path, FileProblems problems) =>
        fact.Kind switch
        {
            FactKind.Text => Words(fact, value, path, problems),
            FactKind.Number => Range(fact, value, path, problems),
            _ => Truth(fact, value, path, problems),
        };

    private static TruthCondition? Truth(RuleFact fact, JsonElement value, string path, FileProblems problems)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return new TruthCondition(fact.Name, value.GetBoolean());
        }

        problems.Add(path, "True or false belongs here.", "Write true or false without quotes.");
        return null;
    }

    private static RangeCondition? Range(RuleFact fact, JsonElement value, string path, FileProblems problems)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            var exact = value.GetDouble();
            return new RangeCondition(fact.Name, exact, exact);
        }

        var range = problems.Section(value, path, RangeKeys);
        var min = Bound(range, "min", double.NegativeInfinity, path, problems);
        var max = Bound(range, "max", double.PositiveInfinity, path, problems);
        if (value.ValueKind == JsonValueKind.Object && range.Count == 0)
        {
            problems.Add(path, "There is no bound.", "Write { \"min\": .., \"max\": .. }; one of the two is enough.");
        }
        else if (min > max)
        {
            problems.Add(path, "The lower bound is above the upper one: the rule could never hold.", "Exchange them.");
        }

        return new RangeCondition(fact.Name, min, max);
    }

    private static double Bound(
        Dictionary<string, JsonElement> range,
        string key,
        double missing,
        string path,
        FileProblems problems
    )
    {
        if (!range.TryGetValue(key, out var value))
        {
            return missing;
        }

        if (value.ValueKind == JsonValueKind.Number)
        {
            return value.GetDouble();
        }

        problems.Add($"{path}.{key}", "A number belongs here.", "Write it without quotes.");
        return missing;
    }

    private static WordCondition? Words(RuleFact fact, JsonElement value, string path, FileProblems problems)
    {
        var negated = value.ValueKind == JsonValueKind.Object;
        if (negated)
        {
            var section = problems.Section(value, path, NotKeys);
            if (!section.TryGetValue("not", out value))
            {
                problems.Add(
                    path,
                    "A word, a list of words, or { \"not\": .. } belongs here.",
                    "Write one of the three."
                );
                return null;
            }
        }

        List<JsonElement> elements = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        if (elements.Count is 0 or > WordsMax)
        {
            problems.Add(path, "The list has no word, or too many.", $"Write 1 to {WordsMax} words.");
            return null;
        }

        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            Word(fact, element, path, words, problems);
        }

        return new WordCondition(fact.Name, words, negated);
    }

    private static void Word(
        RuleFact fact,
        JsonElement element,
        string path,
        HashSet<string> words,
        FileProblems problems
    )
    {
        if (FileProblems.TextOf(element) is not { Length: > 0 and <= WordLengthMax } word)
        {
            problems.Add(path, "A word belongs here.", $"Write 1 to {WordLengthMax} characters in quotes.");
        }
        else if (fact.Words is not null && !fact.Words.Contains(word))
        {
            var nearest = Core.NearestName.Of(word, fact.Words);
            problems.Add(
                path,
                $"The fact is never {FileProblems.Shown(word)}.",
                nearest is null ? $"Its words are {string.Join(", ", fact.Words)}." : $"Write {nearest}."
            );
        }
        else
        {
            words.Add(fact.Name == "flight" ? FlightName.Of(word) : word);
        }
    }
}
