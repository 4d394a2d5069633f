using System.Text.Json;

namespace EGate.Gateway.Options;

/// <summary>Collects option texts from file, environment and command line.</summary>
internal static class OptionSources
{
    /// <summary>Prefix of environment variables, e.g. <c>EGATE_GATEWAY_SOCKET</c>.</summary>
    internal const string Prefix = "EGATE_GATEWAY_";

    private const string ConfigOption = "config";
    private const int MaxFileBytes = 64 * 1024;

    internal static Dictionary<string, string> Collect(
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        List<string> problems
    )
    {
        var fromEnvironment = FromEnvironment(environment, problems);
        var fromArguments = FromArguments(arguments, problems);
        var values = new Dictionary<string, string>(GatewayOptions.Defaults, StringComparer.Ordinal);
        if (
            (fromArguments.GetValueOrDefault(ConfigOption) ?? fromEnvironment.GetValueOrDefault(ConfigOption)) is
            { } file
        )
        {
            Take(values, FromFile(file, problems));
        }

        Take(values, fromEnvironment);
        Take(values, fromArguments);
        return values;
    }

    private static void Take(Dictionary<string, string> values, Dictionary<string, string> more)
    {
        foreach (var (key, value) in more)
        {
            values[key] = value;
        }
    }

    private static bool IsKnown(string key) => key == ConfigOption || GatewayOptions.Defaults.ContainsKey(key);

    private static Dictionary<string, string> FromEnvironment(
        IReadOnlyDictionary<string, string> environment,
        List<string> problems
    )
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in environment.Where(e => e.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var key = name[Prefix.Length..].ToLowerInvariant().Replace('_', '-');
            if (IsKnown(key))
            {
                values[key] = value;
            }
            else
            {
                problems.Add($"Environment variable {name}: there is no such option; remove it.");
            }
        }

        return values;
    }

    private static Dictionary<string, string> FromArguments(IReadOnlyList<string> arguments, List<string> problems)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            var (key, value) = Split(arguments[i]);
            if (key is null || !IsKnown(key))
            {
                problems.Add($"{arguments[i]}: there is no such option; --help lists them.");
                continue;
            }

            if (
                value is null
                && i + 1 < arguments.Count
                && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal)
            )
            {
                value = arguments[++i];
            }

            if (string.IsNullOrEmpty(value))
            {
                problems.Add($"--{key}: a value is missing after it.");
            }
            else if (!values.TryAdd(key, value))
            {
                problems.Add($"--{key}: given twice; keep one.");
            }
        }

        return values;
    }

    private static (string? Key, string? Value) Split(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
        {
            return (null, null);
        }

        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument[2..], null) : (argument[2..equals], argument[(equals + 1)..]);
    }

    private static Dictionary<string, string> FromFile(string path, List<string> problems)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            if (new FileInfo(path).Length > MaxFileBytes)
            {
                problems.Add(
                    $"--config {path}: longer than {MaxFileBytes} bytes; it cannot be the gateway's configuration."
                );
                return values;
            }

            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            TakeProperties(path, document.RootElement, values, problems);
        }
        catch (JsonException problem)
        {
            problems.Add($"--config {path}: not JSON at line {problem.LineNumber + 1 ?? 1}.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            problems.Add($"--config {path}: cannot be read ({problem.GetType().Name}).");
        }

        return values;
    }

    private static void TakeProperties(
        string path,
        JsonElement root,
        Dictionary<string, string> values,
        List<string> problems
    )
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"--config {path}: must be a JSON object with the options as members.");
            return;
        }

        foreach (var member in root.EnumerateObject())
        {
            if (!GatewayOptions.Defaults.ContainsKey(member.Name))
            {
                problems.Add($"--config {path}: there is no option \"{member.Name}\"; remove it.");
            }
            else if (member.Value.ValueKind != JsonValueKind.String)
            {
                problems.Add($"--config {path}: \"{member.Name}\" must be a string.");
            }
            else if (!values.TryAdd(member.Name, member.Value.GetString()!))
            {
                problems.Add($"--config {path}: \"{member.Name}\" is given twice; keep one.");
            }
        }
    }
}
