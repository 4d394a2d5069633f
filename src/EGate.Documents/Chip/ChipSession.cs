using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// One session with the chip of an e-passport, in this order: <see cref="SelectApplicationAsync"/>, <see cref="AuthenticateAsync"/>,
/// <see cref="ReadFileAsync"/> for each file. It speaks basic access control; PACE is not spoken yet, so a chip that offers only PACE
/// is answered with <c>access-control-not-supported</c>. One caller at a time.
/// </summary>
public sealed class ChipSession : IDisposable
{
    private static readonly byte[] ApplicationId = [0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01];
    private readonly ApduExchange _exchange;
    private readonly RandomFill _random;
    private readonly FileReading _reading;
    private SecureMessaging? _messaging;
    private bool _broken;

    /// <summary>Uses <paramref name="exchange"/> for every APDU.</summary>
    /// <param name="exchange">The way to the chip; its exceptions pass through.</param>
    /// <param name="random">The reader's nonce and key share; the operating system's generator when null.</param>
    public ChipSession(ApduExchange exchange, RandomFill? random = null)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        _exchange = exchange;
        _random = random ?? RandomNumberGenerator.Fill;
        _reading = new FileReading(SendAsync);
    }

    /// <summary>SELECT of the eMRTD application, without Le: German chips refuse one (Doc 9303-10, 3.6.1).</summary>
    /// <exception cref="ChipAccessException"><c>application-not-found</c>.</exception>
    public async Task SelectApplicationAsync(CancellationToken cancellation)
    {
        var answer = await SendAsync(new CommandApdu(0x00, 0xA4, 0x04, 0x0C, ApplicationId), cancellation);
        Require(answer, "application-not-found");
    }

    /// <summary>Basic access control; secure messaging from here on.</summary>
    /// <param name="keyInformation">Of the machine-readable zone, see <see cref="MrzReading.KeyInformation"/>.</param>
    /// <param name="cancellation">Ends the exchange.</param>
    /// <exception cref="ChipAccessException">
    /// <c>access-control-not-supported</c>, <c>access-denied</c> (the keys are not this chip's), or an attack <c>authentication-answer-..</c>.
    /// </exception>
    public async Task AuthenticateAsync(string keyInformation, CancellationToken cancellation)
    {
        using var control = new BasicAccessControl(keyInformation, _random);
        var challenge = await SendAsync(new CommandApdu(0x00, 0x84, 0x00, 0x00, default, 8), cancellation);
        Require(challenge, "access-control-not-supported");
        var data = control.Challenge(challenge.Data);
        var answer = await SendAsync(new CommandApdu(0x00, 0x82, 0x00, 0x00, data, 40), cancellation);
        if (answer.Status is 0x6A88 or 0x6D00 or 0x6A86)
        {
            throw new ChipAccessException("access-control-not-supported");
        }

        Require(answer, "access-denied");
        _messaging = control.Accept(answer.Data);
    }

    /// <summary>
    /// A whole elementary file: SELECT, then READ BINARY in steps as large as this chip takes. The caller zeroes the bytes when done.
    /// </summary>
    /// <param name="file">File identifier, e.g. 0x0101 for DG1 (<see cref="LdsFile"/>).</param>
    /// <param name="progress">Told of bytes read so far and in all, after each step; may be null.</param>
    /// <param name="cancellation">Ends the exchange.</param>
    /// <exception cref="ChipAccessException">
    /// <c>file-not-found</c>, <c>file-malformed</c>, <c>file-too-long</c>, <c>file-read</c>, or an attack on secure messaging.
    /// </exception>
    public async Task<byte[]> ReadFileAsync(ushort file, Action<int, int>? progress, CancellationToken cancellation)
    {
        var id = new[] { (byte)(file >> 8), (byte)(file & 0xFF) };
        var answer = await SendAsync(new CommandApdu(0x00, 0xA4, 0x02, 0x0C, id), cancellation);
        Require(answer, "file-not-found");
        return await _reading.ReadAsync(progress, cancellation);
    }

    /// <summary>Zeroes the session keys. The chip itself is let go by whoever owns the transport.</summary>
    public void Dispose() => _messaging?.Dispose();

    /// <summary>
    /// From the next command on, other session keys: those that chip authentication agreed on. The old ones are zeroed. A session that was
    /// broken stays so.
    /// </summary>
    internal void Restart(SecureMessaging messaging)
    {
        _messaging?.Dispose();
        _messaging = messaging;
    }

    /// <summary>One command under the keys in use, for what proves the chip or the terminal once access control is done.</summary>
    internal async Task<ResponseApdu> SendAsync(CommandApdu command, CancellationToken cancellation)
    {
        if (_broken)
        {
            throw new ChipAccessException("session-ended", isAttack: true);
        }

        if (_messaging is null)
        {
            return ResponseApdu.Parse(await _exchange(command.ToBytes(), cancellation));
        }

        var answer = ResponseApdu.Parse(await _exchange(_messaging.Protect(command).ToBytes(), cancellation));
        try
        {
            return _messaging.Unprotect(answer);
        }
        catch (ChipAccessException)
        {
            // After a broken answer the counters cannot be trusted any more: nothing else is asked of this chip.
            _broken = true;
            throw;
        }
    }

    private static void Require(ResponseApdu answer, string otherwise)
    {
        if (answer.Status != ResponseApdu.Ok)
        {
            throw new ChipAccessException(otherwise);
        }
    }
}
