using EGate.Core;

namespace EGate.Devices.Serial.Pn532;

/// <summary>A good answer.</summary>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Took">Time from the command to the whole answer.</param>
/// <param name="Retried">Whether it had to be asked for again.</param>
internal readonly record struct Pn532Answer(byte[] Parameters, TimeSpan Took, bool Retried);

/// <summary>
/// Commands and answers on one open line: every command is acknowledged first, damaged answers are asked for again by NACK, and a command
/// that is not answered in time is aborted by ACK. The caller sees to it that only one command runs at a time.
/// </summary>
internal sealed class Pn532Session(SerialLine line, SerialLineProfile profile, TimeProvider time, LinkHealth health)
{
    private readonly FrameBuffer _buffer = new(2 * Pn532Frame.FrameMax);

    /// <summary>Runs a command within the profile's <see cref="SerialLineProfile.AnswerMax"/>.</summary>
    /// <param name="command">The command.</param>
    /// <param name="parameters">Its parameters, at most 263 bytes.</param>
    /// <param name="repeatable">
    /// Whether giving it twice changes nothing. Then half of the time without an answer brings a second try: the command again when it was
    /// not acknowledged, a NACK when only its answer is missing.
    /// </param>
    /// <param name="cancellation">Aborts the command.</param>
    /// <exception cref="SerialFaultException">The line is over, or the chip did not even acknowledge, or said nothing but garbage.</exception>
    /// <exception cref="Pn532SilentException">Acknowledged, not answered.</exception>
    /// <exception cref="Pn532RejectedException">Answered by an error frame.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the command was aborted.</exception>
    public async Task<Pn532Answer> CommandAsync(
        Pn532Command command,
        ReadOnlyMemory<byte> parameters,
        bool repeatable,
        CancellationToken cancellation
    )
    {
        if (DiscardLeftovers())
        {
            // Something was said that nobody asked for. What follows of it must not mix with the answer.
            await SettleAsync(cancellation);
        }

        var frame = Frame(command, parameters.Span);
        try
        {
            return await RunAsync(new Pn532Exchange(command), frame, repeatable, cancellation);
        }
        catch (OperationCanceledException)
        {
            await AbortAsync();
            throw;
        }
        finally
        {
            frame.AsSpan().Clear();
        }
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

    private static byte[] Frame(Pn532Command command, ReadOnlySpan<byte> parameters)
    {
        Span<byte> payload = stackalloc byte[2 + parameters.Length];
        Span<byte> frame = stackalloc byte[Pn532Frame.FrameMax];
        payload[0] = Pn532Frame.FromHost;
        payload[1] = (byte)command;
        parameters.CopyTo(payload[2..]);
        var written = frame[..Pn532Frame.Encode(payload, frame)].ToArray();
        payload.Clear();
        frame.Clear();
        return written;
    }

    private async Task<Pn532Answer> RunAsync(
        Pn532Exchange exchange,
        byte[] frame,
        bool repeatable,
        CancellationToken cancellation
    )
    {
        var overall = new Deadline(time, profile.AnswerMax);
        var first = new Deadline(time, repeatable ? profile.AnswerMax / 2 : profile.AnswerMax);
        var retried = false;
        await line.WriteAsync(frame);
        while (true)
        {
            if (exchange.Take(_buffer, health) is { } answer)
            {
                return new Pn532Answer(answer, overall.Elapsed, retried);
            }

            if (exchange.WantsResend || (first.Passed && repeatable && !retried))
            {
                retried = true;
                health.CountError();
                await AskAgainAsync(exchange, frame);
            }

            TimeSpan wait = retried ? overall.Remaining : first.Remaining;
            if (!await line.WaitAsync(wait, cancellation) && overall.Passed)
            {
                await AbortAsync();
                throw exchange.Failure(profile.AnswerMax);
            }

            _buffer.Fill(line);
        }
    }

    private Task AskAgainAsync(Pn532Exchange exchange, byte[] frame)
    {
        exchange.WantsResend = false;
        return line.WriteAsync(exchange.Acknowledged ? Pn532Frame.NackBytes.ToArray() : frame);
    }

    /// <summary>Tells the chip that its answer was taken.</summary>
    public Task AcknowledgeAsync() => line.WriteAsync(Pn532Frame.AckBytes.ToArray());

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
}
