namespace EGate.Documents;

/// <summary>
/// One command after the other to a chip, plain or under secure messaging. It fits commands and answers to what the chip can take: long
/// data in a chain of commands (CLA 10) where the chip takes no extended length, long answers by GET RESPONSE (61xx), another Le where it
/// names one (6Cxx). After an answer that broke secure messaging nothing is sent any more.
/// </summary>
internal sealed class ChipChannel(ApduExchange exchange) : IDisposable
{
    /// <summary>An answer of the greatest length in parts of 256 bytes; a chip that always has more is given up.</summary>
    private const int MaxParts = 257;

    /// <summary>All files of a document in the smallest steps need a few thousand.</summary>
    private const int MaxExchanges = 20_000;
    private const byte Chained = 0x10;
    private const ushort WrongLength = 0x6700;
    private int _exchanges;
    private ChipAccessException? _end;

    /// <summary>The session; null while answers come in plain.</summary>
    public SecureMessaging? Messaging { get; private set; }

    /// <summary>Whether the chip takes commands and answers of extended length; null while that is not known.</summary>
    public bool? TakesExtendedLength { get; set; }

    /// <summary>From here on every command is protected. A session before it is zeroed.</summary>
    public void Begin(SecureMessaging messaging)
    {
        Messaging?.Dispose();
        Messaging = messaging;
    }

    /// <summary>Back to plain commands, for a chip that has given the session up and is opened again.</summary>
    public void Forget()
    {
        Messaging?.Dispose();
        Messaging = null;
        _end = null;
    }

    /// <exception cref="ChipAccessException">
    /// What <see cref="SecureMessaging.Unprotect"/> throws, <c>session-ended</c> after that, <c>answer-length</c>, <c>answer-too-long</c> or
    /// <c>too-many-exchanges</c>.
    /// </exception>
    public async Task<ResponseApdu> SendAsync(CommandApdu command, CancellationToken cancellation)
    {
        var most = Messaging is null ? CommandApdu.MaxShortData : SecureMessaging.MaxPlain(CommandApdu.MaxShortData);
        var isLong = command.Data.Length > most;
        if (!isLong || command.Le > CommandApdu.MaxShortLe)
        {
            return await SendOneAsync(command, cancellation);
        }

        if (TakesExtendedLength != false)
        {
            var answer = await SendOneAsync(command, cancellation);
            if (answer.Status != WrongLength || TakesExtendedLength == true)
            {
                return answer;
            }

            TakesExtendedLength = false;
        }

        return await SendChainAsync(command, most, cancellation);
    }

    public void Dispose() => Messaging?.Dispose();

    /// <summary>Each part is a command of its own to secure messaging; the last one carries Le and gets the answer.</summary>
    private async Task<ResponseApdu> SendChainAsync(CommandApdu command, int most, CancellationToken cancellation)
    {
        for (; command.Data.Length > most; command = command with { Data = command.Data[most..] })
        {
            var part = command with { Cla = (byte)(command.Cla | Chained), Data = command.Data[..most], Le = null };
            var answer = await SendOneAsync(part, cancellation);
            if (answer.Status != ResponseApdu.Ok)
            {
                return answer;
            }
        }

        return await SendOneAsync(command, cancellation);
    }

    private async Task<ResponseApdu> SendOneAsync(CommandApdu command, CancellationToken cancellation)
    {
        if (_end is { } end)
        {
            throw new ChipAccessException("session-ended", end.IsAttack);
        }

        if (Messaging is null)
        {
            var plain = await ExchangeAsync(command, cancellation);
            // Plain 6Cxx names the length there is. Under secure messaging it would be an unprotected answer.
            return (plain.Status & 0xFF00) == 0x6C00 && plain.Data.IsEmpty && command.Le is not null
                ? await ExchangeAsync(command with { Le = LengthOf(plain.Status) }, cancellation)
                : plain;
        }

        // Until this answer is proved the counters cannot be trusted: whatever ends here ends the session.
        _end = new ChipAccessException("session-ended");
        var answer = await ExchangeAsync(Messaging.Protect(command), cancellation);
        try
        {
            var proved = Messaging.Unprotect(answer);
            _end = null;
            return proved;
        }
        catch (ChipAccessException e)
        {
            _end = e;
            throw;
        }
    }

    /// <summary>The whole answer. Its parts carry no MAC of their own; under secure messaging the whole is proved afterwards.</summary>
    private async Task<ResponseApdu> ExchangeAsync(CommandApdu command, CancellationToken cancellation)
    {
        var answer = await TransmitAsync(command, cancellation);
        if ((answer.Status & 0xFF00) != 0x6100)
        {
            return answer;
        }

        var data = new List<byte>();
        for (var parts = 0; ; parts++)
        {
            data.AddRange(answer.Data.Span);
            if ((answer.Status & 0xFF00) != 0x6100)
            {
                return new ResponseApdu(data.ToArray(), answer.Status);
            }

            if (parts == MaxParts || data.Count > CommandApdu.MaxExtendedLe)
            {
                throw new ChipAccessException("answer-too-long");
            }

            var next = new CommandApdu(0x00, 0xC0, 0x00, 0x00, default, LengthOf(answer.Status));
            answer = await TransmitAsync(next, cancellation);
        }
    }

    private async Task<ResponseApdu> TransmitAsync(CommandApdu command, CancellationToken cancellation)
    {
        if (++_exchanges > MaxExchanges)
        {
            throw new ChipAccessException("too-many-exchanges");
        }

        return ResponseApdu.Parse(await exchange(command.ToBytes(), cancellation));
    }

    private static int LengthOf(ushort status) => (status & 0xFF) == 0 ? CommandApdu.MaxShortLe : status & 0xFF;
}
