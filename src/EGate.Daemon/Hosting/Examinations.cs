using System.Globalization;
using EGate.Daemon.Work;
using EGate.Devices;
using EGate.Journal;
using EGate.Watchlists;

namespace EGate.Daemon.Hosting;

/// <summary>What <c>egatectl doctor</c> asks besides the devices.</summary>
internal static class Examinations
{
    /// <summary>The journal.</summary>
    public static Examination Journal(JournalStore store) =>
        new(
            "journal",
            "The journal was opened and its newest records and checkpoint were verified at start.",
            store.SetAsideAs is null,
            store.SetAsideAs is null
                ? string.Create(CultureInfo.InvariantCulture, $"{store.Size} records")
                : $"a damaged journal was set aside as {store.SetAsideAs}",
            store.SetAsideAs is null ? "" : store.Fault!.Remedy
        );

    /// <summary>The lists.</summary>
    public static Examination Lists(ListWatch lists)
    {
        var status = lists.Status;
        var faults = status.SelectMany(s => s.Faults).ToList();
        return new Examination(
            "lists",
            "The package of lists was verified when it was taken; its age was held against the limits.",
            status.All(s => s.Condition == ListCondition.Current) && faults.Count == 0,
            string.Join("; ", status.Select(s => $"{s.Name}: {s.Condition}, {s.Info?.Entries ?? 0} entries"))
                + (faults.Count == 0 ? "" : $"; {faults[^1].Detail}"),
            faults.Count == 0 ? "" : faults[0].Entry.Remedy
        );
    }
}
