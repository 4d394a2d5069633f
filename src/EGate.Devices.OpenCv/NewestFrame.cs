namespace EGate.Devices.OpenCv;

/// <summary>Keeps the newest picture only and wakes those who wait for one. Pictures that are replaced are zeroed. Safe for any number of threads.</summary>
internal sealed class NewestFrame : IDisposable
{
    private readonly Lock _lock = new();
    private CameraFrame? _newest;
    private TaskCompletionSource _arrival = New();

    public void Put(CameraFrame frame)
    {
        TaskCompletionSource arrival;
        lock (_lock)
        {
            _newest?.Image.Dispose();
            _newest = frame;
            arrival = _arrival;
            _arrival = New();
        }

        arrival.SetResult();
    }

    /// <summary>Zeroes and forgets the picture: a lost camera's last picture is no evidence of now.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _newest?.Image.Dispose();
            _newest = null;
        }
    }

    /// <summary>A copy of the newest picture with a sequence above <paramref name="after"/>, as soon as there is one.</summary>
    public async Task<CameraFrame> NextAsync(long after, CancellationToken cancellation)
    {
        while (true)
        {
            Task arrival;
            lock (_lock)
            {
                if (_newest is { } newest && newest.Sequence > after)
                {
                    return newest with { Image = newest.Image.Copy() };
                }

                arrival = _arrival.Task;
            }

            await arrival.WaitAsync(cancellation);
        }
    }

    public void Dispose() => Clear();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
