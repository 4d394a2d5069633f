using System.Net.Sockets;
using EGate.Contract;
using EGate.Gateway.Options;
using Grpc.Net.Client;

namespace EGate.Gateway.Link;

/// <summary>gRPC over egated's unix socket. The socket need not be there yet: each call connects when it must.</summary>
public sealed class LaneChannel : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly SocketsHttpHandler _handler;

    /// <summary>A channel to <see cref="GatewayOptions.Socket"/>.</summary>
    public LaneChannel(GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, stop) => Connect(options.Socket, stop),
            UseProxy = false,
            // The watch is one long stream; short calls must not queue behind it.
            EnableMultipleHttp2Connections = true,
        };
        // The host name is never looked up: it only fills the authority of the requests.
        _channel = GrpcChannel.ForAddress("http://egated", new GrpcChannelOptions { HttpHandler = _handler });
        Lane = new Lane.LaneClient(_channel);
        Databases = new Contract.Databases.DatabasesClient(_channel);
        Sharing = new Contract.Sharing.SharingClient(_channel);
        Arrivals = new Arrivals.ArrivalsClient(_channel);
    }

    /// <summary>The lane's service.</summary>
    public Lane.LaneClient Lane { get; }

    /// <summary>egated's questions to online databases.</summary>
    public Contract.Databases.DatabasesClient Databases { get; }

    /// <summary>egated's notifications to other agencies.</summary>
    public Contract.Sharing.SharingClient Sharing { get; }

    /// <summary>What the lane is told of expected arrivals.</summary>
    public Arrivals.ArrivalsClient Arrivals { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        _channel.Dispose();
        _handler.Dispose();
    }

    private static async ValueTask<Stream> Connect(string path, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
