using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EGate.Contract;
using EGate.Core;

namespace EGate.Cli.Commands;

/// <summary>
/// <c>egatectl record</c>: writes a trace of a device's line while the lane goes on, as lines of JSON: a header, the bytes of either direction
/// with personal ones masked, an end. A trace replays as a test (hardware/traces).
/// </summary>
internal static class RecordCommand
{
    private const int SecondsByDefault = 30;
    private const int SecondsMax = 600;

    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var device = new Argument<string>("DEVICE") { Description = "reader or chip." };
        device.AcceptOnlyFromAmong("reader", "chip");
        var file = new Option<string?>("--out")
        {
            Description = "Where the trace goes; standard output when left out.",
            HelpName = "FILE",
        };
        var seconds = new Option<int>("--seconds")
        {
            Description = $"How long, 1 to {SecondsMax} s.",
            HelpName = "N",
            DefaultValueFactory = _ => SecondsByDefault,
        };
        seconds.MustBeWithin(1, SecondsMax);
        var command = new Command("record", "Record a reader's line, personal data masked, for a test or a report.")
        {
            device,
            file,
            seconds,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var lane = common.Connect(parsed, terminal.Time);
                var request = new RecordRequest
                {
                    Device = parsed.GetRequiredValue(device),
                    Seconds = parsed.GetValue(seconds),
                };
                var path = parsed.GetValue(file);
                await using var target = Open(path);
                var end = await RecordAsync(lane, request, target, cancellation);
                if (path is not null)
                {
                    Show(terminal, path, end, parsed.GetValue(common.Json));
                }

                return end is { Cause: "time-over" or "too-long", Dropped: 0 } ? ExitCodes.Ok : ExitCodes.Failed;
            }
        );
        return command;
    }

    private static async Task<TraceEnd> RecordAsync(
        LaneConnection lane,
        RecordRequest request,
        TextWriter target,
        CancellationToken cancellation
    )
    {
        var end = new TraceEnd { Cause = "cut-off" };
        await foreach (var line in lane.RecordAsync(request, cancellation))
        {
            end = line.End ?? end;
            await target.WriteLineAsync(Json(line).AsMemory(), cancellation);
        }

        return end;
    }

    private static string Json(TraceLine line) =>
        line switch
        {
            { Header: { } header } => JsonSerializer.Serialize(
                new
                {
                    trace = "egate-line",
                    version = 1,
                    device = header.Device,
                    driver = header.Driver,
                    started = header.Started.ToDateTimeOffset().ToString("u", CultureInfo.InvariantCulture),
                    masked = true,
                }
            ),
            { Bytes: { } bytes } => JsonSerializer.Serialize(
                new
                {
                    ms = Math.Round(bytes.AtMs, 3),
                    dir = bytes.ToDevice ? "to-device" : "from-device",
                    hex = Convert.ToHexString(bytes.Bytes.Span),
                }
            ),
            _ => JsonSerializer.Serialize(new { end = line.End?.Cause ?? "unknown", dropped = line.End?.Dropped ?? 0 }),
        };

    private static TextWriter Open(string? path)
    {
        try
        {
            return path is null ? Console.Out : new StreamWriter(path, append: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandFailure(
                Catalogue.FileNotReadable,
                ExitCodes.Failed,
                $"{path} cannot be written: {e.GetType().Name}.",
                inner: e
            );
        }
    }

    private static void Show(Terminal terminal, string path, TraceEnd end, bool json)
    {
        if (json)
        {
            Terminal.Json(
                new
                {
                    File = path,
                    end.Cause,
                    end.Dropped,
                }
            );
            return;
        }

        terminal.Line($"{Terminal.Plain(path)}: ended by {Terminal.Plain(end.Cause)}, {end.Dropped} chunks lost");
    }
}
