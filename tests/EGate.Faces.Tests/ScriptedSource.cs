using System.Collections.Concurrent;
using EGate.Core;
using EGate.Devices;

namespace EGate.Faces.Tests;

/// <summary>A frame source that gives what a test puts in, when it puts it in; it waits without a clock.</summary>
internal sealed class ScriptedSource : IFrameSource
{
    private readonly BlockingCollection<BgrImage?> _pictures = [];
    private int _opened;

    public string Description => "scripted";

    public bool CanOpen { get; set; } = true;

    public int Opened => Volatile.Read(ref _opened);

    public bool Disposed { get; private set; }

    /// <summary>The next picture; null is a read that brought nothing.</summary>
    public void Put(BgrImage? picture) => _pictures.Add(picture);

    public bool Open(CameraProfile profile)
    {
        Interlocked.Increment(ref _opened);
        return CanOpen;
    }

    public BgrImage? Read(CancellationToken cancellation)
    {
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
