using System.Buffers.Binary;

namespace EGate.Devices.Simulated;

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
