using EGate.Core;
using Microsoft.Extensions.Logging;

namespace EGate.Devices.Gpio;

/// <summary>The device's status: said once when it goes and once when it is back. Written by the interlock's thread, read by anybody.</summary>
internal sealed class LaneHealth(string name, string detail, TimeProvider time, ILogger log)
{
    private volatile DeviceStatus _status = new(
        name,
        DeviceCondition.Starting,
        time.GetUtcNow(),
        LastExchange: null,
        FaultId: null,
        detail,
        Errors: 0
    );

    /// <summary>As it is now.</summary>
    public DeviceStatus Status => _status;

    /// <summary>Raised on the interlock's thread when the condition changes.</summary>
    public event Action<DeviceStatus>? Changed;

    /// <summary>All lines answered. <paramref name="fault"/> is what is wrong although they do, or null.</summary>
    public void Answered(CatalogueEntry? fault)
    {
        var condition = fault is null ? DeviceCondition.Ready : DeviceCondition.Degraded;
        Set(condition, fault, time.GetUtcNow(), errors: 0);
    }

    /// <summary>The lines do not answer, or the interlock cannot go on.</summary>
    public void Lost(CatalogueEntry fault, Exception? why)
    {
        if (_status.Condition != DeviceCondition.Lost || _status.FaultId != fault.Id)
            log.LogError(why, "{Fault}: {Sentence}", fault.Id, fault.Sentence);
        Set(DeviceCondition.Lost, fault, _status.LastExchange, errors: 1);
    }

    private void Set(DeviceCondition condition, CatalogueEntry? fault, DateTimeOffset? lastExchange, long errors)
    {
        var before = _status;
        var changed = before.Condition != condition || before.FaultId != fault?.Id;
        _status = before with
        {
            Condition = condition,
            FaultId = fault?.Id,
            Since = changed ? time.GetUtcNow() : before.Since,
            LastExchange = lastExchange,
            Errors = before.Errors + errors,
        };
        if (!changed)
            return;
        if (condition != DeviceCondition.Lost)
            log.LogInformation("Barriers and sensors are {Condition} {Fault}", condition, fault?.Id);
        Changed?.Invoke(_status);
    }
}
