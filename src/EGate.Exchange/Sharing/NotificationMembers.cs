using System.Text.Json;

namespace EGate.Exchange;

/// <summary>What came is no notification, or no acknowledgement of one. The message holds no personal data.</summary>
public sealed class NotificationFormatException : Exception
{
    /// <summary>With what is wrong.</summary>
    public NotificationFormatException(string message, Exception? inner = null)
        : base(message, inner) { }
}

/// <summary>Reads one flat JSON object of texts, in bounds.</summary>
internal static class NotificationMembers
{
    /// <summary>The members.</summary>
    /// <exception cref="NotificationFormatException">It is no such object.</exception>
    internal static Dictionary<string, string> Read(
        ReadOnlyMemory<byte> json,
        int bytesMax,
        int valueMax,
        JsonDocumentOptions strict
    )
    {
        if (json.Length > bytesMax)
        {
            throw new NotificationFormatException($"longer than {bytesMax} bytes");
        }

        try
        {
            using var document = JsonDocument.Parse(json, strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new NotificationFormatException("no JSON object");
            }

            return document
                .RootElement.EnumerateObject()
                .ToDictionary(m => m.Name, m => Text(m.Value, valueMax), StringComparer.Ordinal);
        }
        catch (JsonException e)
        {
            throw new NotificationFormatException($"no JSON at line {e.LineNumber + 1 ?? 1}", e);
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8, in a name or a value.
            throw new NotificationFormatException("broken characters", e);
        }
    }

    private static string Text(JsonElement value, int most) =>
        value.ValueKind == JsonValueKind.String
        && value.GetString() is { } text
        && text.Length <= most
        && AnswerBounds.IsLine(text)
            ? text
            : throw new NotificationFormatException("a member is no text, too long or no line");
}
