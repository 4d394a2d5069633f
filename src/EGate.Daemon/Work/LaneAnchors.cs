using EGate.Core;
using EGate.Documents;

namespace EGate.Daemon.Work;

/// <summary>The site's CSCA certificates, read from a folder at start.</summary>
internal sealed partial class LaneAnchors
{
    private const long BytesMax = 1 << 20;
    private const int FilesMax = 2000;

    /// <summary>Reads every file of the folder. A bad one is reported and does not lose the others; a missing folder leaves no anchors, so no chain will hold.</summary>
    public LaneAnchors(string folder, ILogger<LaneAnchors> log)
    {
        var sources = Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder)
                .Order(StringComparer.Ordinal)
                .Take(FilesMax)
                .Where(f => new FileInfo(f).Length <= BytesMax)
                .Select(f => new AnchorSource(Path.GetFileName(f), File.ReadAllBytes(f)))
            : [];
        Current = AnchorStore.Load(sources);
        foreach (var problem in Current.Problems)
        {
            LogProblem(log, Catalogue.AnchorNotUsable.Id, problem.Provenance, problem.Reason);
        }

        LogLoaded(log, Current.Anchors.Count, Current.Problems.Count);
    }

    /// <summary>Catalogue id of why no document can be judged; null when there are anchors.</summary>
    public string? Fault => Current.Anchors.Count == 0 ? Catalogue.AnchorsMissing.Id : null;

    /// <summary>The anchors in force.</summary>
    public AnchorStore Current { get; }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Fault}: {File} was not taken: {Reason}")]
    private static partial void LogProblem(ILogger log, string fault, string file, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} CSCA certificates loaded, {Bad} not taken")]
    private static partial void LogLoaded(ILogger log, int count, int bad);
}
