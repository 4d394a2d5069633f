using EGate.Core;
using Microsoft.Extensions.Logging;

namespace EGate.Devices.Pcsc;

/// <summary>What the calls say about the reader. Each change is said once, in the log and by <see cref="Changed"/>.</summary>
internal sealed class PcscHealth(string name, SerialLineProfile profile, TimeProvider time, ILogger log)
{
    /// <summary>Slow calls in a row after which the reader is degraded; one that is not slow ends it.</summary>
    public const int SlowMax = 4;

    private readonly Lock _gate = new();
    private readonly long _startedTicks = time.GetTimestamp();
    private DeviceCondition _condition = DeviceCondition.Starting;
    private DateTimeOffset _since = time.GetUtcNow();
    private DateTimeOffset? _lastExchange;
    private string? _faultId;
    private string _detail = $"{profile.Port} through pcscd";
    private long _errors;
    private int _slow;

    /// <summary>Raised when the condition changes, inside the lock so that the order is kept; a handler only enqueues.</summary>
    public event Action<DeviceStatus>? Changed;

    /// <summary>As it is now.</summary>
    public DeviceStatus Status
    {
        get
        {
            lock (_gate)
            {
                return Snapshot();
            }
        }
    }

    /// <summary>What was last said about the condition.</summary>
    public string Why
    {
        get
        {
            lock (_gate)
            {
                return field;
            }
        }
        private set;
    } = "not heard from yet";

    /// <summary>The reader was found under this name.</summary>
    public void Found(string reader)
    {
        lock (_gate)
        {
            _detail = $"{reader} through pcscd";
            _slow = 0;
            _lastExchange = time.GetUtcNow();
            Become(DeviceCondition.Ready, null, "answers");
        }
    }

    /// <summary>A call that asks the reader came back.</summary>
    public void Good(TimeSpan took)
    {
        lock (_gate)
        {
            _lastExchange = time.GetUtcNow();
            _slow = took > profile.AnswerMax / 2 ? _slow + 1 : 0;
            if (_condition is DeviceCondition.Ready or DeviceCondition.Degraded)
            {
                var degraded = _slow >= SlowMax;
                Become(
                    degraded ? DeviceCondition.Degraded : DeviceCondition.Ready,
                    degraded ? Catalogue.ChipReaderSlow.Id : null,
                    degraded ? "answers late" : "answers"
                );
            }
        }
    }

    /// <summary>Something failed that was got over.</summary>
    public void CountError() => Interlocked.Increment(ref _errors);

    /// <summary>The reader is lost. Within the first deadline after the start it is only counted.</summary>
    public void Lost(string faultId, string why)
    {
        CountError();
        lock (_gate)
        {
            if (_condition != DeviceCondition.Starting || time.GetElapsedTime(_startedTicks) >= profile.AnswerMax)
            {
                Become(DeviceCondition.Lost, faultId, why);
            }
        }
    }

    private void Become(DeviceCondition condition, string? faultId, string why)
    {
        var changed = _condition != condition;
        var news = changed || _faultId != faultId;
        (_condition, _faultId, Why) = (condition, faultId, why);
        if (news)
        {
            log.Log(
                condition == DeviceCondition.Ready ? LogLevel.Information : LogLevel.Warning,
                "{Device} is {Condition}: {Fault} {Why}",
                name,
                condition,
                faultId ?? "-",
                why
            );
        }

        if (changed)
        {
            _since = time.GetUtcNow();
            Changed?.Invoke(Snapshot());
        }
    }

    private DeviceStatus Snapshot() =>
        new(name, _condition, _since, _lastExchange, _faultId, _detail, Interlocked.Read(ref _errors));
}
