namespace EGate.Devices;

/// <summary>Judged by the last good exchange, never by an open handle.</summary>
public enum DeviceCondition
{
    /// <summary>Not yet heard from since the process started.</summary>
    Starting = 0,

    /// <summary>Answers in time.</summary>
    Ready = 1,

    /// <summary>Answers, but worse than the profile asks for.</summary>
    Degraded = 2,

    /// <summary>Missed its deadline. Said once when it goes and once when it is back.</summary>
    Lost = 3,
}

/// <summary>A device as it is now.</summary>
/// <param name="Name">The profile's name: <c>reader</c>, <c>chip</c>, <c>camera</c>, <c>barriers</c>, <c>sensors</c>, <c>signs</c>.</param>
/// <param name="Condition">What the last exchanges say.</param>
/// <param name="Since">When <paramref name="Condition"/> began (UTC).</param>
/// <param name="LastExchange">When it last answered well; null when never.</param>
/// <param name="FaultId">Catalogue id of what is wrong, or null.</param>
/// <param name="Detail">Facts for a technician, e.g. port, rate, firmware. No personal data.</param>
/// <param name="Errors">Errors since the process started.</param>
public sealed record DeviceStatus(
    string Name,
    DeviceCondition Condition,
    DateTimeOffset Since,
    DateTimeOffset? LastExchange,
    string? FaultId,
    string Detail,
    long Errors
);

/// <summary>What <c>egatectl doctor</c> found at one device.</summary>
/// <param name="Device">The device's name.</param>
/// <param name="Tested">What was tested, one sentence.</param>
/// <param name="Passed">Whether it was as it should be.</param>
/// <param name="Result">What was seen, with figures and units.</param>
/// <param name="Remedy">What to do; empty when passed.</param>
public sealed record Examination(string Device, string Tested, bool Passed, string Result, string Remedy);
