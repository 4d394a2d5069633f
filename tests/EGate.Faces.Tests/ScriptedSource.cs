using System.Collections.Concurrent;
using EGate.Core;
using EGate.Devices;

namespace EGate.Faces.Tests;

/// <summary>A frame source that gives what a test puts in, when it puts it in; it waits without a clock.</summary>
internal sealed class ScriptedSource : IFrameSource
{
    private readonly BlockingCollection<BgrImage?> _pictures = [];
    private readonly SemaphoreSlim _asking = new(0);
    private int _opened;
    private int _put;
    private int _asked;

    public string Description => "scripted";

    public bool CanOpen { get; set; } = true;

    public int Opened => Volatile.Read(ref _opened);

    public bool Disposed { get; private set; }

    /// <summary>Waits until the camera has dealt with all that was put and asks for more.</summary>
    public async Task AskedAgainAsync()
    {
        while (Volatile.Read(ref _asked) <= Volatile.Read(ref _put))
        {
            await _asking.WaitAsync();
        }
    }

    /// <summary>The next picture; null is a read that brought nothing.</summary>
    public void Put(BgrImage? picture)
    {
        Interlocked.Increment(ref _put);
        _pictures.Add(picture);
    }

    public bool Open(CameraProfile profile)
    {
        Interlocked.Increment(ref _opened);
        return CanOpen;
    }

    public BgrImage? Read(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _asked);
        _asking.Release();
        try
        {
            return _pictures.Take(cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public void Close() { }

    public void Dispose() => Disposed = true;
}
