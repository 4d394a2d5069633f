using System.Text.Json;

namespace EGate.Exchange;

/// <summary>
/// A receiver's word that a notification is safe with it, as it comes over MQTT: <c>{"id":"32 hexadecimal digits"}</c>. A broker's own
/// acknowledgement says only that the broker has the message.
/// </summary>
public static class Acknowledgement
{
    private const int BytesMax = 256;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 2, AllowDuplicateProperties = false };

    /// <summary>The payload for an id.</summary>
    public static byte[] Write(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["id"] = id });
    }

    /// <summary>The id of a payload.</summary>
    /// <exception cref="NotificationFormatException">It is no acknowledgement; whatever the bytes.</exception>
    public static string Read(ReadOnlyMemory<byte> payload)
    {
        var members = NotificationMembers.Read(payload, BytesMax, BytesMax, Strict);
        return members.Count == 1 && members.TryGetValue("id", out var id) && QuestionBounds.IsId(id)
            ? id
            : throw new NotificationFormatException("no acknowledgement");
    }
}
