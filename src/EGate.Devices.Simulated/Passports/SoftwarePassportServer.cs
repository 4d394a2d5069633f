using System.Net;
using System.Net.Sockets;

namespace EGate.Devices.Simulated;

/// <summary>
/// Lets other people's terminals read a simulated passport over TCP. It speaks the framing of vsmartcard's virtual reader: two bytes of
/// length, big-endian, then that many bytes. One byte is a command of the reader (0 power off, 1 power on, 2 reset, 4 tell the ATR; only
/// the last is answered), more are a command APDU, which the answer follows in the same frame.
/// <para>
/// One connection at a time, on the loopback address unless another is asked for: nothing is encrypted, and whoever connects can read
/// the passport. A chip that falls silent ends its connection, as a card that was taken away. Each power-on and each connection meets a
/// fresh chip.
/// </para>
/// </summary>
public sealed class SoftwarePassportServer : IDisposable
{
    /// <summary>Where vsmartcard's virtual reader looks by default.</summary>
    public const int DefaultPort = 35_963;

    /// <summary>A connection on which nothing comes for so long is given up. Readers ask for the ATR every second or so.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(10);

    /// <summary>A frame that has begun must come whole within this time, so that a stuck peer does not keep others out.</summary>
    public static readonly TimeSpan FrameLimit = TimeSpan.FromSeconds(10);

    private const int Waiting = 1;
    private readonly IssuedPassport _passport;
    private readonly int _seed;
    private readonly TimeProvider _time;
    private readonly TcpListener _listener;

    /// <summary>Begins to listen.</summary>
    /// <param name="passport">What is served.</param>
    /// <param name="seed">Decides the chips' random numbers.</param>
    /// <param name="time">For the limits.</param>
    /// <param name="endpoint">Where; null for a free port of the loopback address.</param>
    /// <exception cref="SocketException">The address is not this machine's, or taken.</exception>
    public SoftwarePassportServer(IssuedPassport passport, int seed, TimeProvider time, IPEndPoint? endpoint = null)
    {
        ArgumentNullException.ThrowIfNull(passport);
        ArgumentNullException.ThrowIfNull(time);
        _passport = passport;
        _seed = seed;
        _time = time;
        _listener = new TcpListener(endpoint ?? new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Start(Waiting);
        Endpoint = (IPEndPoint)_listener.LocalEndpoint;
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint { get; }

    /// <summary>Serves one connection after another until cancelled. A connection that breaks, or sends nonsense, ends that connection only.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(cancellation);
            client.NoDelay = true;
            using var connection = new PassportConnection(client.GetStream(), () => _passport.CreateChip(_seed), _time);
            try
            {
                await connection.RunAsync(cancellation);
            }
            catch (Exception e) when (e is IOException or SocketException || IsLimit(e, cancellation))
            {
                // The peer is gone or stuck: the next one may come.
            }
        }
    }

    /// <summary>
    /// The other way round: lays a passport on a virtual reader that listens itself, as vsmartcard's driver vpcd does when it is installed
    /// beside a PC/SC service. Ends when the reader closes the connection.
    /// </summary>
    /// <param name="passport">What is laid on the reader.</param>
    /// <param name="seed">Decides the chip's random numbers.</param>
    /// <param name="time">For the limits.</param>
    /// <param name="reader">Where the reader listens.</param>
    /// <param name="cancellation">Takes the passport away.</param>
    /// <exception cref="SocketException">No reader listens there.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or the reader was silent for <see cref="IdleLimit"/>.</exception>
    public static async Task PresentAsync(
        IssuedPassport passport,
        int seed,
        TimeProvider time,
        IPEndPoint reader,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(passport);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(reader);
        using var client = new TcpClient(reader.AddressFamily) { NoDelay = true };
        await client.ConnectAsync(reader, cancellation);
        using var connection = new PassportConnection(client.GetStream(), () => passport.CreateChip(seed), time);
        await connection.RunAsync(cancellation);
    }

    /// <summary>Stops listening.</summary>
    public void Dispose() => _listener.Dispose();

    private static bool IsLimit(Exception e, CancellationToken cancellation) =>
        e is OperationCanceledException && !cancellation.IsCancellationRequested;
}
