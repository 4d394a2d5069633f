using EGate.Core;
using EGate.Daemon.Hosting;
using EGate.Daemon.Work;
using EGate.Devices;

namespace EGate.Daemon.Lane;

/// <summary>Carries what devices tell into the lane loop. Each pump only translates; the order of one device's events is kept.</summary>
internal sealed class LanePumps(
    LaneLoop loop,
    LaneFaultBook faults,
    DocumentWork documents,
    LaneRecords records,
    BarrierPositions positions
)
{
    /// <summary>Reads a document reader until cancelled.</summary>
    public async Task ReaderAsync(IDocumentReader reader, CancellationToken cancellation)
    {
        await foreach (var told in reader.Events.ReadAllAsync(cancellation))
        {
            switch (told)
            {
                case ReaderEvent.DocumentPresented presented:
                    loop.Post(() => documents.Zone(presented.Mrz));
                    loop.Post(LaneEvent.DocumentPresented);
                    break;
                case ReaderEvent.DocumentRemoved:
                    loop.Post(LaneEvent.DocumentRemoved);
                    loop.Post(documents.Wipe);
                    break;
                case ReaderEvent.DocumentUnreadable unreadable:
                    // Something lies there that is no document we can read: the same way as one with a bad zone, so an officer sees it.
                    loop.Post(() => documents.Zone([]));
                    loop.Post(LaneEvent.DocumentPresented);
                    records.Unreadable(unreadable.FaultId);
                    break;
            }
        }
    }

    /// <summary>Reads barriers and sensors until cancelled.</summary>
    public async Task HardwareAsync(ILaneHardware hardware, CancellationToken cancellation)
    {
        await foreach (var told in hardware.Events.ReadAllAsync(cancellation))
        {
            switch (told)
            {
                case HardwareEvent.CommandRefused refused:
                    records.Refused(refused.Barrier, refused.FaultId);
                    break;
                case HardwareEvent.BarrierMoved moved:
                    positions.Set(moved.Barrier, moved.Position);
                    break;
            }

            if (EventOf(told) is { } happened)
            {
                loop.Post(happened);
            }
        }
    }

    /// <summary>Follows a device's condition. Lost and back are said once each.</summary>
    public void Follow(IDevice device, LaneFaults kind)
    {
        var since = DateTimeOffset.MinValue;
        Note(device.Status);
        device.StatusChanged += Note;
        return;

        void Note(DeviceStatus status)
        {
            var fault = status.Condition switch
            {
                // A sensor that cannot be believed is as good as lost: "nobody there" must be seen, not assumed.
                DeviceCondition.Degraded when status.FaultId == Catalogue.PresenceSensorDoubtful.Id => status.FaultId,
                DeviceCondition.Ready or DeviceCondition.Degraded => null,
                DeviceCondition.Starting => Catalogue.DeviceStarting.Id,
                _ => status.FaultId ?? Catalogue.DeviceLost.Id,
            };
            if (status.Condition == DeviceCondition.Lost)
            {
                since = status.Since;
                records.Lost(device.Name, fault!);
            }
            else if (status.Condition == DeviceCondition.Ready && since != DateTimeOffset.MinValue)
            {
                records.Back(device.Name, status.Since - since);
                since = DateTimeOffset.MinValue;
            }

            Set(device.Name, kind, fault);
        }
    }

    /// <summary>Sets or clears a part that is not a device: lists, clock, journal.</summary>
    public void Set(string part, LaneFaults kind, string? faultId) =>
        loop.Post(() =>
        {
            foreach (var happened in faults.Set(part, kind, faultId))
            {
                loop.Post(happened);
            }
        });

    private static LaneEvent? EventOf(HardwareEvent told) =>
        told switch
        {
            HardwareEvent.BarrierMoved moved => Moved(moved.Barrier, moved.Position),
            HardwareEvent.BarrierFaulted or HardwareEvent.CommandRefused => LaneEvent.BarrierFaulted,
            HardwareEvent.PersonsChanged { Persons: 0 } => LaneEvent.PersonsNone,
            HardwareEvent.PersonsChanged { Persons: 1 } => LaneEvent.PersonsOne,
            HardwareEvent.PersonsChanged => LaneEvent.PersonsSeveral,
            HardwareEvent.WrongWay => LaneEvent.WrongWay,
            HardwareEvent.MantrapOccupied { Occupied: true } => LaneEvent.MantrapOccupied,
            HardwareEvent.MantrapOccupied => LaneEvent.MantrapEmpty,
            HardwareEvent.EvacuationInput { Active: true } => LaneEvent.EvacuationOn,
            HardwareEvent.EvacuationInput => LaneEvent.EvacuationOff,
            HardwareEvent.EmergencyStopInput { Active: true } => LaneEvent.EmergencyStopOn,
            HardwareEvent.EmergencyStopInput => LaneEvent.EmergencyStopOff,
            // The interlock stops and retries by itself; the counts say who walked where.
            HardwareEvent.Obstacle or HardwareEvent.WalkedBack or HardwareEvent.PassedExit => null,
            _ => null,
        };

    private static LaneEvent Moved(BarrierId barrier, BarrierPosition position) =>
        (barrier, position) switch
        {
            (BarrierId.Entry, BarrierPosition.Closed) => LaneEvent.EntryClosed,
            (BarrierId.Entry, BarrierPosition.Open) => LaneEvent.EntryOpen,
            (BarrierId.Entry, _) => LaneEvent.EntryMoving,
            (_, BarrierPosition.Closed) => LaneEvent.ExitClosed,
            (_, BarrierPosition.Open) => LaneEvent.ExitOpen,
            _ => LaneEvent.ExitMoving,
        };
}
