using System.Threading.Channels;
using EGate.Core;
using EGate.Devices.Simulated.Serial;

namespace EGate.Devices.Serial.Tests;

/// <summary>A folder for the names of simulated lines, gone after the test.</summary>
internal sealed class LineFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("egate-lines-");

    public string Link(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>Times for drivers under test. Short ones make a loss quick; long ones keep a loaded machine from causing one.</summary>
internal static class Times
{
    public static readonly TimeSpan Patient = TimeSpan.FromSeconds(4);
    public static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(400);
    public static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    public static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(20);

    /// <summary>A deadline of which slow answers take more than half.</summary>
    public static readonly TimeSpan Steady = TimeSpan.FromSeconds(1);

    /// <summary>Slow answers stay inside the steady deadline, delayed ones come after the quick and the steady one.</summary>
    public static SimulatedSerialOptions Simulated =>
        new() { SlowBy = TimeSpan.FromMilliseconds(600), DelayedBy = TimeSpan.FromSeconds(2) };

    public static SerialLineProfile Profile(string driver, string port, TimeSpan answerMax) =>
        new(driver, port, 115_200, answerMax, Poll);
}

/// <summary>The changes of condition a device has told of, in order.</summary>
internal sealed class StatusLog
{
    private readonly Channel<DeviceStatus> _changes = Channel.CreateUnbounded<DeviceStatus>();
    private readonly List<DeviceStatus> _seen = [];

    private readonly IDevice _device;

    public StatusLog(IDevice device)
    {
        _device = device;
        device.StatusChanged += status => _changes.Writer.TryWrite(status);
    }

    /// <summary>All changes taken by <see cref="UntilAsync"/> so far.</summary>
    public IReadOnlyList<DeviceStatus> Seen => _seen;

    /// <summary>Waits for the next change to one of the conditions.</summary>
    public async Task<DeviceStatus> UntilAsync(params DeviceCondition[] conditions)
    {
        using var giveUp = new CancellationTokenSource(Times.GiveUp);
        while (true)
        {
            DeviceStatus status;
            try
            {
                status = await _changes.Reader.ReadAsync(giveUp.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException(
                    $"Waited for {string.Join(" or ", conditions)}; seen {string.Join(", ", _seen.Select(s => $"{s.Condition} {s.FaultId}"))}; now {_device.Status}."
                );
            }

            _seen.Add(status);
            if (conditions.Contains(status.Condition))
            {
                return status;
            }
        }
    }

    /// <summary>Waits for the next change to Lost with this fault; a device may first be lost for a neighbouring reason.</summary>
    public async Task<DeviceStatus> UntilLostAsync(string faultId)
    {
        while (true)
        {
            DeviceStatus status = await UntilAsync(DeviceCondition.Lost);
            if (status.FaultId == faultId)
            {
                return status;
            }
        }
    }

    /// <summary>Waits until a device that is lost is back; returns at once when it is not lost.</summary>
    public async Task BackAsync(IDevice device)
    {
        while (device.Status.Condition is DeviceCondition.Lost or DeviceCondition.Starting)
        {
            await UntilAsync(DeviceCondition.Ready);
        }
    }
}
