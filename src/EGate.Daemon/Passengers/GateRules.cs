using System.Security.Cryptography;
using System.Text;
using EGate.Core;
using EGate.Daemon.Records;
using EGate.Journal;
using EGate.Passengers;

namespace EGate.Daemon.Passengers;

/// <summary>
/// The site's rules for travellers at the gate, looked at every five seconds. A file that is not good leaves the rules that were in force; both
/// are journaled.
/// </summary>
internal sealed partial class GateRules(string path, JournalDesk journal, TimeProvider time, ILogger<GateRules> log)
    : IDisposable
{
    private const string Name = "passenger-rules";
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private ITimer? _timer;
    private DateTime _seen;
    private volatile RuleBook? _inForce;

    /// <summary>The rules in force; null when there are none.</summary>
    public RuleBook? Current => _inForce;

    /// <summary>Reads them and goes on looking.</summary>
    public void Start()
    {
        if (path != PassengerPolicy.None)
        {
            Look();
            _timer = time.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void Look()
    {
        lock (_gate)
        {
            var stamp = File.GetLastWriteTimeUtc(path);
            if (stamp == _seen)
            {
                return;
            }

            _seen = stamp;
            try
            {
                Take(
                    new FileInfo(path).Length <= RuleBookReader.BytesMax
                        ? File.ReadAllText(path, Encoding.UTF8)
                        : "the file is too long"
                );
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Refuse(e.GetType().Name);
            }
        }
    }

    private void Take(string text)
    {
        var read = RuleBookReader.Read(text);
        if (read.Rules is not { } rules)
        {
            var first = read.Problems[0];
            Refuse($"{first.Path} {first.Problem} {first.Remedy}");
            return;
        }

        _inForce = rules;
        LogInForce(rules.Version, rules.Names.Count);
        journal.Write(
            JournalKinds.ListLoaded,
            "",
            new JournalArguments
            {
                { "list", Name },
                { "entries", (long)rules.Names.Count },
                { "version", rules.Version },
                { "sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) },
            }
        );
    }

    private void Refuse(string why)
    {
        LogRefused(Catalogue.RulesRefused.Id, why);
        journal.Write(
            JournalKinds.ListRefused,
            "",
            new JournalArguments { { "list", Name }, { "fault", Catalogue.RulesRefused.Id } }
        );
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "passenger rules {Version} in force: {Count}")]
    private partial void LogInForce(string version, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Fault}: {Why} The rules before it stay in force.")]
    private partial void LogRefused(string fault, string why);
}
