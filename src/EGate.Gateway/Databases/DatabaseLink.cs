using EGate.Contract;
using EGate.Exchange;
using EGate.Gateway.Link;
using Grpc.Core;

namespace EGate.Gateway.Databases;

/// <summary>Stays attached to egated, asks the databases what it asks, and brings back what they say: answers as they are, or why there is none.</summary>
internal sealed partial class DatabaseLink(
    LaneChannel channel,
    DatabaseSet databases,
    TimeProvider time,
    ILogger<DatabaseLink> log
) : BackgroundService
{
    private const int AtOnceMax = 32;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReplyMax = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _atOnce = new(AtOnceMax, AtOnceMax);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _atOnce.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            pause = await AttachAsync(stoppingToken) ? FirstPause : Min(pause * 2, LongestPause);
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Serves one stream until it ends; true when egated took it.</summary>
    private async Task<bool> AttachAsync(CancellationToken stopping)
    {
        var taken = false;
        try
        {
            using var call = channel.Databases.Attach(new DatabaseAttachment(), cancellationToken: stopping);
            await call.ResponseHeadersAsync;
            taken = true;
            await foreach (var message in call.ResponseStream.ReadAllAsync(stopping))
            {
                await _atOnce.WaitAsync(stopping);
                _ = ServeAsync(message, stopping);
            }
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException or IOException)
        {
            LogEnded(e.GetType().Name);
        }

        return taken;
    }

    private async Task ServeAsync(DatabaseQuestionMessage message, CancellationToken stopping)
    {
        try
        {
            await Task.WhenAll(message.Databases.Select(name => ReplyAsync(name, message, stopping)));
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException or IOException)
        {
            // egated has gone; it waits for nothing any more.
            LogEnded(e.GetType().Name);
        }
        finally
        {
            _atOnce.Release();
        }
    }

    private async Task ReplyAsync(string name, DatabaseQuestionMessage message, CancellationToken stopping)
    {
        var reply = new DatabaseReply { Question = message.Id, Database = name };
        try
        {
            reply.Answer = DatabaseWire.Of(await databases.AskAsync(name, DatabaseWire.QuestionOf(message), stopping));
        }
        catch (DatabaseException e)
        {
            reply.Fault = DatabaseException.WordOf(e.Fault);
            if (e.Fault != DatabaseFault.CircuitOpen)
            {
                LogNoAnswer(name, reply.Fault, e.Message);
            }
        }

        await channel.Databases.AnswerAsync(
            reply,
            deadline: (time.GetUtcNow() + ReplyMax).UtcDateTime,
            cancellationToken: stopping
        );
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    [LoggerMessage(Level = LogLevel.Warning, Message = "No answer of database {Database}: {Fault}: {Detail}")]
    private partial void LogNoAnswer(string database, string fault, string detail);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Questions of egated ended: {Problem}")]
    private partial void LogEnded(string problem);
}
