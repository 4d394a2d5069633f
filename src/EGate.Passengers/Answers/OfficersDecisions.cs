using System.Text.Json;

namespace EGate.Passengers;

/// <summary>Either the decisions or everything that is wrong with their file.</summary>
/// <param name="Decisions">Null when there is any problem.</param>
/// <param name="Problems">All problems of the file at once.</param>
public sealed record OfficersDecisionsResult(OfficersDecisions? Decisions, IReadOnlyList<FileProblem> Problems);

/// <summary>
/// What officers decided about announced persons, by document. Only here an answer that forbids boarding can come from.
/// <code>{ "decisions": [ { "number": "P1234567", "issuer": "UTO", "answer": "do-not-board", "officer": "duty-officer" } ] }</code>
/// <c>answer</c> is <c>board</c>, <c>do-not-board</c> or <c>refer</c>; <c>issuer</c> may be left out when the announcement has none.
/// </summary>
public sealed class OfficersDecisions
{
    /// <summary>Longest file, bytes.</summary>
    public const int BytesMax = 1 << 20;

    private const int DecisionsMax = 5_000;
    private const int NumberMax = 24;
    private const int CodeMax = 3;
    private const int OfficerMax = 64;

    private static readonly string[] FileKeys = ["decisions"];
    private static readonly string[] DecisionKeys = ["number", "issuer", "answer", "officer"];

    private static readonly Dictionary<string, BoardingAnswer> Answers = new(StringComparer.Ordinal)
    {
        ["board"] = BoardingAnswer.Board,
        ["do-not-board"] = BoardingAnswer.DoNotBoard,
        ["refer"] = BoardingAnswer.Refer,
    };

    private readonly Dictionary<string, BoardingAnswer> answers = new(StringComparer.Ordinal);

    private OfficersDecisions() { }

    /// <summary>No decision about anybody.</summary>
    public static OfficersDecisions None { get; } = new();

    /// <summary>Reads decisions. Never throws for what is in the file: everything that is wrong is in the result.</summary>
    public static OfficersDecisionsResult Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var problems = new FileProblems();
        var decisions = StrictJson.Read(json, BytesMax, problems, root => ReadFile(root, problems));
        return problems.List.Count == 0
            ? new OfficersDecisionsResult(decisions, [])
            : new OfficersDecisionsResult(null, problems.List);
    }

    /// <summary>The decision about a person by any of his documents; null when there is none.</summary>
    internal BoardingAnswer? Of(AnnouncedPerson person)
    {
        foreach (var document in person.Documents)
        {
            if (answers.TryGetValue(KeyOf(document.Number, document.Issuer), out var answer))
            {
                return answer;
            }
        }

        return null;
    }

    /// <summary>Exact: a decision must not fall on a number that only looks alike.</summary>
    private static string KeyOf(string number, string issuer) =>
        $"{string.Concat(number.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()}|{issuer.ToUpperInvariant()}";

    private static OfficersDecisions ReadFile(JsonElement root, FileProblems problems)
    {
        var decisions = new OfficersDecisions();
        var file = problems.Section(root, "", FileKeys);
        if (!file.TryGetValue("decisions", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            problems.Add("decisions", "A list of decisions belongs here.", "Write \"decisions\": [ { .. } ].");
        }
        else if (list.GetArrayLength() > DecisionsMax)
        {
            problems.Add(
                "decisions",
                $"More than {DecisionsMax} decisions.",
                "Leave out those of flights that have landed."
            );
        }
        else
        {
            foreach (var (i, element) in list.EnumerateArray().Index())
            {
                decisions.Add(element, $"decisions[{i}]", problems);
            }
        }

        return decisions;
    }

    private void Add(JsonElement element, string path, FileProblems problems)
    {
        var decision = problems.Section(element, path, DecisionKeys);
        var number = problems.Text(decision, path, "number", NumberMax, required: true);
        var issuer = problems.Text(decision, path, "issuer", CodeMax, required: false);
        var word = problems.Text(decision, path, "answer", OfficerMax, required: true);
        problems.Text(decision, path, "officer", OfficerMax, required: true);
        if (!Answers.TryGetValue(word, out var answer))
        {
            var nearest = Core.NearestName.Of(word, Answers.Keys) ?? string.Join(", ", Answers.Keys);
            problems.Add($"{path}.answer", "There is no such answer.", $"Write {nearest}.");
        }
        else if (!answers.TryAdd(KeyOf(number, issuer), answer))
        {
            problems.Add(path, "There are two decisions about this document.", "Keep the later one.");
        }
    }
}
