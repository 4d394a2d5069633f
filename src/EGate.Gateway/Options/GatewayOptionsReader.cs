using System.Net;
using System.Text;
using EGate.Contract.Officers;
using EGate.Gateway.Databases;
using EGate.Gateway.Passengers;
using EGate.Gateway.Sharing;

namespace EGate.Gateway.Options;

/// <summary>The options as read, or every problem of them.</summary>
/// <param name="Options">The options; null when there is a problem.</param>
/// <param name="Problems">One sentence for each problem: which option, what is wrong, what to do.</param>
public sealed record GatewayOptionsResult(GatewayOptions? Options, IReadOnlyList<string> Problems);

/// <summary>
/// Makes options from defaults, a configuration file, the environment and the command line; the later wins. All problems are told at
/// once, unknown options are refused.
/// </summary>
public static class GatewayOptionsReader
{
    // sockaddr_un.sun_path has 108 bytes on Linux (unix(7)), the last one being the terminator.
    private const int MaxSocketPathBytes = 107;

    /// <summary>Reads and checks everything, also the accounts file if it is there.</summary>
    public static GatewayOptionsResult Read(
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment
    )
    {
        var problems = new List<string>();
        var values = OptionSources.Collect(arguments, environment, problems);
        var socket = Socket(values["socket"], problems);
        var traveller = Listener("traveller", values["traveller"], problems);
        var officers = Listener("officers", values["officers"], problems);
        var accounts = Accounts(values["accounts"], problems);
        var databases = DatabasesFile.Read(values["databases"], problems);
        var receivers = ReceiversFile.Read(values["receivers"], problems);
        var lists = ListOptions.Read(values, problems);
        var passengers = IntakeOptionsReader.Read(values, problems);
        if (traveller is { Port: not 0 } && traveller.Equals(officers))
        {
            problems.Add("--traveller and --officers are the same address; give each its own port.");
        }

        return problems.Count == 0
            ? new(
                new GatewayOptions(socket, traveller!, officers!, accounts, lists)
                {
                    Databases = databases,
                    Receivers = receivers,
                    Passengers = passengers,
                },
                []
            )
            : new(null, problems);
    }

    private static string Socket(string path, List<string> problems)
    {
        if (!Path.IsPathRooted(path))
        {
            problems.Add($"--socket {path}: give the absolute path of egated's socket.");
        }
        else if (Encoding.UTF8.GetByteCount(path) > MaxSocketPathBytes)
        {
            problems.Add(
                $"--socket: the path is longer than the {MaxSocketPathBytes} bytes that Linux allows; use a shorter one."
            );
        }
        else if (Directory.Exists(path))
        {
            problems.Add($"--socket {path}: that is a directory; name the socket in it.");
        }

        return path;
    }

    private static IPEndPoint? Listener(string option, string value, List<string> problems)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            problems.Add($"--{option} {value}: not a URL; write it like {GatewayOptions.Defaults[option]}.");
            return null;
        }

        if (url.PathAndQuery != "/" || url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            problems.Add($"--{option} {value}: give only scheme, address and port.");
            return null;
        }

        var address = url.IsLoopback && url.Host == "localhost" ? IPAddress.Loopback : null;
        if (address is null && !IPAddress.TryParse(url.Host.Trim('[', ']'), out address))
        {
            problems.Add($"--{option} {value}: give an address, not a name.");
            return null;
        }

        if (url.Scheme == "https" || !IPAddress.IsLoopback(address))
        {
            problems.Add(
                $"--{option} {value}: without a certificate only a loopback address is served, and this version cannot take a certificate. "
                    + "Serve 127.0.0.1 and put a reverse proxy with TLS on this machine in front of it."
            );
            return null;
        }

        return new IPEndPoint(address, url.Port);
    }

    private static string Accounts(string path, List<string> problems)
    {
        if (!Path.IsPathRooted(path))
        {
            problems.Add($"--accounts {path}: give an absolute path.");
        }
        else if (Directory.Exists(path))
        {
            problems.Add($"--accounts {path}: that is a directory; name the file in it.");
        }
        else if (File.Exists(path))
        {
            problems.AddRange(AccountsFile.Read(path).Problems.Select(p => $"--accounts {p}"));
        }

        return path;
    }
}
