using EGate.Contract;

namespace EGate.Cli.Answers;

/// <summary>A device in JSON.</summary>
internal sealed record DeviceAnswer(
    string Name,
    string Condition,
    DateTimeOffset? Since,
    DateTimeOffset? LastExchange,
    string? Fault,
    string? Sentence,
    string? Remedy,
    string Detail,
    long Errors
)
{
    public static DeviceAnswer Of(Device device) =>
        new(
            device.Name,
            device.Condition,
            Wire.Moment(device.Since),
            Wire.Moment(device.LastExchange),
            device.Fault.OrNull(),
            device.Sentence.OrNull(),
            device.Remedy.OrNull(),
            device.Detail,
            device.Errors
        );
}

/// <summary>A list in JSON.</summary>
internal sealed record ListAnswer(string Name, string Condition, long Entries, long Rejected, DateTimeOffset? Made)
{
    public static ListAnswer Of(List list) =>
        new(list.Name, list.Condition, list.Entries, list.Rejected, Wire.Moment(list.Made));
}

/// <summary>The answer of <c>egatectl status --json</c>.</summary>
internal sealed record StatusAnswer(
    string Lane,
    string Site,
    string Topology,
    int Phase,
    string PhaseName,
    DateTimeOffset? Since,
    string? Cause,
    string? CauseSentence,
    string? Remedy,
    bool Simulated,
    bool AwaitingOfficer,
    bool Referred,
    string Entry,
    string Exit,
    int Persons,
    bool DocumentPresent,
    long CrossingsToday,
    long ReferredToday,
    string Version,
    DateTimeOffset? Sent,
    IReadOnlyList<string> Commands,
    IReadOnlyList<DeviceAnswer> Devices,
    IReadOnlyList<ListAnswer> Lists,
    CrossingAnswer? Crossing
)
{
    public static StatusAnswer Of(LaneStatus s) =>
        new(
            s.Lane,
            s.Site,
            s.Topology,
            s.Phase,
            s.PhaseName,
            Wire.Moment(s.Since),
            s.Cause.OrNull(),
            s.CauseSentence.OrNull(),
            s.Remedy.OrNull(),
            s.Simulated,
            s.AwaitingOfficer,
            s.Referred,
            s.Entry,
            s.Exit,
            s.Persons,
            s.DocumentPresent,
            s.CrossingsToday,
            s.ReferredToday,
            s.Version,
            Wire.Moment(s.Sent),
            [.. s.Commands],
            [.. s.Devices.Select(DeviceAnswer.Of)],
            [.. s.Lists.Select(ListAnswer.Of)],
            CrossingAnswer.Of(s.Crossing)
        );
}
