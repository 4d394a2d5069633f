using System.Security.Cryptography;
using System.Text;

namespace EGate.Gateway.Passengers;

/// <summary>
/// Who may upload: a file of lines <c>name:sha-256 of the token in hexadecimal</c>, read again when it changes. A token is chance of at least
/// 32 characters, so its plain hash tells nothing. Lines that begin with # are remarks.
/// </summary>
internal sealed partial class SenderTokens(string path, ILogger<SenderTokens> log)
{
    /// <summary>Shortest token, characters.</summary>
    internal const int TokenMin = 32;

    private const int TokenMax = 256;
    private const int BytesMax = 64 * 1024;
    private const int NameMax = 64;
    private const string Bearer = "Bearer ";

    private readonly Lock turn = new();
    private IReadOnlyList<(string Name, byte[] Hash)> senders = [];
    private DateTime seen;

    /// <summary>Everything that is wrong with a file.</summary>
    internal static IReadOnlyList<string> Problems(string path) => Read(path).Problems;

    /// <summary>The sender of an Authorization header; null when nobody has that token.</summary>
    internal string? SenderOf(string authorization)
    {
        if (
            !authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            || authorization.Length - Bearer.Length is < TokenMin or > TokenMax
        )
        {
            return null;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(authorization[Bearer.Length..]));
        string? found = null;
        foreach (var (name, expected) in Current())
        {
            if (CryptographicOperations.FixedTimeEquals(hash, expected))
            {
                found = name;
            }
        }

        return found;
    }

    private IReadOnlyList<(string Name, byte[] Hash)> Current()
    {
        lock (turn)
        {
            var stamp = File.GetLastWriteTimeUtc(path);
            if (stamp != seen)
            {
                seen = stamp;
                var (read, problems) = Read(path);
                // A file that cannot be read lets nobody in: a sender who was taken out of it must not stay.
                senders = problems.Count == 0 ? read : [];
                foreach (var problem in problems)
                {
                    LogProblem(problem);
                }
            }

            return senders;
        }
    }

    private static (IReadOnlyList<(string Name, byte[] Hash)> Senders, IReadOnlyList<string> Problems) Read(string path)
    {
        List<(string, byte[])> senders = [];
        List<string> problems = [];
        try
        {
            if (new FileInfo(path).Length > BytesMax)
            {
                return ([], [$"longer than {BytesMax} bytes; it cannot be a file of senders."]);
            }

            var number = 0;
            foreach (var line in File.ReadLines(path, Encoding.UTF8).Select(l => l.Trim()))
            {
                number++;
                if (line.Length == 0 || line.StartsWith('#'))
                {
                    continue;
                }

                var parts = line.Split(':');
                if (
                    parts.Length != 2
                    || parts[0].Length is 0 or > NameMax
                    || parts[1].Length != SHA256.HashSizeInBytes * 2
                    || !parts[1].All(char.IsAsciiHexDigit)
                )
                {
                    problems.Add($"line {number} is not name:sha-256 of the token in hexadecimal.");
                    continue;
                }

                senders.Add((parts[0], Convert.FromHexString(parts[1])));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add($"cannot be read ({e.GetType().Name}).");
        }

        return (senders, problems);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "senders file: {Problem} Nobody may upload until it is mended.")]
    private partial void LogProblem(string problem);
}
