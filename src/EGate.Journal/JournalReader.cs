using EGate.Core;

namespace EGate.Journal;

/// <summary>
/// Reads records for people, from a live journal or a copy. It shows what is written, genuine or not: whether to believe it is
/// <see cref="JournalVerifier"/>'s answer.
/// </summary>
public static class JournalReader
{
    /// <summary>Most records of one call.</summary>
    public const int CountMax = 100_000;

    /// <summary>The newest records, oldest of them first.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="last">How many at most (1..<see cref="CountMax"/>; larger is taken as that).</param>
    /// <param name="crossing">Only records of this crossing; null for all.</param>
    /// <exception cref="JournalException">The file is not there or is not a journal.</exception>
    public static IReadOnlyList<JournalRecord> Read(string path, int last = 50, string? crossing = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var database = JournalDatabase.OpenReadOnly(path);
            var records = database
                .Newest(Math.Clamp(last, 1, CountMax), crossing)
                .Select(r => r.Record.ToRecord())
                .ToList();
            records.Reverse();
            return records;
        }
        catch (Exception e) when (StoreFaults.IsStoreFault(e) || e is InvalidOperationException)
        {
            throw new JournalException(Catalogue.JournalUnreadable, $"{Path.GetFileName(path)}: {e.GetType().Name}", e);
        }
    }
}
