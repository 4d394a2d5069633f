using EGate.Core;

namespace EGate.Devices.Serial.Pn532;

/// <summary>The chip answered a command with its error frame: it did not understand the command or its parameters.</summary>
internal sealed class Pn532RejectedException(Pn532Command command)
    : Exception($"The PN532 rejected {command} with its error frame.");

/// <summary>The chip took a command and did not answer it in time; it was told to abort.</summary>
internal sealed class Pn532SilentException(Pn532Command command, TimeSpan waited)
    : Exception($"The PN532 took {command} but did not answer within {waited.TotalMilliseconds:F0} ms.");

/// <summary>How far one command has come.</summary>
internal sealed class Pn532Exchange(Pn532Command command)
{
    /// <summary>How often a damaged answer is asked for again.</summary>
    public const int ResendMax = 2;

    private bool _garbage;
    private int _resends;

    /// <summary>The chip has taken the command.</summary>
    public bool Acknowledged { get; private set; }

    /// <summary>A damaged answer came; a NACK asks for it again.</summary>
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

    /// <summary>Why there is no answer when the time is over.</summary>
    public Exception Failure(TimeSpan waited)
    {
        if (_garbage)
        {
            return new SerialFaultException(
                Catalogue.ChipReaderGarbage.Id,
                $"{command} was answered with what is no answer to it."
            );
        }

        return Acknowledged
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
                Acknowledged = true;
                return null;
            case Pn532FrameKind.Error when Acknowledged:
                throw new Pn532RejectedException(command);
            case Pn532FrameKind.Information when Acknowledged && Answers(frame.Payload):
                return frame.Payload[2..].ToArray();
            case Pn532FrameKind.Damaged when Acknowledged && _resends < ResendMax:
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
