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
                .Select(f => Read(f, log))
                .OfType<AnchorSource>()
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

    private static AnchorSource? Read(string file, ILogger log)
    {
        try
        {
            if (new FileInfo(file).Length <= BytesMax)
            {
                return new AnchorSource(Path.GetFileName(file), File.ReadAllBytes(file));
            }

            LogProblem(log, Catalogue.AnchorNotUsable.Id, Path.GetFileName(file), "larger than 1 MiB");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogProblem(log, Catalogue.AnchorNotUsable.Id, Path.GetFileName(file), "cannot be read");
        }

        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Fault}: {File} was not taken: {Reason}")]
    private static partial void LogProblem(ILogger log, string fault, string file, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} CSCA certificates loaded, {Bad} not taken")]
    private static partial void LogLoaded(ILogger log, int count, int bad);
}
