using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EGate.Gateway.Options;
using EGate.Passengers;

namespace EGate.Gateway.Passengers;

/// <summary>Reads the options that begin with <c>passengers-</c>; every problem is told in one sentence.</summary>
internal static class IntakeOptionsReader
{
    internal const string Store = "passengers-store";
    internal const string Drop = "passengers-drop";
    internal const string Upload = "passengers-upload";
    internal const string Certificate = "passengers-certificate";
    internal const string Senders = "passengers-senders";
    internal const string Mqtt = "passengers-mqtt";
    internal const string Topic = "passengers-mqtt-topic";
    internal const string Client = "passengers-mqtt-client";
    internal const string Login = "passengers-mqtt-login";
    internal const string Rules = "passengers-rules";
    internal const string Retention = "passengers-retention";

    private const int RetentionBytesMax = 64 * 1024;

    /// <summary>Every option with its default; empty means none.</summary>
    internal static IReadOnlyDictionary<string, string> Defaults { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Store] = "",
            [Drop] = "",
            [Upload] = "",
            [Certificate] = "",
            [Senders] = "",
            [Mqtt] = "",
            [Topic] = "egate/passengers",
            [Client] = "egate-gateway",
            [Login] = "",
            [Rules] = "",
            [Retention] = "",
        };

    /// <summary>The options; null when no store is named, and when there is a problem.</summary>
    internal static IntakeOptions? Read(Dictionary<string, string> values, List<string> problems)
    {
        var store = values[Store];
        if (store.Length == 0)
        {
            foreach (var alone in new[] { Drop, Upload, Mqtt }.Where(o => values[o].Length > 0))
            {
                problems.Add($"--{alone}: there is nowhere to put messages; give --{Store} too.");
            }

            return null;
        }

        var before = problems.Count;
        foreach (var path in new[] { Store, Drop, Certificate, Senders, Login, Rules, Retention })
        {
            if (values[path].Length > 0 && !Path.IsPathRooted(values[path]))
            {
                problems.Add($"--{path} {values[path]}: give an absolute path.");
            }
        }

        if (Directory.Exists(store))
        {
            problems.Add($"--{Store} {store}: that is a directory; name the file in it.");
        }

        var options = new IntakeOptions(store)
        {
            Drop = OrNull(values[Drop]),
            Upload = ReadUpload(values, problems),
            Mqtt = ReadMqtt(values, problems),
            Rules = ReadRules(values[Rules], problems),
            Retention = ReadRetention(values[Retention], problems),
        };
        return problems.Count == before ? options : null;
    }

    private static string? OrNull(string value) => value.Length == 0 ? null : value;

    private static UploadOptions? ReadUpload(Dictionary<string, string> values, List<string> problems)
    {
        if (values[Upload].Length == 0)
        {
            return null;
        }

        if (
            !Uri.TryCreate(values[Upload], UriKind.Absolute, out var url)
            || url.Scheme is not ("http" or "https")
            || url.PathAndQuery != "/"
            || url.UserInfo.Length > 0
            || url.Fragment.Length > 0
            || !IPAddress.TryParse(url.Host == "localhost" ? "127.0.0.1" : url.Host.Trim('[', ']'), out var address)
        )
        {
            problems.Add($"--{Upload} {values[Upload]}: write scheme, address and port, like https://192.0.2.1:8073.");
            return null;
        }

        if (url.Scheme == "http" && !IPAddress.IsLoopback(address))
        {
            problems.Add(
                $"--{Upload} {values[Upload]}: without TLS only a loopback address is served; write https and give --{Certificate}."
            );
        }

        if (values[Senders].Length == 0)
        {
            problems.Add($"--{Upload}: nobody could send; give --{Senders}, the file of those who may.");
        }
        else if (File.Exists(values[Senders]))
        {
            problems.AddRange(
                SenderTokens.Problems(values[Senders]).Select(p => $"--{Senders} {values[Senders]}: {p}")
            );
        }
        else
        {
            problems.Add($"--{Senders} {values[Senders]}: the file is not there.");
        }

        if (url.Scheme == "https" && !HasCertificate(values[Certificate], problems))
        {
            return null;
        }

        return new UploadOptions(
            new IPEndPoint(address, url.Port),
            url.Scheme == "https" ? values[Certificate] : null,
            values[Senders]
        );
    }

    private static bool HasCertificate(string path, List<string> problems)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPemFile(path);
            return true;
        }
        catch (Exception e)
            when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add(
                $"--{Certificate} {path}: cannot be read ({e.GetType().Name}); a PEM file with the certificate and its private key belongs there."
            );
            return false;
        }
    }

    private static MqttOptions? ReadMqtt(Dictionary<string, string> values, List<string> problems)
    {
        var written = values[Mqtt];
        if (written.Length == 0)
        {
            return null;
        }

        if (BrokerUrl.Parse(written) is not { UserInfo.Length: 0 } url)
        {
            problems.Add(
                $"--{Mqtt}: write mqtt://host:port or mqtts://host:port; name and password go into the file of --{Login}."
            );
            return null;
        }

        if (values[Login].Length > 0 && !File.Exists(values[Login]))
        {
            problems.Add($"--{Login} {values[Login]}: the file is not there.");
        }

        return new MqttOptions(url, values[Topic], values[Client], OrNull(values[Login]));
    }

    private static string? ReadRules(string path, List<string> problems)
    {
        if (path.Length > 0 && RulesFile.Read(path) is { Problems: { Count: > 0 } found })
        {
            problems.AddRange(found.Select(p => $"--{Rules} {path}: {p}"));
        }

        return OrNull(path);
    }

    private static RetentionPolicy ReadRetention(string path, List<string> problems)
    {
        if (path.Length == 0)
        {
            return new RetentionPolicy();
        }

        try
        {
            var file = new FileInfo(path);
            var text = file.Length > RetentionBytesMax ? "" : File.ReadAllText(path, Encoding.UTF8);
            var read = RetentionPolicyReader.Read(text);
            problems.AddRange(read.Problems.Select(p => $"--{Retention} {path}: {p.Path} {p.Problem} {p.Remedy}"));
            return read.Policy ?? new RetentionPolicy();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add($"--{Retention} {path}: cannot be read ({e.GetType().Name}).");
            return new RetentionPolicy();
        }
    }
}
