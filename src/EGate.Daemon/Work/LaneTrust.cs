using System.Security.Cryptography;
using EGate.Core;
using EGate.Documents;

namespace EGate.Daemon.Work;

/// <summary>
/// What the site judges documents with: authorities, revocation, deviation and defect lists from the trust folder, its policy, and its own
/// rights from the folder's <c>terminal</c>. The folder is looked at every minute and read anew when it changed; the old material serves until
/// the new one is read, and a crossing under way keeps what it began with.
/// </summary>
internal sealed partial class LaneTrust : IDisposable
{
    private const string TerminalFolder = "terminal";
    private const string TerminalKeyFile = "terminal.key";
    private const int TerminalFilesMost = 256;
    private const long TerminalFileMax = 64 * 1024;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);
    private readonly string _folder;
    private readonly DocumentPolicy _policy;
    private readonly TimeProvider _time;
    private readonly ILogger<LaneTrust> _log;
    private readonly ITimer _timer;
    private readonly Action<string?>? _faultChanged;
    private string _read = "";

    /// <summary>Reads the folder. A bad file is reported and does not lose the others; a missing folder leaves no anchors, so no chain will hold.</summary>
    /// <param name="folder">The profile's <c>lists.anchors</c>.</param>
    /// <param name="policy">The profile's <c>documents</c>.</param>
    /// <param name="faultChanged">Told of <see cref="Fault"/> after each later reading; may be null.</param>
    /// <param name="time">For validities, and for looking again.</param>
    /// <param name="log">Where what cannot be used is told.</param>
    public LaneTrust(
        string folder,
        DocumentPolicy policy,
        Action<string?>? faultChanged,
        TimeProvider time,
        ILogger<LaneTrust> log
    )
    {
        (_folder, _policy, _faultChanged, _time, _log) = (folder, policy, faultChanged, time, log);
        Site = new InspectionSite(TrustMaterial.Empty, policy);
        Look();
        _timer = time.CreateTimer(_ => LookAgain(), null, LookEvery, LookEvery);
    }

    /// <summary>Catalogue id of why no document can be judged; null when there are anchors.</summary>
    public string? Fault => Site.Trust.Anchors.Anchors.Count == 0 ? Catalogue.AnchorsMissing.Id : null;

    /// <summary>What is in force.</summary>
    public InspectionSite Site { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    /// <summary>Reads the folder when it is not as it was. True when it was read.</summary>
    internal bool Look()
    {
        try
        {
            var found = Appearance(_folder);
            if (found == _read)
            {
                return false;
            }

            var trust = new TrustFolder(_folder).Load(_time.GetUtcNow());
            Site = new InspectionSite(trust, _policy, Terminal());
            _read = found;
            Tell(trust);
            return true;
        }
        catch (Exception e) when (e is TrustFolderException or IOException or UnauthorizedAccessException)
        {
            // What is in force stays: a folder that is half copied must not take the trust away.
            LogProblem(Catalogue.AnchorNotUsable.Id, Path.GetFileName(_folder), e.Message);
            return false;
        }
    }

    private void LookAgain()
    {
        if (Look())
        {
            _faultChanged?.Invoke(Fault);
        }
    }

    private void Tell(TrustMaterial trust)
    {
        foreach (var problem in trust.Anchors.Problems)
        {
            LogProblem(Catalogue.AnchorNotUsable.Id, problem.Provenance, problem.Reason);
        }

        LogLoaded(trust.Anchors.Anchors.Count, trust.RevocationListCount, trust.Anchors.Problems.Count);
    }

    /// <summary>Names, lengths and times of the folder's files: what changes when somebody changes it.</summary>
    private static string Appearance(string folder) =>
        !Directory.Exists(folder)
            ? "missing"
            : string.Join(
                '\n',
                new DirectoryInfo(folder)
                    .EnumerateFiles("*", SearchOption.AllDirectories)
                    .OrderBy(f => f.FullName, StringComparer.Ordinal)
                    .Select(f => $"{f.FullName} {f.Length} {f.LastWriteTimeUtc.Ticks}")
            );

    /// <summary>The site's certificates and key for terminal authentication; null when it has none, or no usable key.</summary>
    private TerminalAccess? Terminal()
    {
        var folder = Path.Combine(_folder, TerminalFolder);
        var key = Path.Combine(folder, TerminalKeyFile);
        if (!File.Exists(key))
        {
            return null;
        }

        var files = new DirectoryInfo(folder)
            .EnumerateFiles()
            .Where(f => f.Name != TerminalKeyFile && f.Length <= TerminalFileMax)
            .Take(TerminalFilesMost)
            .Select(f => new TerminalCertificateFile(f.Name, File.ReadAllBytes(f.FullName)));
        var certificates = TerminalCertificates.Load(files);
        foreach (var problem in certificates.Problems)
        {
            LogProblem(Catalogue.AnchorNotUsable.Id, problem.Name, problem.Reason);
        }

        var bytes = File.ReadAllBytes(key);
        try
        {
            return new TerminalAccess(certificates, TerminalKey.Read(bytes));
        }
        catch (DocumentFormatException e)
        {
            LogProblem(Catalogue.AnchorNotUsable.Id, TerminalKeyFile, e.Reason);
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Fault}: {File} was not taken: {Reason}")]
    private partial void LogProblem(string fault, string file, string reason);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Count} CSCA certificates and {Crls} revocation lists loaded, {Bad} not taken"
    )]
    private partial void LogLoaded(int count, int crls, int bad);
}
