using System.Net.Sockets;
using System.Runtime.CompilerServices;
using EGate.Contract;
using EGate.Core;
using Grpc.Core;
using Grpc.Net.Client;

namespace EGate.Cli;

/// <summary>Calls to egated over its unix socket. Every call has a deadline; every failure is a <see cref="CommandFailure"/>.</summary>
internal sealed class LaneConnection : IDisposable
{
    /// <summary>A recording ends a little after its time on a busy machine.</summary>
    private static readonly TimeSpan SlowEnd = TimeSpan.FromSeconds(10);

    private readonly string socket;
    private readonly TimeSpan wait;
    private readonly TimeProvider time;
    private readonly GrpcChannel channel;
    private readonly Contract.Lane.LaneClient client;
    private readonly Contract.Databases.DatabasesClient databases;
    private readonly Contract.Sharing.SharingClient sharing;

    /// <param name="socket">Path of egated's socket.</param>
    /// <param name="wait">Longest wait for what egated answers from memory.</param>
    /// <param name="time">The clock of the deadlines.</param>
    public LaneConnection(string socket, TimeSpan wait, TimeProvider time)
    {
        this.socket = socket;
        this.wait = wait;
        this.time = time;
        // The address is a form only; what is connected to is the socket.
        channel = GrpcChannel.ForAddress(
            "http://localhost",
            new GrpcChannelOptions { HttpHandler = Handler(), DisposeHttpClient = true }
        );
        client = new Contract.Lane.LaneClient(channel);
        databases = new Contract.Databases.DatabasesClient(channel);
        sharing = new Contract.Sharing.SharingClient(channel);
    }

    /// <summary>The lane as it is now.</summary>
    public Task<LaneStatus> StatusAsync(CancellationToken cancellation) =>
        CallAsync(o => client.GetStatusAsync(new StatusRequest(), o), wait, cancellation);

    /// <summary>The scenarios of a simulated lane.</summary>
    public Task<ScenarioList> ScenariosAsync(CancellationToken cancellation) =>
        CallAsync(o => client.ListScenariosAsync(new ScenariosRequest(), o), wait, cancellation);

    /// <summary>Sends one traveller and waits until the lane serves again.</summary>
    public Task<SimulateResult> SimulateAsync(SimulateRequest request, TimeSpan most, CancellationToken cancellation) =>
        CallAsync(o => client.SimulateAsync(request, o), most, cancellation);

    /// <summary>Tests every device.</summary>
    public Task<ExamineReport> ExamineAsync(TimeSpan most, CancellationToken cancellation) =>
        CallAsync(o => client.ExamineAsync(new ExamineRequest(), o), most, cancellation);

    /// <summary>Reads and judges the document on the reader.</summary>
    public Task<DocumentReading> ReadDocumentAsync(bool files, TimeSpan most, CancellationToken cancellation) =>
        CallAsync(o => client.ReadDocumentAsync(new DocumentRequest { Files = files }, o), most, cancellation);

    /// <summary>Asks the online databases.</summary>
    public Task<DatabaseQueryResult> QueryDatabasesAsync(
        DatabaseQuery query,
        TimeSpan most,
        CancellationToken cancellation
    ) => CallAsync(o => databases.QueryAsync(query, o), most, cancellation);

    /// <summary>What waits to be told to other agencies.</summary>
    public Task<OutboxList> OutboxAsync(OutboxRequest request, CancellationToken cancellation) =>
        CallAsync(o => sharing.ListOutboxAsync(request, o), wait, cancellation);

    /// <summary>Makes what waits due now.</summary>
    public Task<OutboxRetried> RetryOutboxAsync(OutboxRetry request, CancellationToken cancellation) =>
        CallAsync(o => sharing.RetryAsync(request, o), wait, cancellation);

