using EGate.Contract;
using EGate.Core;
using EGate.Daemon.Hosting;
using EGate.Devices;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace EGate.Daemon.Socket;

/// <summary>
/// Records the lines of the readers for technicians while the lane goes on. The bytes are masked before they come here; nothing is kept when
/// the recording ends.
/// </summary>
internal sealed partial class LineDesk(LaneDevices devices, TimeProvider time, ILogger<LineDesk> log)
{
    /// <summary>Longest recording.</summary>
    public const int SecondsMax = 600;

    /// <summary>Most bytes of a line in one recording: about a dozen passports.</summary>
    public const int BytesMax = 4 << 20;

    private static readonly TimeSpan SendEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Records until the time is over.</summary>
    /// <exception cref="RpcException">FailedPrecondition: the device has no line, or is recorded already.</exception>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async Task RecordAsync(RecordRequest request, Func<TraceLine, Task> write, CancellationToken cancellation)
    {
        var tap = new IDevice[] { devices.Reader, devices.Chip }
            .OfType<IRecordableDevice>()
            .FirstOrDefault(d => d.Name == request.Device)
            ?.Tap;
        using var recording = tap?.Record() ?? throw Refused();
        LogBegun(request.Device);
        await write(
            new TraceLine
            {
                Header = new TraceHeader
                {
                    Device = request.Device,
                    Driver = tap.Driver,
                    Started = Timestamp.FromDateTimeOffset(time.GetUtcNow()),
                },
            }
        );
        var cause = await SendAsync(recording, Math.Clamp(request.Seconds, 1, SecondsMax), write, cancellation);
        await write(
            new TraceLine
            {
                End = new TraceEnd { Cause = cause, Dropped = recording.Dropped },
            }
        );
    }

    private async Task<string> SendAsync(
        LineRecording recording,
        int seconds,
        Func<TraceLine, Task> write,
        CancellationToken cancellation
    )
    {
        var began = time.GetTimestamp();
        for (var bytes = 0; time.GetElapsedTime(began).TotalSeconds < seconds; )
        {
            await Task.Delay(SendEvery, time, cancellation);
            foreach (var chunk in recording.Take())
            {
                bytes += chunk.Bytes.Length;
                await write(
                    new TraceLine
                    {
                        Bytes = new TraceBytes
                        {
                            AtMs = chunk.At.TotalMilliseconds,
                            ToDevice = chunk.Direction == LineDirection.ToDevice,
                            Bytes = ByteString.CopyFrom(chunk.Bytes),
                        },
                    }
                );
            }

            if (bytes >= BytesMax)
            {
                return "too-long";
            }
        }

        return recording.HasBegun ? "time-over" : "not-begun";
    }

    private static RpcException Refused() =>
        new(
            new Status(
                StatusCode.FailedPrecondition,
                $"{Catalogue.LineNotRecordable.Id}: {Catalogue.LineNotRecordable.Cause}"
            )
        );

    [LoggerMessage(Level = LogLevel.Warning, Message = "a technician records the line of {Device}")]
    private partial void LogBegun(string device);
}
