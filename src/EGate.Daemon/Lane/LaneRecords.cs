using EGate.Core;
using EGate.Daemon.Records;
using EGate.Journal;

namespace EGate.Daemon.Lane;

/// <summary>Records and logs of devices: lost, back, refused. Safe for several threads.</summary>
internal sealed partial class LaneRecords(JournalDesk journal, ILogger<LaneRecords> log)
{
    /// <summary>A device is lost.</summary>
    public void Lost(string device, string faultId)
    {
        LogLost(faultId, device);
        journal.Write(JournalKinds.DeviceLost, "", new JournalArguments { { "device", device }, { "fault", faultId } });
    }

    /// <summary>A device is back.</summary>
    public void Back(string device, TimeSpan away)
    {
        LogBack(device, away.TotalSeconds);
        journal.Write(
            JournalKinds.DeviceBack,
            "",
            new JournalArguments { { "device", device }, { "away-ms", (long)away.TotalMilliseconds } }
        );
    }

    /// <summary>The interlock did not obey.</summary>
    public void Refused(BarrierId barrier, string faultId)
    {
        LogRefused(faultId, barrier);
        journal.Write(
            JournalKinds.CommandRefused,
            "",
            new JournalArguments
            {
                { "command", $"move-{barrier.ToString().ToLowerInvariant()}" },
                { "key", "interlock" },
                { "fault", faultId },
            }
        );
    }

    /// <summary>Something unreadable lies on the reader.</summary>
    public void Unreadable(string faultId) => LogUnreadable(faultId);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Fault}: {Device} is lost")]
    private partial void LogLost(string fault, string device);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Device} is back after {Seconds:F1} s")]
    private partial void LogBack(string device, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Fault}: the interlock refused to move the {Barrier} barrier")]
    private partial void LogRefused(string fault, BarrierId barrier);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Fault}: no zone could be read")]
    private partial void LogUnreadable(string fault);
}
