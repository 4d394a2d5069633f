using EGate.Core;
using EGate.Daemon.Hosting;
using EGate.Daemon.Lane;
using EGate.Daemon.Work;
using EGate.Devices;
using EGate.Watchlists;
using Google.Protobuf.WellKnownTypes;

namespace EGate.Daemon.Socket;

/// <summary>Makes status messages from the lane's view, its devices and its lists.</summary>
internal sealed class StatusMessages(
    LaneProfile profile,
    LaneDevices devices,
    ListWatch lists,
    FaceThresholdWatch thresholds,
    TimeProvider time
)
{
    private static readonly string Version = typeof(StatusMessages).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    private ulong _sequence;

    /// <summary>The message of a view, stamped now.</summary>
    public Contract.LaneStatus Of(LaneView view)
    {
        var s = view.State;
        var cause = Catalogue.All.GetValueOrDefault(view.Cause);
        var message = new Contract.LaneStatus
        {
            Lane = profile.Lane,
            Site = profile.Site,
            Topology = profile.Topology == Topology.TwoStep ? "two-step" : "one-step",
            Phase = (int)s.Phase,
            PhaseName = s.Phase.ToString(),
            Since = Timestamp.FromDateTimeOffset(view.Since),
            Cause = view.Cause,
            CauseSentence = cause?.Sentence ?? "",
            Remedy = cause?.Remedy ?? "",
            Simulated = profile.Devices == DeviceKind.Simulated,
            AwaitingOfficer = s.Phase == LanePhase.AwaitingOfficer,
            Crossing = view.Crossing?.Clone(),
            Entry = Position(BarrierId.Entry),
            Exit = Position(BarrierId.Exit),
            Persons = s.Persons,
            DocumentPresent = s.Document,
            CrossingsToday = view.Today,
            ReferredToday = view.ReferredToday,
            Sequence = Interlocked.Increment(ref _sequence),
            Sent = Timestamp.FromDateTimeOffset(time.GetUtcNow()),
            Version = Version,
            MatchThreshold = thresholds.Current.AcceptAt,
            MatchThresholdFrom = thresholds.From,
            Guidance = s.Phase == LanePhase.CapturingFace && !s.Referred ? view.Guidance : "",
            Referred = s.Referred,
        };
        message.Devices.AddRange(devices.All.Select(d => Of(d.Status)));
        message.Lists.AddRange(lists.Status.Select(Of));
        message.Commands.AddRange(OfficerDesk.Offered(s));
        return message;
    }

    private string Position(BarrierId barrier) => devices.Positions.Of(barrier).ToString();

    private static Contract.Device Of(DeviceStatus status)
    {
        var fault = Catalogue.All.GetValueOrDefault(status.FaultId ?? "");
        var message = new Contract.Device
        {
            Name = status.Name,
            Condition = status.Condition.ToString(),
            Since = Timestamp.FromDateTimeOffset(status.Since),
            Fault = status.FaultId ?? "",
            Detail = status.Detail,
            Errors = status.Errors,
            Sentence = fault?.Sentence ?? "",
            Remedy = fault?.Remedy ?? "",
        };
        if (status.LastExchange is { } last)
        {
            message.LastExchange = Timestamp.FromDateTimeOffset(last);
        }

        return message;
    }

    private static Contract.List Of(ListStatus list)
    {
        var message = new Contract.List { Name = list.Name, Condition = list.Condition.ToString() };
        if (list.Info is { } info)
        {
            message.Action = info.Action.ToString();
            message.Entries = info.Entries;
            message.Rejected = info.Rejected;
            message.Made = Timestamp.FromDateTimeOffset(info.Made);
        }

        return message;
    }
}
