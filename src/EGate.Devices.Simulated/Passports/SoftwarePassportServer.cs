using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace EGate.Devices.Simulated;

/// <summary>
/// Lets other people's terminals read a simulated passport over TCP. It speaks the framing of vsmartcard's virtual reader, so that a PC/SC
/// service with its driver vpcd, set to connect to this address, shows the passport as a card on a reader: two bytes of length, big-endian,
/// then that many bytes. One byte is a command of the reader (0 power off, 1 power on, 2 reset, 4 tell the ATR; only the last is
/// answered), more are a command APDU, which the answer follows in the same frame.
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

    /// <summary>Stops listening.</summary>
    public void Dispose() => _listener.Dispose();

    private static bool IsLimit(Exception e, CancellationToken cancellation) =>
        e is OperationCanceledException && !cancellation.IsCancellationRequested;
}

/// <summary>One connection: frames in, frames out.</summary>
internal sealed class PassportConnection(Stream stream, Func<SoftwarePassport> insert, TimeProvider time) : IDisposable
{
    private const byte PowerOff = 0;
    private const byte PowerOn = 1;
    private const byte Reset = 2;
    private const byte TellAtr = 4;

    /// <summary>As PC/SC readers name a contactless card of ISO/IEC 14443-4 without historical bytes (PC/SC part 3, 3.1.3.2.3.1).</summary>
    private static readonly byte[] Atr = [0x3B, 0x80, 0x80, 0x01, 0x01];
    private SoftwarePassport? _chip;

    /// <summary>Until the peer closes, or the chip falls silent.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await ReceiveAsync(cancellation) is { } frame)
        {
            var answer = frame.Length == 1 ? Control(frame[0]) : Transmit(frame);
            if (answer is null)
            {
                return;
            }

            if (answer.Length > 0)
            {
                await SendAsync(answer, cancellation);
            }
        }
    }

    public void Dispose() => _chip?.Dispose();

    /// <summary>Null at the end of the stream between two frames. An empty frame is none at all and ends the connection, too.</summary>
    private async Task<byte[]?> ReceiveAsync(CancellationToken cancellation)
    {
        var header = new byte[2];
        using (var idle = Limit(SoftwarePassportServer.IdleLimit, cancellation))
        {
            if (await stream.ReadAsync(header.AsMemory(0, 1), idle.Token) == 0)
            {
                return null;
            }
        }

        using var limit = Limit(SoftwarePassportServer.FrameLimit, cancellation);
        await stream.ReadExactlyAsync(header.AsMemory(1), limit.Token);
        var frame = new byte[BinaryPrimitives.ReadUInt16BigEndian(header)];
        await stream.ReadExactlyAsync(frame, limit.Token);
        return frame.Length == 0 ? null : frame;
    }

    private async Task SendAsync(byte[] answer, CancellationToken cancellation)
    {
        var frame = new byte[2 + answer.Length];
        BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)answer.Length);
        answer.CopyTo(frame, 2);
        using var limit = Limit(SoftwarePassportServer.FrameLimit, cancellation);
        await stream.WriteAsync(frame, limit.Token);
    }

    /// <summary>Empty when nothing is to be answered. Bytes that are no command of the reader are passed over, as vsmartcard's cards do.</summary>
    private byte[] Control(byte command)
    {
        switch (command)
        {
            case PowerOff:
                Eject();
                return [];
            case PowerOn:
            case Reset:
                Eject();
                _chip = insert();
                return [];
            case TellAtr:
                return Atr;
            default:
                return [];
        }
    }

    /// <summary>Null when the chip does not answer, or with more than a frame holds.</summary>
    private byte[]? Transmit(byte[] apdu)
    {
        _chip ??= insert();
        return _chip.Answer(apdu) is { Length: <= ushort.MaxValue } answer ? answer : null;
    }

    private void Eject()
    {
        _chip?.Dispose();
        _chip = null;
    }

    private LinkedLimit Limit(TimeSpan span, CancellationToken cancellation) => new(span, time, cancellation);

    /// <summary>A token that ends with the caller's or after a time.</summary>
    private sealed class LinkedLimit : IDisposable
    {
        private readonly CancellationTokenSource _clock;
        private readonly CancellationTokenSource _linked;

        public LinkedLimit(TimeSpan span, TimeProvider time, CancellationToken cancellation)
        {
            _clock = new CancellationTokenSource(span, time);
            _linked = CancellationTokenSource.CreateLinkedTokenSource(_clock.Token, cancellation);
        }

        public CancellationToken Token => _linked.Token;

        public void Dispose()
        {
            _linked.Dispose();
            _clock.Dispose();
        }
    }
}
