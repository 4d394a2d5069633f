using Grpc.Core;

namespace EGate.Daemon.Socket;

/// <summary>
/// A stream of the contract that lasts until its reader goes or the daemon is told to stop. Both are ordinary ends: a daemon does not wait for
/// its readers, and a reader that was killed is no error.
/// </summary>
internal static class ServedStream
{
    /// <summary>Serves until then; <paramref name="serve"/> gets what ends it.</summary>
    public static async Task RunAsync(
        ServerCallContext context,
        IHostApplicationLifetime lifetime,
        Func<CancellationToken, Task> serve
    )
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken,
            lifetime.ApplicationStopping
        );
        try
        {
            await serve(ends.Token);
        }
        catch (Exception e)
            when (ends.IsCancellationRequested
                && (e is OperationCanceledException or IOException or InvalidOperationException)
            )
        {
            // Writing to a reader that has gone fails in one of these ways.
        }
    }
}
