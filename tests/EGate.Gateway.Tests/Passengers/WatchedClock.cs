using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Gateway.Tests.Passengers;

/// <summary>A clock that tests move, and that tells when somebody has begun to wait for it.</summary>
internal sealed class WatchedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);
    private readonly Channel<bool> waits = Channel.CreateUnbounded<bool>();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        waits.Writer.TryWrite(true);
        return timer;
    }

    /// <summary>Ends when one more wait has begun than was asked for before.</summary>
    internal async Task WaitedForAsync() => await waits.Reader.ReadAsync().AsTask().WaitAsync(Most);
}
