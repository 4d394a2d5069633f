using System.Text;
using EGate.Passengers;

namespace EGate.Gateway.Passengers;

/// <summary>The site's rules, read again when their file changes. A file that is not good leaves the rules that were in force.</summary>
internal sealed partial class RulesFile(string? path, ILogger<RulesFile> log)
{
    private readonly Lock turn = new();
    private RuleBook? inForce;
    private DateTime seen;

    /// <summary>The rules in force; null when the site has none.</summary>
    internal RuleBook? Current
    {
        get
        {
            if (path is null)
            {
                return null;
            }

            lock (turn)
            {
                var stamp = File.GetLastWriteTimeUtc(path);
                if (stamp != seen)
                {
                    seen = stamp;
                    Take(Read(path));
                }

                return inForce;
            }
        }
    }

    /// <summary>The rules of a file, or everything that is wrong with it.</summary>
    internal static (RuleBook? Rules, IReadOnlyList<string> Problems) Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > RuleBookReader.BytesMax)
            {
                return (null, [$"longer than {RuleBookReader.BytesMax} bytes; it cannot be a file of rules."]);
            }

            var read = RuleBookReader.Read(File.ReadAllText(path, Encoding.UTF8));
            return (read.Rules, [.. read.Problems.Select(p => $"{p.Path} {p.Problem} {p.Remedy}")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [$"cannot be read ({e.GetType().Name})."]);
        }
    }

    private void Take((RuleBook? Rules, IReadOnlyList<string> Problems) read)
    {
        if (read.Rules is { } rules)
        {
            inForce = rules;
            LogRules(rules.Version, rules.Names.Count);
            return;
        }

        foreach (var problem in read.Problems)
        {
            LogRefused(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "passenger rules {Version} in force: {Count}")]
    private partial void LogRules(string version, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "RULES_REFUSED: {Problem} The rules before it stay in force.")]
    private partial void LogRefused(string problem);
}
