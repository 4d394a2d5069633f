using System.Text.Json;

namespace EGate.Devices.Simulated.Serial;

/// <summary>Bytes of a trace that passed together.</summary>
/// <param name="At">Since the recording began.</param>
/// <param name="ToDevice">Which way they went.</param>
/// <param name="Bytes">The bytes, masked.</param>
public sealed record TracedBytes(TimeSpan At, bool ToDevice, byte[] Bytes);

/// <summary>
/// A trace of a device's line as <c>egatectl record</c> writes it: lines of JSON, a header first, then bytes of either direction, an end last.
/// </summary>
/// <param name="Driver">The driver's word in the profile: <c>elyctis</c>, <c>line</c>, <c>pn532</c>.</param>
/// <param name="Entries">What passed, in order.</param>
public sealed record LineTrace(string Driver, IReadOnlyList<TracedBytes> Entries)
{
    /// <summary>Most lines of a trace.</summary>
    public const int EntriesMax = 200_000;

    private const int HexMax = 16_384;

    /// <summary>Reads a trace.</summary>
    /// <exception cref="FormatException">It is none; the message names the line and what is wrong there.</exception>
    public static LineTrace Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var entries = new List<TracedBytes>();
        var number = 1;
        var driver = Header(text.ReadLine());
        while (text.ReadLine() is { } line)
        {
            number++;
            if (number > EntriesMax)
            {
                throw Wrong(number, "the trace is too long");
            }

            if (Entry(line, number) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return new LineTrace(driver, entries);
    }

    private static string Header(string? line)
    {
        using JsonDocument json = Parsed(line ?? "", 1);
        JsonElement root = json.RootElement;
        return
            Text(root, "trace") == "egate-line"
            && root.TryGetProperty("version", out JsonElement version)
            && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var figure)
            && figure == 1
            && Text(root, "driver") is { Length: > 0 } driver
            ? driver
            : throw Wrong(1, "it is no header of a trace of version 1");
    }

    private static TracedBytes? Entry(string line, int number)
    {
        using JsonDocument json = Parsed(line, number);
        JsonElement root = json.RootElement;
        if (root.TryGetProperty("end", out _))
        {
            return null;
        }

        var direction = Text(root, "dir");
        var hex = Text(root, "hex");
        if (
            direction is not ("to-device" or "from-device")
            || hex is null
            || hex.Length is 0 or > HexMax
            || hex.Length % 2 != 0
            || !hex.All(char.IsAsciiHexDigit)
            || !root.TryGetProperty("ms", out JsonElement at)
            || at.ValueKind != JsonValueKind.Number
            || !at.TryGetDouble(out var milliseconds)
            || milliseconds is not (>= 0 and < 1e9)
        )
        {
            throw Wrong(number, "it has no time, direction and bytes");
        }

        return new TracedBytes(
            TimeSpan.FromMilliseconds(milliseconds),
            direction == "to-device",
            Convert.FromHexString(hex)
        );
    }

    private static JsonDocument Parsed(string line, int number)
    {
        try
        {
            JsonDocument json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 4 });
            return json.RootElement.ValueKind == JsonValueKind.Object ? json : throw Wrong(number, "it is no object");
        }
        catch (JsonException)
        {
            throw Wrong(number, "it is no JSON");
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static FormatException Wrong(int line, string what) => new($"Line {line} of the trace: {what}.");
}
