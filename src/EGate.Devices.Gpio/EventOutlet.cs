using System.Threading.Channels;

namespace EGate.Devices.Gpio;

/// <summary>The bounded way out for events. When nobody takes them in time they are not dropped silently: <see cref="Overflowed"/> stands until the loop has told the whole state anew.</summary>
internal sealed class EventOutlet
{
    /// <summary>Events that may wait. A crossing makes about thirty.</summary>
    public const int Capacity = 1024;

    private readonly Channel<HardwareEvent> _channel = Channel.CreateBounded<HardwareEvent>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait }
    );
    private volatile bool _overflowed;

    /// <summary>Events in order.</summary>
    public ChannelReader<HardwareEvent> Reader => _channel.Reader;

    /// <summary>An event was lost.</summary>
    public bool Overflowed => _overflowed;

    /// <summary>At least half of the room is free again.</summary>
    public bool HasRoom => _channel.Reader.Count < Capacity / 2;

    /// <summary>Puts an event out.</summary>
    public void Publish(HardwareEvent said)
    {
        if (!_channel.Writer.TryWrite(said))
            _overflowed = true;
    }

    /// <summary>The whole state is about to be told anew.</summary>
    public void Recovered() => _overflowed = false;

    /// <summary>No more events come.</summary>
    public void Complete() => _channel.Writer.TryComplete();
}
