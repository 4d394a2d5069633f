using System.Text.Json;

namespace EGate.Watchlists;

/// <summary>A file of one JSON object a line, bounded in the length of a line and in depth; empty lines are passed over.</summary>
internal static class JsonLines
{
    /// <summary>Longest line in bytes; the largest entity that is published has some hundred thousand.</summary>
    internal const int LineBytesMax = 4 << 20;

    private const int DepthMax = 32;

    /// <summary>Calls <paramref name="take"/> with each object and its line; a line that is none is rejected.</summary>
    internal static void Read(ListInput input, Action<int, JsonElement> take)
    {
        using var lines = new ByteLines(input.File, LineBytesMax);
        while (lines.Next())
        {
            var problem = lines.IsTooLong ? $"the line is longer than {LineBytesMax} bytes" : null;
            try
            {
                using var json = problem is null ? Parse(lines.Current) : null;
                if (json?.RootElement.ValueKind == JsonValueKind.Object)
                {
                    take(lines.Number, json.RootElement);
                    continue;
                }
            }
            catch (JsonException)
            {
                problem = "the line is not JSON";
            }

            if (lines.Number == 1)
            {
                throw new ListRefusedException(1, problem ?? "the line is no JSON object");
            }

            input.Reject(lines.Number, string.Empty, problem ?? "the line is no JSON object", isLost: true);
        }
    }

    /// <summary>One object; the caller disposes it.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    internal static JsonDocument Parse(ReadOnlyMemory<byte> line) =>
        JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = DepthMax, AllowDuplicateProperties = false });

    /// <summary>A text of an object; empty when it is not there, or is not text.</summary>
    internal static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? Text(value)
            : string.Empty;

    /// <summary>Texts of a list, or the one text that stands in its place.</summary>
    internal static IEnumerable<string> Texts(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(Text).Where(t => t.Length > 0)
            : new[] { Text(value) }.Where(t => t.Length > 0);
    }

    /// <summary>Objects of a list.</summary>
    internal static IEnumerable<JsonElement> Objects(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object)
            : [];

    private static string Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() ?? string.Empty : string.Empty;
        }
        catch (InvalidOperationException)
        {
            return string.Empty; // escapes that make no text
        }
    }
}
