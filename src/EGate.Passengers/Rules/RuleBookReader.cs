using System.Text.Json;

namespace EGate.Passengers;

/// <summary>Either the rules or everything that is wrong with them.</summary>
/// <param name="Rules">Null when there is any problem.</param>
/// <param name="Problems">All problems of the file at once; at most 200.</param>
public sealed record RuleBookResult(RuleBook? Rules, IReadOnlyList<FileProblem> Problems);

/// <summary>
/// Reads rules: JSON with comments.
/// <code>
/// { "version": "2026-11-24", "rules": [
///   { "name": "child-with-other-document", "flag": "other-document", "advice": "Ask who travels with the child.",
///     "when": { "age": { "max": 15 }, "differs": ["other-document", "other-birth-date"] } } ] }
/// </code>
/// Every condition of <c>when</c> must hold; a list of such sections holds when one of them does. With <c>"refer": true</c> a traveller at the
/// gate for whom it holds is handed to an officer; without it the officer only sees the flag. The facts are those of
/// <see cref="RuleFacts"/>. It is strict: unknown keys and words are refused with the nearest known one, and all problems of a file are told at once.
/// </summary>
public static class RuleBookReader
{
    /// <summary>Longest file, bytes.</summary>
    public const int BytesMax = 1 << 20;

    private const int RulesMax = 500;
    private const int AlternativesMax = 20;
    private const int NameMax = 64;
    private const int AdviceMax = 300;

    private static readonly string[] FileKeys = ["version", "rules"];
    private static readonly string[] RuleKeys = ["name", "flag", "advice", "refer", "when"];

    /// <summary>Reads rules. Never throws for what is in the file: everything that is wrong is in the result.</summary>
    public static RuleBookResult Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var problems = new FileProblems();
        var book = StrictJson.Read(json, BytesMax, problems, root => Book(root, problems));
        return problems.List.Count == 0 ? new RuleBookResult(book, []) : new RuleBookResult(null, problems.List);
    }

    private static RuleBook Book(JsonElement root, FileProblems problems)
    {
        var file = problems.Section(root, "", FileKeys);
        var version = problems.Text(file, "", "version", NameMax, required: true);
        var rules = new List<Rule>();
        if (!file.TryGetValue("rules", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            problems.Add("rules", "A list of rules belongs here.", "Write \"rules\": [ { .. } ].");
        }
        else if (list.GetArrayLength() > RulesMax)
        {
            problems.Add(
                "rules",
                $"More than {RulesMax} rules.",
                "Join rules that raise the same flag: when may be a list."
            );
        }
        else
        {
            rules.AddRange(list.EnumerateArray().Select((element, i) => ReadRule(element, $"rules[{i}]", problems)));
        }

        foreach (var twice in rules.Where(r => r.Name.Length > 0).GroupBy(r => r.Name).Where(g => g.Count() > 1))
        {
            problems.Add("rules", $"Two rules have the name {FileProblems.Shown(twice.Key)}.", "Give each its own.");
        }

        return new RuleBook(version, rules);
    }

    private static Rule ReadRule(JsonElement element, string path, FileProblems problems)
    {
        var rule = problems.Section(element, path, RuleKeys);
        var name = problems.Text(rule, path, "name", NameMax, required: true);
        var flag = problems.Text(rule, path, "flag", NameMax, required: true);
        if (!flag.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            problems.Add(
                $"{path}.flag",
                "A flag is a word of small letters, digits and hyphens.",
                "Write for example other-document."
            );
        }

        var advice = problems.Text(rule, path, "advice", AdviceMax, required: false);
        return new Rule(name, flag, advice, Refers(rule, path, problems), Alternatives(rule, path, problems));
    }

    private static bool Refers(Dictionary<string, JsonElement> rule, string path, FileProblems problems)
    {
        if (!rule.TryGetValue("refer", out var refer))
        {
            return false;
        }

        if (refer.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            problems.Add($"{path}.refer", "true or false belongs here.", "Write \"refer\": true, or leave it out.");
        }

        return refer.ValueKind == JsonValueKind.True;
    }

    private static List<IReadOnlyList<Condition>> Alternatives(
        Dictionary<string, JsonElement> rule,
        string path,
        FileProblems problems
    )
    {
        var at = $"{path}.when";
        if (!rule.TryGetValue("when", out var when))
        {
            problems.Add(
                at,
                "The key is missing: a rule without conditions would hold for everybody.",
                "Write \"when\": { \"fact\": .. }."
            );
            return [];
        }

        if (when.ValueKind != JsonValueKind.Array)
        {
            return [ConditionReader.Read(when, at, problems)];
        }

        if (when.GetArrayLength() is 0 or > AlternativesMax)
        {
            problems.Add(
                at,
                "The list has no section, or too many.",
                $"Write 1 to {AlternativesMax} sections, or one without the list."
            );
            return [];
        }

        return [.. when.EnumerateArray().Select((element, i) => ConditionReader.Read(element, $"{at}[{i}]", problems))];
    }
}
