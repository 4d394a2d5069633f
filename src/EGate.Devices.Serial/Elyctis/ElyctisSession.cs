using EGate.Core;
using EGate.Devices.Serial.Zones;

namespace EGate.Devices.Serial.Elyctis;

/// <summary>Takes the data of an inquiry frame of either kind, asked for or not. The bytes are only valid during the call.</summary>
internal delegate void MrzSink(ElyctisCommand command, ReadOnlySpan<byte> data);

/// <summary>
/// Questions and answers on one open line. One question at a time; two tries within the profile's <see cref="SerialLineProfile.AnswerMax"/>.
/// Bytes that are no frame are counted, flushed and waited out; a line that does not become idle is a fault, so endless bytes end it too.
/// </summary>
internal sealed class ElyctisSession(
    SerialLine line,
    SerialLineProfile profile,
    TimeProvider time,
    LinkHealth health,
    MrzSink sink
)
{
    private const int Tries = 2;
    private readonly FrameBuffer _buffer = new(ElyctisFrame.HeaderLength + ElyctisFrame.DataMax);

    /// <summary>Set by every resynchronisation: the reader may have missed a command, so continuous read must be switched on again.</summary>
    public bool NeedsArming { get; set; } = true;

    /// <summary>Asks and returns the answer's data. Inquiry frames go to the sink as well.</summary>
    /// <exception cref="SerialFaultException">No answer in time (READER_LOST), or none that can be understood (READER_GARBAGE).</exception>
    public async Task<byte[]> AskAsync(ElyctisCommand command, byte[] data, CancellationToken cancellation)
    {
        var request = ElyctisFrame.Encode(command, data);
        var garbage = false;
        var overall = new Deadline(time, profile.AnswerMax);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            await FinishPartialFrameAsync(cancellation);
            var deadline = new Deadline(time, profile.AnswerMax / Tries);
            await line.WriteAsync(request);
            (ElyctisDecoded outcome, byte[] answer) = await AwaitAnswerAsync(command, deadline, overall, cancellation);
            if (outcome == ElyctisDecoded.Frame)
            {
                health.Good(deadline.Elapsed, retried: attempt > 0);
                return answer;
            }

            health.CountError();
            if (outcome == ElyctisDecoded.Garbage || _buffer.Count > 0)
            {
                garbage = true;
                await ResynchroniseAsync(cancellation);
            }
        }

        throw garbage
            ? Garbage($"The answer to {command} was not understood in {Tries} tries.")
            : new SerialFaultException(
                Catalogue.ReaderLost.Id,
                $"No answer to {command} within {profile.AnswerMax.TotalMilliseconds:F0} ms."
            );
    }

    /// <summary>
    /// Asks once for what not every reader has. Null when nothing came within half of the profile's deadline: that is an answer too, and no
    /// fault of the reader.
    /// </summary>
    /// <exception cref="SerialFaultException">The line is over, or does not become idle.</exception>
    public async Task<byte[]?> TryAskAsync(ElyctisCommand command, CancellationToken cancellation)
    {
        await FinishPartialFrameAsync(cancellation);
        var deadline = new Deadline(time, profile.AnswerMax / Tries);
        await line.WriteAsync(ElyctisFrame.Encode(command, []));
        (ElyctisDecoded outcome, byte[] answer) = await AwaitAnswerAsync(command, deadline, deadline, cancellation);
        if (outcome == ElyctisDecoded.Frame)
        {
            health.Good(deadline.Elapsed, retried: false);
            return answer;
        }

        await ResynchroniseAsync(cancellation);
        return null;
    }

    /// <summary>Listens for what the reader says by itself, for the given time or until something was said.</summary>
    public async Task ListenAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        var deadline = new Deadline(time, atMost);
        while (!deadline.Passed && await line.WaitAsync(deadline.Remaining, cancellation))
        {
            _buffer.Fill(line);
            ElyctisDecoded outcome;
            while ((outcome = DecodeOne(out ElyctisCommand command, out _)) == ElyctisDecoded.Frame)
            {
                if (IsInquiry(command))
                {
                    return;
                }
            }

            if (outcome == ElyctisDecoded.Garbage)
            {
                health.CountError();
                await ResynchroniseAsync(cancellation);
            }
        }
    }

    /// <summary>Flushes what is left of an earlier conversation and waits until the line is idle.</summary>
    /// <exception cref="SerialFaultException">It did not become idle within the profile's deadline.</exception>
    public async Task ResynchroniseAsync(CancellationToken cancellation)
    {
        NeedsArming = true;
        var deadline = new Deadline(time, profile.AnswerMax + SerialTimings.Idle);
        do
        {
            _buffer.Clear();
            line.Discard();
            if (deadline.Passed)
            {
                throw Garbage("The line does not become idle.");
            }
        } while (await line.WaitAsync(SerialTimings.Idle, cancellation));
    }

    private static bool IsInquiry(ElyctisCommand command) =>
        command is ElyctisCommand.Inquire or ElyctisCommand.InquireOneLine;

    private static SerialFaultException Garbage(string message) => new(Catalogue.ReaderGarbage.Id, message);

    /// <summary>A question must not be asked into the middle of a frame: its answer would be taken for the rest of it.</summary>
    private async Task FinishPartialFrameAsync(CancellationToken cancellation)
    {
        var deadline = new Deadline(time, profile.AnswerMax);
        while (true)
        {
            _buffer.Fill(line);
            ElyctisDecoded outcome = DecodeOne(out _, out _);
            if (outcome == ElyctisDecoded.Incomplete && _buffer.Count == 0)
            {
                return;
            }

            var broken = outcome == ElyctisDecoded.Garbage || deadline.Passed;
            if (
                broken
                || (outcome == ElyctisDecoded.Incomplete && !await line.WaitAsync(SerialTimings.Idle, cancellation))
            )
            {
                health.CountError();
                await ResynchroniseAsync(cancellation);
                return;
            }
        }
    }

    private async Task<(ElyctisDecoded Outcome, byte[] Answer)> AwaitAnswerAsync(
        ElyctisCommand command,
        Deadline deadline,
        Deadline overall,
        CancellationToken cancellation
    )
    {
        do
        {
            _buffer.Fill(line);
            ElyctisDecoded outcome;
            while ((outcome = DecodeOne(out ElyctisCommand answered, out byte[] data)) == ElyctisDecoded.Frame)
            {
                if (answered == command)
                {
                    return (ElyctisDecoded.Frame, data);
                }

                if (!IsInquiry(answered))
                {
                    // A late answer to an earlier question, or a reader that answers everything alike.
                    health.CountError();
                }
            }

            if (outcome == ElyctisDecoded.Garbage)
            {
                return (outcome, []);
            }
        } while (await HeardMoreAsync(deadline, overall, cancellation));

        return (ElyctisDecoded.Incomplete, []);
    }

    /// <summary>An answer that is under way when the first try ends is waited for as long as its bytes keep coming.</summary>
    private async Task<bool> HeardMoreAsync(Deadline deadline, Deadline overall, CancellationToken cancellation)
    {
        if (!deadline.Passed && await line.WaitAsync(deadline.Remaining, cancellation))
        {
            return true;
        }

        return _buffer.Count > 0 && !overall.Passed && await line.WaitAsync(SerialTimings.Idle, cancellation);
    }

    /// <summary>
    /// Takes one frame off the buffer. The data of an inquiry goes to the sink and is not handed out, so that it stays in one place.
    /// </summary>
    private ElyctisDecoded DecodeOne(out ElyctisCommand command, out byte[] data)
    {
        data = [];
        ElyctisDecoded outcome = ElyctisFrame.Decode(_buffer.Bytes, out command, out ReadOnlySpan<byte> content);
        if (outcome != ElyctisDecoded.Frame)
        {
            return outcome;
        }

        var length = ElyctisFrame.HeaderLength + content.Length;
        if (IsInquiry(command))
        {
            if (MrzText.Read(content, out _) == MrzReading.NotText)
            {
                return ElyctisDecoded.Garbage;
            }

            sink(command, content);
        }
        else
        {
            data = content.ToArray();
        }

        _buffer.Consume(length);
        return outcome;
    }
}