    /// <summary>The lines of a trace as they come.</summary>
    public async IAsyncEnumerable<TraceLine> RecordAsync(
        RecordRequest request,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var most = TimeSpan.FromSeconds(request.Seconds) + wait + SlowEnd;
        using var running = client.RecordLine(
            request,
            new CallOptions(deadline: time.GetUtcNow().UtcDateTime + most, cancellationToken: cancellation)
        );
        while (await NextAsync(running.ResponseStream, most, cancellation))
        {
            yield return running.ResponseStream.Current;
        }
    }

    public void Dispose() => channel.Dispose();

    private async Task<bool> NextAsync(
        IAsyncStreamReader<TraceLine> lines,
        TimeSpan most,
        CancellationToken cancellation
    )
    {
        try
        {
            return await lines.MoveNext(cancellation);
        }
        catch (RpcException e) when (!cancellation.IsCancellationRequested)
        {
            throw Failure(e, most);
        }
    }

    private async Task<T> CallAsync<T>(
        Func<CallOptions, AsyncUnaryCall<T>> call,
        TimeSpan most,
        CancellationToken cancellation
    )
    {
        var deadline = time.GetUtcNow().UtcDateTime + most;
        try
        {
            using var running = call(new CallOptions(deadline: deadline, cancellationToken: cancellation));
            return await running;
        }
        catch (RpcException e) when (!cancellation.IsCancellationRequested)
        {
            throw Failure(e, most);
        }
    }

    private CommandFailure Failure(RpcException e, TimeSpan most) =>
        e.StatusCode switch
        {
            StatusCode.DeadlineExceeded => new(
                Catalogue.EgatedSilent,
                ExitCodes.NotFound,
                $"No answer on {socket} within {most.TotalSeconds:0} s.",
                inner: e
            ),
            StatusCode.PermissionDenied or StatusCode.Unauthenticated => new(
                Catalogue.CallNotPermitted,
                ExitCodes.Failed,
                e.Status.Detail,
                inner: e
            ),
            StatusCode.NotFound => new(Catalogue.NotFound, ExitCodes.NotFound, e.Status.Detail, inner: e),
            StatusCode.Unavailable => NotReachable(e),
            StatusCode.InvalidArgument => new(
                EntryOf(e) ?? Catalogue.CallFailed,
                ExitCodes.Usage,
                e.Status.Detail,
                inner: e
            ),
            StatusCode.FailedPrecondition => new(
                EntryOf(e) ?? Catalogue.CallFailed,
                ExitCodes.Failed,
                e.Status.Detail,
                inner: e
            ),
            _ => new(Catalogue.CallFailed, ExitCodes.Failed, $"{e.StatusCode}: {e.Status.Detail}", inner: e),
        };

    /// <summary>egated begins what it refuses with the catalogue's id.</summary>
    private static CatalogueEntry? EntryOf(RpcException e) =>
        Catalogue.All.GetValueOrDefault(e.Status.Detail.Split(':')[0]);

    private CommandFailure NotReachable(RpcException e)
    {
        for (var cause = e.Status.DebugException; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException { SocketErrorCode: SocketError.AccessDenied })
            {
                return new(Catalogue.CallNotPermitted, ExitCodes.NotFound, $"{socket} may not be opened.", inner: e);
            }
        }

        return new(Catalogue.EgatedNotReachable, ExitCodes.NotFound, $"Nothing answers on {socket}.", inner: e);
    }

    private SocketsHttpHandler Handler() =>
        new()
        {
            UseProxy = false,
            ConnectCallback = async (_, cancellation) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await connection.ConnectAsync(EndPoint(), cancellation);
                    return new NetworkStream(connection, ownsSocket: true);
                }
                catch
                {
                    connection.Dispose();
                    throw;
                }
            },
        };

    private UnixDomainSocketEndPoint EndPoint()
    {
        try
        {
            return new UnixDomainSocketEndPoint(socket);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new IOException("The path is empty or longer than a unix socket's path may be (107 bytes).", e);
        }
    }
}
