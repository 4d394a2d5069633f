using EGate.Core;

namespace EGate.Devices.Serial.Pn532;

/// <summary>The chip answered a command with its error frame: it did not understand the command or its parameters.</summary>
internal sealed class Pn532RejectedException(Pn532Command command)
    : Exception($"The PN532 rejected {command} with its error frame.");

/// <summary>The chip took a command and did not answer it in time; it was told to abort.</summary>
internal sealed class Pn532SilentException(Pn532Command command, TimeSpan waited)
    : Exception($"The PN532 took {command} but did not answer within {waited.TotalMilliseconds:F0} ms.");

/// <summary>
/// Commands and answers on one open line: every command is acknowledged first, damaged answers are asked for again by NACK, and a command
/// that is not answered in time is aborted by ACK. The caller sees to it that only one command runs at a time.
/// </summary>
internal sealed class Pn532Session(SerialLine line, SerialLineProfile profile, TimeProvider time, LinkHealth health)
{
    /// <summary>How often a damaged answer is asked for again.</summary>
    public const int ResendMax = 2;

    private readonly FrameBuffer _buffer = new(2 * Pn532Frame.FrameMax);

    /// <summary>Runs a command and returns the parameters of its answer.</summary>
    /// <param name="command">The command.</param>
    /// <param name="parameters">Its parameters, at most 263 bytes.</param>
    /// <param name="atMost">Longest time until the answer is complete.</param>
    /// <param name="cancellation">Aborts the command.</param>
    /// <exception cref="SerialFaultException">The line is over, or the chip did not even acknowledge, or said nothing but garbage.</exception>
    /// <exception cref="Pn532SilentException">Acknowledged, not answered.</exception>
    /// <exception cref="Pn532RejectedException">Answered by an error frame.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the command was aborted.</exception>
    public async Task<byte[]> CommandAsync(
        Pn532Command command,
        ReadOnlyMemory<byte> parameters,
        TimeSpan atMost,
        CancellationToken cancellation
    )
    {
        if (DiscardLeftovers())
        {
            // Something was said that nobody asked for. What follows of it must not mix with the answer.
            await SettleAsync(cancellation);
        }

        var deadline = new Deadline(time, atMost);
        await WriteCommandAsync(command, parameters.Span.ToArray());
        var exchange = new Exchange(command);
        try
        {
            while (true)
            {
                if (exchange.Take(_buffer, health) is { } answer)
                {
                    return answer;
                }

                if (exchange.WantsResend)
                {
                    exchange.WantsResend = false;
                    await line.WriteAsync(Pn532Frame.NackBytes.ToArray());
                }

                if (deadline.Passed || !await line.WaitAsync(deadline.Remaining, cancellation))
                {
                    await AbortAsync();
                    throw exchange.Failure(atMost);
                }

                _buffer.Fill(line);
            }
        }
        catch (OperationCanceledException)
        {
            await AbortAsync();
            throw;
        }
    }

    /// <summary>As <see cref="CommandAsync"/>, with the time it took.</summary>
    public async Task<(byte[] Answer, TimeSpan Took)> TimedCommandAsync(
        Pn532Command command,
        ReadOnlyMemory<byte> parameters,
        TimeSpan atMost,
        CancellationToken cancellation
    )
    {
        var watch = new Deadline(time, atMost);
        var answer = await CommandAsync(command, parameters, atMost, cancellation);
        return (answer, watch.Elapsed);
    }

    /// <summary>
    /// Wakes the chip: in its low power state it ignores everything until it has seen 55 and enough idle bits (UM0701-02, 7.2.11). The
    /// first command must follow.
    /// </summary>
    public Task WakeUpAsync() => line.WriteAsync(new byte[] { 0x55, 0x55, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 });

