using System.Globalization;
using EGate.Core;
using EGate.Devices.Serial.Lines;
using EGate.Devices.Serial.Zones;
using Microsoft.Extensions.Logging;

namespace EGate.Devices.Serial;

/// <summary>
/// A reader of machine-readable zones that only talks: it sends the lines of a document that is laid on it, in one of the framings of
/// <see cref="LineFraming"/>, and answers nothing. Narrow, because such a reader is: a document counts as removed when another is read or
/// after the profile's silence; the same document laid down again within it is not told of twice; and whether the reader lives is known
/// by its port alone. The status says so.
/// </summary>
public sealed class LineReader : SerialZoneReader
{
    /// <summary>So many broken frames in a row without a good one are no reader any more.</summary>
    public const int GarbageMax = 16;

    private readonly LineFraming _framing;
    private long _lastRead;
    private int _garbage;

    /// <param name="profile">The line: port, rate, framing and silences.</param>
    /// <param name="time">Clock and timers.</param>
    /// <param name="log">Told of each change of condition once; never of what is read.</param>
    public LineReader(SerialLineProfile profile, TimeProvider time, ILogger<LineReader> log)
        : base(profile, new LineTap("line", () => new LineMask(LineFraming.Of(profile.Lines)), time), time, log)
    {
        _framing = LineFraming.Of(profile.Lines);
        Describe("nothing read since the start");
    }

    /// <summary>Looks at the port; the reader itself cannot be asked.</summary>
    public override Task<Examination> ExamineAsync(CancellationToken cancellation)
    {
        const string tested =
            "Looked whether the reader's port is open; this reader speaks only when a document lies on it and cannot be asked.";
        DeviceStatus status = Status;
        return Task.FromResult(
            status.Condition is DeviceCondition.Ready
                ? new Examination(Name, tested, true, $"{status.Detail}; {status.Errors} errors since start.", "")
                : ExaminationDesk.Failed(status, tested)
        );
    }

    private protected override async Task ServeAsync(SerialLine line, CancellationToken stop)
    {
        var buffer = new FrameBuffer(2 * LineFrame.FrameMax);
        _garbage = 0;
        Health.InService();
        while (true)
        {
            if (Tap.IsWanted)
            {
                // Nothing is said to such a reader: any moment is the beginning of the conversation.
                Tap.Begin();
            }

            var heard = await line.WaitAsync(buffer.Count > 0 ? Profile.Lines.Gap : Pause, stop);
            buffer.Fill(line);
            TakeFrames(buffer, idle: !heard);
            if (Presence.Occupied && Time.GetElapsedTime(_lastRead) >= Profile.Lines.Removed)
            {
                Tell(Presence.Remove());
            }
        }
    }

    /// <summary>Until something is heard; no longer than the rest of the silence that removes a document.</summary>
    private TimeSpan Pause
    {
        get
        {
            TimeSpan rest = Profile.Lines.Removed - Time.GetElapsedTime(_lastRead);
            return Presence.Occupied && rest < Profile.PollEvery
                ? Max(rest, TimeSpan.FromMilliseconds(1))
                : Profile.PollEvery;
        }
    }

    private void TakeFrames(FrameBuffer buffer, bool idle)
    {
        while (buffer.Count > 0)
        {
            var frame = LineFrame.Decode(buffer.Bytes, _framing, idle);
            switch (frame.Kind)
            {
                case LineFrameKind.Document:
                    Observe(frame.Body);
                    break;
                case LineFrameKind.Garbage:
                    Distrust();
                    break;
                case LineFrameKind.Incomplete when frame.Consumed == 0:
                    return;
            }

            buffer.Consume(frame.Consumed);
        }
    }

    private void Observe(ReadOnlySpan<byte> body)
    {
        MrzReading reading = LineText.Read(body, _framing, out string[] lines);
        if (reading == MrzReading.NotText)
        {
            Distrust();
            return;
        }

        _garbage = 0;
        _lastRead = Time.GetTimestamp();
        Describe($"last read at {Time.GetUtcNow().ToString("u", CultureInfo.InvariantCulture)}");
        Health.Good(TimeSpan.Zero, retried: false);
        if (reading != MrzReading.Nothing)
        {
            Tell(Presence.Observe(reading, body, lines));
        }
    }

    /// <summary>One broken frame is a hand on a plug; many in a row are another rate or another device.</summary>
    private void Distrust()
    {
        if (++_garbage >= GarbageMax)
        {
            throw new SerialFaultException(
                Catalogue.ReaderGarbage.Id,
                $"The last {GarbageMax} things the reader said were not framed as {Profile.Lines.Preset}."
            );
        }

        Health.Doubtful(Catalogue.ReaderGarbage.Id, $"sent bytes that are not framed as {Profile.Lines.Preset}");
    }

    private void Describe(string last) =>
        Health.Identity =
            $"line reader, {Profile.Lines.Preset}: it speaks only of a document that is laid down, so its life is known by the port alone; {last}";

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
