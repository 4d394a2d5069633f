using System.Text.Json.Serialization;
using EGate.Exchange;
using EGate.Gateway.Options;

namespace EGate.Gateway.Databases;

/// <summary>
/// The file of databases, as the README of this program describes it: strict JSON, unknown members refused, all problems told at once.
/// </summary>
internal static class DatabasesFile
{
    internal const int DatabasesMax = AnswerKeys.DatabasesMax;
    private const int DeadlineMin = 100;
    private const int DeadlineMax = 10_000;
    private const int AttemptsMax = 5;
    private const int ProbeMax = 3_600;

    private sealed record Content(
        [property: JsonPropertyName("databases")] [property: JsonRequired] IReadOnlyList<Entry> Databases
    );

    private sealed record Entry
    {
        [JsonPropertyName("name"), JsonRequired]
        public string Name { get; init; } = "";

        [JsonPropertyName("format"), JsonRequired]
        public string Format { get; init; } = "";

        [JsonPropertyName("url"), JsonRequired]
        public string Url { get; init; } = "";

        [JsonPropertyName("certificate")]
        public string? Certificate { get; init; }

        [JsonPropertyName("authorities")]
        public string? Authorities { get; init; }

        [JsonPropertyName("deadlineMs")]
        public int DeadlineMs { get; init; } = 1_200;

        [JsonPropertyName("attempts")]
        public int Attempts { get; init; } = 2;

        [JsonPropertyName("probeSeconds")]
        public int ProbeSeconds { get; init; } = 10;
    }

    /// <summary>Reads the file; none without one.</summary>
    internal static IReadOnlyList<DatabaseSettings> Read(string path, List<string> problems)
    {
        const string Option = "databases";
        if (path.Length == 0 || SettingsFile.Read<Content>(Option, path, problems) is not { } content)
        {
            return [];
        }

        if (content.Databases.Count is 0 or > DatabasesMax)
        {
            problems.Add($"--{Option} {path}: name 1 to {DatabasesMax} databases.");
        }

        var settings = content
            .Databases.Take(DatabasesMax)
            .Select(e => Judge($"--{Option} {path}: {e.Name}", e, problems));
        List<DatabaseSettings> read = [.. settings.OfType<DatabaseSettings>()];
        foreach (var twice in read.GroupBy(d => d.Name).Where(g => g.Count() > 1))
        {
            problems.Add($"--{Option} {path}: \"{twice.Key}\" is named twice; give each its own name.");
        }

        return read;
    }

    private static DatabaseSettings? Judge(string place, Entry entry, List<string> problems)
    {
        var before = problems.Count;
        if (!AnswerBounds.IsName(entry.Name))
        {
            problems.Add($"{place}: \"name\" must be 1 to 32 of a-z, 0-9 and dashes.");
        }

        if (entry.Format is not ("soap" or "json"))
        {
            problems.Add($"{place}: \"format\" must be \"soap\" or \"json\".");
        }

        Within(place, "deadlineMs", entry.DeadlineMs, DeadlineMin, DeadlineMax, problems);
        Within(place, "attempts", entry.Attempts, 1, AttemptsMax, problems);
        Within(place, "probeSeconds", entry.ProbeSeconds, 1, ProbeMax, problems);
        var url = SettingsFile.Url(place, entry.Url, problems);
        SettingsFile.Certificates(place, entry.Certificate, entry.Authorities, problems);
        return problems.Count > before
            ? null
            : new DatabaseSettings
            {
                Name = entry.Name,
                Format = entry.Format,
                Url = url!,
                Certificate = entry.Certificate,
                Authorities = entry.Authorities,
                Deadline = TimeSpan.FromMilliseconds(entry.DeadlineMs),
                Attempts = entry.Attempts,
                ProbeEvery = TimeSpan.FromSeconds(entry.ProbeSeconds),
            };
    }

    private static void Within(string place, string member, int value, int min, int max, List<string> problems)
    {
        if (value < min || value > max)
        {
            problems.Add($"{place}: \"{member}\" must be {min} to {max}.");
        }
    }
}
