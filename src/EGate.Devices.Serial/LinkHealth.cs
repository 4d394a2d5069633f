using System.Numerics;
using EGate.Core;
using Microsoft.Extensions.Logging;

namespace EGate.Devices.Serial;

/// <summary>
/// What the exchanges with a device say about it. Lost when an exchange failed, Ready from the moment the driver has set it up, Degraded when at least
/// <see cref="TroubledAt"/> of the last <see cref="Window"/> needed a second try or more than half of the profile's
/// <see cref="SerialLineProfile.AnswerMax"/>. Each change is said once, in the log and by <see cref="Changed"/>.
/// </summary>
internal sealed class LinkHealth(string name, SerialLineProfile profile, TimeProvider time, ILogger log)
{
    /// <summary>Exchanges looked back on.</summary>
    public const int Window = 16;

    /// <summary>Troubled exchanges within the window from which on the device is degraded; it recovers at one or none.</summary>
    public const int TroubledAt = 4;

    private readonly Lock _gate = new();
    private readonly DateTimeOffset _started = time.GetUtcNow();
    private readonly long _startedTicks = time.GetTimestamp();
    private DeviceCondition _condition = DeviceCondition.Starting;
    private DateTimeOffset? _since;
    private DateTimeOffset? _lastExchange;
    private string? _faultId;
    private string _identity = "";
    private int _rate = profile.Baud;
    private (string FaultId, string Why)? _lasting;
    private long _errors;
    private uint _history;
    private bool _inService;

    /// <summary>Raised when the condition changes, inside the lock so that the order is kept; a handler only enqueues.</summary>
    public event Action<DeviceStatus>? Changed;

    /// <summary>The device as it is now.</summary>
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

    /// <summary>Who answered: versions and serial number, for technicians.</summary>
    public string Identity
    {
        set
        {
            lock (_gate)
            {
                _identity = value;
            }
        }
    }

    /// <summary>The line rate in force, bit/s.</summary>
    public int Rate
    {
        set
        {
            lock (_gate)
            {
                _rate = value;
            }
        }
    }

    /// <summary>The device has told who it is and is set up: from here on it is Ready. Before, a good exchange alone does not make it so.</summary>
    public void InService()
    {
        lock (_gate)
        {
            _inService = true;
            _history = 0;
            BecomeWell();
        }
    }

    /// <summary>An exchange worked.</summary>
    /// <param name="took">How long it took; zero when the time is not the device's own.</param>
    /// <param name="retried">Whether it needed a second try.</param>
    public void Good(TimeSpan took, bool retried)
    {
        lock (_gate)
        {
            _lastExchange = time.GetUtcNow();
            if (!_inService)
            {
                return;
            }

            var troubled = retried || took > profile.AnswerMax / 2;
            _history = ((_history << 1) | (troubled ? 1u : 0u)) & ((1u << Window) - 1);
            var count = BitOperations.PopCount(_history);
            if (count >= TroubledAt)
            {
                Become(DeviceCondition.Degraded, Catalogue.SerialUnstable.Id, "answers late or only when asked twice");
            }
            else if (count <= 1)
            {
                BecomeWell();
            }
        }
    }

    /// <summary>
    /// What is wrong with the device as such, however well it answers: it is degraded at best. Null when nothing is. Told anew for each
    /// device that is set up.
    /// </summary>
    public (string FaultId, string Why)? Lasting
    {
        set
        {
            lock (_gate)
            {
                _lasting = value;
                if (_inService && _condition != DeviceCondition.Lost)
                {
                    BecomeWell();
                }
            }
        }
    }

    /// <summary>Something went wrong that was got over: a damaged frame, a stray byte, a second try.</summary>
    public void CountError() => Interlocked.Increment(ref _errors);

    /// <summary>The device is there, and something about it is not as it should be. The next good exchanges end it.</summary>
    public void Doubtful(string faultId, string why)
    {
        CountError();
        lock (_gate)
        {
            if (_inService)
            {
                Become(DeviceCondition.Degraded, faultId, why);
            }
        }
    }

    /// <summary>
    /// The device is lost. Within the first <see cref="SerialLineProfile.AnswerMax"/> after the start it is only counted: a device that is
    /// still coming up is not news.
    /// </summary>
    public void Lost(string faultId, string why)
    {
        CountError();
        lock (_gate)
        {
            _inService = false;
            if (_condition != DeviceCondition.Starting || time.GetElapsedTime(_startedTicks) >= profile.AnswerMax)
            {
                Become(DeviceCondition.Lost, faultId, why);
            }
        }
    }

    private void BecomeWell()
    {
        if (_lasting is { } lasting)
        {
            Become(DeviceCondition.Degraded, lasting.FaultId, lasting.Why);
        }
        else
        {
            Become(DeviceCondition.Ready, null, "answers");
        }
    }

    private void Become(DeviceCondition condition, string? faultId, string why)
    {
        var sameFault = _faultId == faultId;
        _faultId = faultId;
        if (_condition == condition)
        {
            if (!sameFault)
            {
                log.LogWarning("{Device} is still {Condition}, now {Fault}: {Why}", name, condition, faultId, why);
            }

            return;
        }

        TimeSpan before = time.GetUtcNow() - (_since ?? _started);
        DeviceCondition was = _condition;
        _condition = condition;
        _since = time.GetUtcNow();
        log.Log(
            condition == DeviceCondition.Ready ? LogLevel.Information : LogLevel.Warning,
            "{Device} on {Port} is {Condition} after {Seconds:F1} s {Was}: {Fault} {Why}",
            name,
            profile.Port,
            condition,
            before.TotalSeconds,
            was,
            faultId ?? "-",
            why
        );
        Changed?.Invoke(Snapshot());
    }

    private DeviceStatus Snapshot() =>
        new(
            name,
            _condition,
            _since ?? _started,
            _lastExchange,
            _faultId,
            $"{profile.Port} at {_rate} bit/s{(_identity.Length > 0 ? ", " : "")}{_identity}",
            Interlocked.Read(ref _errors)
        );
}
