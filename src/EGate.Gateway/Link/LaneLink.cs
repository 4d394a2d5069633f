using EGate.Contract;
using Grpc.Core;

namespace EGate.Gateway.Link;

/// <summary>Keeps one watch on egated open and puts what it says on the <see cref="LaneBoard"/>; connects again with back-off when it breaks.</summary>
public sealed partial class LaneLink(LaneChannel channel, LaneBoard board, TimeProvider clock, ILogger<LaneLink> log)
    : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    // A peer that hangs keeps its socket open: after this long without a word a new connection is tried.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private bool _saidLost;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await Watch(stoppingToken))
            {
                pause = FirstPause;
            }

            board.Lose();
            if (!_saidLost && !stoppingToken.IsCancellationRequested)
            {
                // Said once when it goes and once when it is back.
                _saidLost = true;
                LogLost();
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Reads until the stream ends; true when at least one status came.</summary>
    private async Task<bool> Watch(CancellationToken stop)
    {
        var heard = false;
        try
        {
            using var silent = new CancellationTokenSource(Silence, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, silent.Token);
            using var call = channel.Lane.Watch(new StatusRequest(), cancellationToken: either.Token);
            while (await call.ResponseStream.MoveNext(either.Token))
            {
                silent.CancelAfter(Silence);
                board.Put(call.ResponseStream.Current);
                heard = true;
                SayBack();
            }
        }
        catch (Exception problem) when (problem is RpcException or OperationCanceledException or IOException)
        {
            LogBroken(problem.GetType().Name);
        }

        return heard;
    }

    private void SayBack()
    {
        if (_saidLost)
        {
            _saidLost = false;
            LogBack();
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "No contact with egated; both pages say so. Check that egated runs."
    )]
    private partial void LogLost();

    [LoggerMessage(Level = LogLevel.Information, Message = "Contact with egated.")]
    private partial void LogBack();

    [LoggerMessage(Level = LogLevel.Debug, Message = "The watch ended: {Problem}")]
    private partial void LogBroken(string problem);
}
