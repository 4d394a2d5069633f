using System.Threading.Channels;
using EGate.Core;

namespace EGate.Devices.Pcsc;

/// <summary>
/// The one thread that calls libpcsclite. A call cannot be broken off, so whoever waits for one gives up at a deadline, and until the call
/// has come back no other is made: a service that hangs costs one thread, not one for every try.
/// </summary>
internal sealed class PcscWorker : IDisposable
{
    private readonly TimeProvider _time;
    private readonly Channel<Action> _calls = Channel.CreateBounded<Action>(1);
    private int _busy;

    public PcscWorker(TimeProvider time)
    {
        _time = time;
        new Thread(Work) { IsBackground = true, Name = "pcsc" }.Start();
    }

    /// <summary>A call has missed its deadline and has not come back.</summary>
    public bool IsStuck => Volatile.Read(ref _busy) == 1;

    /// <summary>Makes a call.</summary>
    /// <exception cref="PcscFaultException">It did not come back in time, or the call before is still not back, or there is no library.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the call may still be running.</exception>
    public async Task<T> RunAsync<T>(Func<T> call, TimeSpan atMost, CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _busy, 1) == 1)
        {
            throw Late("is still not back from an earlier call");
        }

        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_calls.Writer.TryWrite(() => Carry(call, done)))
        {
            throw Late("is stopped");
        }

        try
        {
            return await done.Task.WaitAsync(atMost, _time, cancellation);
        }
        catch (TimeoutException)
        {
            throw Late($"did not come back within {atMost.TotalMilliseconds:F0} ms");
        }
    }

    /// <summary>Lets the thread end after its call.</summary>
    public void Dispose() => _calls.Writer.TryComplete();

    private static PcscFaultException Late(string what) =>
        new(Catalogue.ChipReaderLost.Id, $"The PC/SC service {what}.");

    private void Work()
    {
        while (_calls.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_calls.Reader.TryRead(out Action? call))
            {
                call();
            }
        }
    }

    private void Carry<T>(Func<T> call, TaskCompletionSource<T> done)
    {
        try
        {
            T result = call();
            Volatile.Write(ref _busy, 0);
            done.TrySetResult(result);
        }
        catch (Exception e)
        {
            Volatile.Write(ref _busy, 0);
            done.TrySetException(
                e is DllNotFoundException or EntryPointNotFoundException
                    ? new PcscFaultException(Catalogue.PcscServiceAbsent.Id, "libpcsclite is not installed.", e)
                    : e
            );
        }
    }
}
