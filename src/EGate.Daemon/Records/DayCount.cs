using EGate.Journal;

namespace EGate.Daemon.Records;

/// <summary>How many crossings ended on one day (UTC), and how many of them the machine did not admit.</summary>
/// <param name="Day">The day.</param>
/// <param name="Crossings">All of them.</param>
/// <param name="Referred">Those without the verdict Admit.</param>
internal readonly record struct DayCount(DateOnly Day, long Crossings, long Referred)
{
    /// <summary>A lane passes some thousand travellers a day with about five records each; a longer day is counted from its end.</summary>
    private const int RecordsMost = 50_000;

    /// <summary>Counts <paramref name="day"/> in a journal, so that a restart does not begin the day anew.</summary>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public static DayCount Read(string journal, DateOnly day)
    {
        var admitted = new HashSet<string>(StringComparer.Ordinal);
        var (crossings, referred) = (0L, 0L);
        foreach (var record in JournalReader.Read(journal, RecordsMost))
        {
            if (record.Kind == JournalKinds.Verdict && record.Argument("verdict") == "Admit")
            {
                admitted.Add(record.Crossing);
            }
            else if (record.Kind == JournalKinds.CrossingEnded && DateOnly.FromDateTime(record.At.UtcDateTime) == day)
            {
                crossings++;
                referred += admitted.Contains(record.Crossing) ? 0 : 1;
            }
        }

        return new DayCount(day, crossings, referred);
    }
}
