using System.Globalization;
using System.Text.Json;

namespace EGate.Passengers;

/// <summary>Either the limits or everything that is wrong with them.</summary>
/// <param name="Policy">Null when there is any problem.</param>
/// <param name="Problems">All problems of the file at once.</param>
public sealed record RetentionPolicyResult(RetentionPolicy? Policy, IReadOnlyList<FileProblem> Problems);

/// <summary>
/// Reads how long what is kept: JSON with comments, whole hours, every key optional.
/// <code>
/// { "depersonalise_h": 4392, "record_h": 43824, "name_h": 4392, "birth_date_h": 4392, "document_h": 4392, "flags_h": 48, "files_h": 24 }
/// </code>
/// It is strict: unknown keys and what is no number of hours are refused, all problems at once.
/// </summary>
public static class RetentionPolicyReader
{
    private const int BytesMax = 64 * 1024;
    private const int HoursMax = 24 * 365 * 10;

    private static readonly Dictionary<string, ArrivalField> Fields = new()
    {
        ["name_h"] = ArrivalField.Name,
        ["birth_date_h"] = ArrivalField.BirthDate,
        ["document_h"] = ArrivalField.Document,
        ["flags_h"] = ArrivalField.Flags,
    };

    private static readonly string[] Keys = ["depersonalise_h", "record_h", .. Fields.Keys, "files_h"];

    /// <summary>Reads limits. Never throws for what is in the file.</summary>
    public static RetentionPolicyResult Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var problems = new FileProblems();
        var policy = StrictJson.Read(json, BytesMax, problems, root => Make(root, problems));
        return new RetentionPolicyResult(problems.List.Count == 0 ? policy : null, problems.List);
    }

    private static RetentionPolicy Make(JsonElement root, FileProblems problems)
    {
        var file = problems.Section(root, "", Keys);
        var usual = new RetentionPolicy();
        var fields = new Dictionary<ArrivalField, TimeSpan>(usual.Fields);
        foreach (var (key, field) in Fields)
        {
            if (Hours(file, key, problems) is { } limit)
            {
                fields[field] = limit;
            }
        }

        var policy = new RetentionPolicy
        {
            Depersonalise = Hours(file, "depersonalise_h", problems) ?? usual.Depersonalise,
            Record = Hours(file, "record_h", problems) ?? usual.Record,
            Files = Hours(file, "files_h", problems) ?? usual.Files,
            Fields = fields,
        };
        if (policy.Record < policy.Depersonalise)
        {
            problems.Add(
                "record_h",
                "The whole record would go before it is depersonalised.",
                "Write at least as many hours as depersonalise_h has."
            );
        }

        return policy;
    }

    private static TimeSpan? Hours(Dictionary<string, JsonElement> file, string key, FileProblems problems)
    {
        if (!file.TryGetValue(key, out var value))
        {
            return null;
        }

        if (
            value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var hours)
            && hours is >= 1 and <= HoursMax
        )
        {
            return TimeSpan.FromHours(hours);
        }

        problems.Add(
            key,
            "Whole hours belong here.",
            string.Create(CultureInfo.InvariantCulture, $"Write a number from 1 to {HoursMax}.")
        );
        return null;
    }
}
