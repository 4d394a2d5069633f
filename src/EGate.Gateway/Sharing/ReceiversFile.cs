using System.Text.Json.Serialization;
using EGate.Exchange;
using EGate.Gateway.Options;

namespace EGate.Gateway.Sharing;

/// <summary>The file of receivers, as the README of this program describes it: strict JSON, all problems told at once.</summary>
internal static class ReceiversFile
{
    private const string Option = "receivers";
    private const int TopicMax = 200;

    private sealed record Content(
        [property: JsonPropertyName("receivers")] [property: JsonRequired] IReadOnlyList<Entry> Receivers
    );

    private sealed record Entry
    {
        [JsonPropertyName("name"), JsonRequired]
        public string Name { get; init; } = "";

        [JsonPropertyName("transport"), JsonRequired]
        public string Transport { get; init; } = "";

        [JsonPropertyName("url")]
        public string Url { get; init; } = "";

        [JsonPropertyName("topic")]
        public string Topic { get; init; } = "";

        [JsonPropertyName("folder")]
        public string Folder { get; init; } = "";

        [JsonPropertyName("certificate")]
        public string? Certificate { get; init; }

        [JsonPropertyName("authorities")]
        public string? Authorities { get; init; }
    }

    /// <summary>Reads the file; none without one.</summary>
    internal static IReadOnlyList<ReceiverSettings> Read(string path, List<string> problems)
    {
        if (path.Length == 0 || SettingsFile.Read<Content>(Option, path, problems) is not { } content)
        {
            return [];
        }

        if (content.Receivers.Count is 0 or > ReceiverProfiles.ReceiversMax)
        {
            problems.Add($"--{Option} {path}: name 1 to {ReceiverProfiles.ReceiversMax} receivers.");
        }

        List<ReceiverSettings> read =
        [
            .. content
                .Receivers.Take(ReceiverProfiles.ReceiversMax)
                .Select(e => Judge($"--{Option} {path}: {e.Name}", e, problems))
                .OfType<ReceiverSettings>(),
        ];
        foreach (var twice in read.GroupBy(r => r.Name).Where(g => g.Count() > 1))
        {
            problems.Add($"--{Option} {path}: \"{twice.Key}\" is named twice; give each its own name.");
        }

        return read;
    }

    private static ReceiverSettings? Judge(string place, Entry entry, List<string> problems)
    {
        var before = problems.Count;
        if (!AnswerBounds.IsName(entry.Name))
        {
            problems.Add($"{place}: \"name\" must be 1 to 32 of a-z, 0-9 and dashes.");
        }

        Uri? url = null;
        switch (entry.Transport)
        {
            case "webhook":
                url = SettingsFile.Url(place, entry.Url, problems);
                break;
            case "mqtt":
                url = Broker(place, entry, problems);
                break;
            case "file" when !Path.IsPathRooted(entry.Folder):
                problems.Add($"{place}: \"folder\" must be an absolute path.");
                break;
            case "file":
                break;
            default:
                problems.Add($"{place}: \"transport\" must be \"webhook\", \"mqtt\" or \"file\".");
                break;
        }

        SettingsFile.Certificates(place, entry.Certificate, entry.Authorities, problems);
        return problems.Count > before
            ? null
            : new ReceiverSettings
            {
                Name = entry.Name,
                Transport = entry.Transport,
                Url = url,
                Topic = entry.Topic,
                Folder = entry.Folder,
                Certificate = entry.Certificate,
                Authorities = entry.Authorities,
            };
    }

    private static Uri? Broker(string place, Entry entry, List<string> problems)
    {
        if (
            entry.Topic.Length is 0 or > TopicMax
            || entry.Topic.Any(c => char.IsControl(c) || c is '+' or '#')
            || entry.Topic[0] == '$'
        )
        {
            problems.Add($"{place}: \"topic\" must be 1 to {TopicMax} characters without + and #.");
        }

        if (BrokerUrl.Parse(entry.Url) is not { } url)
        {
            problems.Add($"{place}: \"url\" is not a broker's; write it like mqtts://broker.example:8883.");
            return null;
        }

        if (!BrokerUrl.IsSecure(url) && !url.IsLoopback)
        {
            problems.Add($"{place}: \"url\" must be mqtts, or mqtt on this machine.");
        }

        if (url.UserInfo.Length > 0)
        {
            problems.Add($"{place}: a name or password in \"url\" would stand in logs; use a client certificate.");
        }

        return url;
    }
}