    /// <summary>Waits until the line says nothing for a moment, and forgets what it said.</summary>
    /// <exception cref="SerialFaultException">It does not become silent within the profile's deadline.</exception>
    public async Task SettleAsync(CancellationToken cancellation)
    {
        var deadline = new Deadline(time, profile.AnswerMax + SerialTimings.Idle);
        do
        {
            DiscardLeftovers();
            if (deadline.Passed)
            {
                // Ended for good: a second try between two bursts might work by luck, and the next would not.
                var fault = new SerialFaultException(Catalogue.ChipReaderGarbage.Id, "The line does not become idle.");
                line.Fail(fault);
                throw fault;
            }
        } while (await line.WaitAsync(SerialTimings.Idle, cancellation));
    }

    private async Task WriteCommandAsync(Pn532Command command, byte[] parameters)
    {
        var payload = new byte[2 + parameters.Length];
        var frame = new byte[Pn532Frame.FrameMax];
        payload[0] = Pn532Frame.FromHost;
        payload[1] = (byte)command;
        parameters.CopyTo(payload, 2);
        var length = Pn532Frame.Encode(payload, frame);
        try
        {
            await line.WriteAsync(frame.AsMemory(0, length));
        }
        finally
        {
            payload.AsSpan().Clear();
            parameters.AsSpan().Clear();
            frame.AsSpan().Clear();
        }
    }

    /// <summary>An ACK from the host aborts the running command (UM0701-02, 6.2.1.3).</summary>
    private Task AbortAsync() =>
        line.Fault is null ? line.WriteAsync(Pn532Frame.AckBytes.ToArray()) : Task.CompletedTask;

    /// <summary>
    /// What stands in the buffers before a command belongs to no command: a late answer or noise. A single byte is the postamble of the last
    /// answer. Returns whether there was more.
    /// </summary>
    private bool DiscardLeftovers()
    {
        var more = _buffer.Count + line.Discard() > 1;
        _buffer.Clear();
        if (more)
        {
            health.CountError();
        }

        return more;
    }

    /// <summary>How far one command has come.</summary>
    private sealed class Exchange(Pn532Command command)
    {
        private bool _acknowledged;
        private bool _garbage;
        private int _resends;

        public bool WantsResend { get; set; }

        /// <summary>Takes frames off the buffer until the answer is there (its parameters) or nothing is left (null).</summary>
        public byte[]? Take(FrameBuffer buffer, LinkHealth health)
        {
            while (buffer.Count > 0)
            {
                var frame = Pn532Frame.Decode(buffer.Bytes);
                if (frame.Skipped > 0)
                {
                    _garbage = true;
                    health.CountError();
                }

                var answer = Judge(frame, health);
                var done = answer is null && frame.Kind == Pn532FrameKind.Incomplete;
                buffer.Consume(frame.Consumed);
                if (answer is not null || done)
                {
                    return answer;
                }
            }

            return null;
        }

        public Exception Failure(TimeSpan waited)
        {
            if (_garbage)
            {
                return new SerialFaultException(
                    Catalogue.ChipReaderGarbage.Id,
                    $"{command} was answered with what is no answer to it."
                );
            }

            return _acknowledged
                ? new Pn532SilentException(command, waited)
                : new SerialFaultException(
                    Catalogue.ChipReaderLost.Id,
                    $"{command} was not acknowledged within {waited.TotalMilliseconds:F0} ms."
                );
        }

        private byte[]? Judge(Pn532Frame frame, LinkHealth health)
        {
            switch (frame.Kind)
            {
                case Pn532FrameKind.Incomplete:
                    return null;
                case Pn532FrameKind.Ack:
                    _acknowledged = true;
                    return null;
                case Pn532FrameKind.Error when _acknowledged:
                    throw new Pn532RejectedException(command);
                case Pn532FrameKind.Information when _acknowledged && Answers(frame.Payload):
                    return frame.Payload[2..].ToArray();
                case Pn532FrameKind.Damaged when _acknowledged && _resends < ResendMax:
                    _resends++;
                    WantsResend = true;
                    health.CountError();
                    return null;
                default:
                    // An answer to another command, or one before the acknowledgement: late, or from a device that repeats itself.
                    _garbage = true;
                    health.CountError();
                    return null;
            }
        }

        private bool Answers(ReadOnlySpan<byte> payload) =>
            payload.Length >= 2 && payload[0] == Pn532Frame.FromChip && payload[1] == (byte)command + 1;
    }
}
