using System.Security.Cryptography;
using System.Text.Json;
using EGate.Gateway.Hosting;

namespace EGate.Gateway.Options;

/// <summary>What the gateway's files of databases and receivers have in common: strict and bounded JSON, addresses, certificates.</summary>
internal static class SettingsFile
{
    private const int BytesMax = 256 * 1024;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Strict)
    {
        MaxDepth = 8,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Reads a file; null, and a problem, when that is not possible.</summary>
    internal static T? Read<T>(string option, string path, List<string> problems)
        where T : class
    {
        if (!Path.IsPathRooted(path))
        {
            problems.Add($"--{option} {path}: give an absolute path.");
            return null;
        }

        try
        {
            if (new FileInfo(path).Length > BytesMax)
            {
                problems.Add($"--{option} {path}: longer than {BytesMax} bytes; it cannot be such a file.");
                return null;
            }

            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Strict)
                ?? Wrong<T>(option, path, 1, problems);
        }
        catch (JsonException problem)
        {
            return Wrong<T>(option, path, problem.LineNumber + 1 ?? 1, problems);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            problems.Add($"--{option} {path}: cannot be read ({problem.GetType().Name}).");
            return null;
        }
    }

    /// <summary>An address that personal data may go to: https, or http on this machine; null, and a problem, when it is none.</summary>
    internal static Uri? Url(string place, string text, List<string> problems)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Fragment.Length > 0)
        {
            problems.Add($"{place}: \"url\" is not a URL; write it like https://database.example/service.");
        }
        else if (url.Scheme != "https" && !(url.Scheme == "http" && url.IsLoopback))
        {
            problems.Add($"{place}: \"url\" must be https, or http on this machine.");
        }
        else if (url.UserInfo.Length > 0)
        {
            problems.Add($"{place}: a name or password in \"url\" would stand in logs; use a client certificate.");
        }
        else
        {
            return url;
        }

        return null;
    }

    /// <summary>Opens both files once, so that what is wrong with them is told at start.</summary>
    internal static void Certificates(string place, string? certificate, string? authorities, List<string> problems)
    {
        Open(place, "certificate", certificate, path => TlsSettings.ClientCertificate(path).Dispose(), problems);
        Open(place, "authorities", authorities, path => TlsSettings.Authorities(path), problems);
    }

    private static void Open(string place, string member, string? path, Action<string> open, List<string> problems)
    {
        if (path is null)
        {
            return;
        }

        if (!Path.IsPathRooted(path))
        {
            problems.Add($"{place}: \"{member}\" must be an absolute path.");
            return;
        }

        try
        {
            open(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            problems.Add($"{place}: \"{member}\" {path} cannot be used ({e.GetType().Name}); it must be PEM.");
        }
    }

    private static T? Wrong<T>(string option, string path, long line, List<string> problems)
        where T : class
    {
        problems.Add(
            $"--{option} {path}: line {line}: not the JSON this file must hold (a missing, unknown, doubled or wrong member, or bad syntax)."
        );
        return null;
    }
}
