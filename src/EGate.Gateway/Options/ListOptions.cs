using System.Globalization;
using EGate.Gateway.Lists;

namespace EGate.Gateway.Options;

/// <summary>Reads the options about lists. Without a URL nothing is fetched and the others mean nothing.</summary>
internal static class ListOptions
{
    private const int MinutesMax = 24 * 60;
    private const int MebibytesMax = 1 << 20;

    internal static ListFetchOptions? Read(Dictionary<string, string> values, List<string> problems)
    {
        var folder = values["lists-folder"];
        if (!Path.IsPathRooted(folder))
        {
            problems.Add($"--lists-folder {folder}: give an absolute path.");
        }

        var minutes = Whole("lists-minutes", values, MinutesMax, problems);
        var mebibytes = Whole("lists-mib-max", values, MebibytesMax, problems);
        return values["lists-url"].Length == 0 || Url(values["lists-url"], problems) is not { } url
            ? null
            : new ListFetchOptions(url, folder, TimeSpan.FromMinutes(minutes), (long)mebibytes << 20);
    }

    private static int Whole(string option, Dictionary<string, string> values, int max, List<string> problems)
    {
        if (
            int.TryParse(values[option], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= max
        )
        {
            return number;
        }

        problems.Add($"--{option} {values[option]}: give a whole number from 1 to {max}.");
        return 1;
    }

    private static Uri? Url(string text, List<string> problems)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Query.Length + url.Fragment.Length > 0)
        {
            problems.Add($"--lists-url {text}: not the URL of a folder; write it like https://lists.example/gates/.");
            return null;
        }

        if (url.Scheme != "https" && !(url.Scheme == "http" && url.IsLoopback))
        {
            problems.Add($"--lists-url {text}: only https is fetched from, or http on this machine.");
            return null;
        }

        if (url.UserInfo.Length > 0)
        {
            problems.Add(
                "--lists-url: a name or password in the URL would stand in logs; use a server that needs none, or a proxy on this machine."
            );
            return null;
        }

        return url.AbsolutePath.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");
    }
}
