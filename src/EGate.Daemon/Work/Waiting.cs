namespace EGate.Daemon.Work;

/// <summary>Adds up how long a piece of work waited for devices.</summary>
internal sealed class Waiting(TimeProvider time)
{
    /// <summary>All waits so far.</summary>
    public TimeSpan Total { get; private set; }

    /// <summary>Waits for a device and counts it.</summary>
    public async Task<T> ForAsync<T>(Task<T> device)
    {
        var from = time.GetTimestamp();
        try
        {
            return await device;
        }
        finally
        {
            Total += time.GetElapsedTime(from);
        }
    }
}
