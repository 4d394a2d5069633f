using System.Text.Json;
using System.Text.Json.Serialization;

namespace EGate.Exchange;

/// <summary>What one agency is told, and why it may be.</summary>
/// <param name="Name">Its name: a-z, 0-9 and dashes, 1 to 32 characters.</param>
/// <param name="Purpose">Why, 3 to 200 characters: the legal basis, as it stands in every notification and in the journal.</param>
/// <param name="Events">Which of <see cref="HitEvents"/>.</param>
/// <param name="Lists">Hits of which lists and databases; empty for all.</param>
/// <param name="Fields">Which of <see cref="SharedFields"/>.</param>
public sealed record ReceiverProfile(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("purpose")] string Purpose,
    [property: JsonPropertyName("events")] IReadOnlyList<string> Events,
    [property: JsonPropertyName("lists")] IReadOnlyList<string> Lists,
    [property: JsonPropertyName("fields")] IReadOnlyList<string> Fields
)
{
    /// <summary>True when it is told of such a decision.</summary>
    public bool Wants(string @event, string list) =>
        Events.Contains(@event) && (Lists.Count == 0 || Lists.Contains(list));
}

/// <summary>The file of receivers: <c>{"receivers":[..]}</c>, strict; the lane's side of sharing. How they are reached is the gateway's.</summary>
public static class ReceiverProfiles
{
    /// <summary>Most receivers of a lane.</summary>
    public const int ReceiversMax = 32;

    private const int BytesMax = 256 * 1024;
    private const int PurposeMin = 3;
    private const int PurposeMax = 200;
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Strict)
    {
        MaxDepth = 8,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private sealed record Content([property: JsonPropertyName("receivers")] IReadOnlyList<ReceiverProfile> Receivers);

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It cannot be read or is no such file; the message names what is wrong.</exception>
    public static IReadOnlyList<ReceiverProfile> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return new FileInfo(path).Length <= BytesMax
                ? Parse(File.ReadAllBytes(path))
                : throw new InvalidDataException($"{path} is longer than {BytesMax} bytes");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} cannot be read ({e.GetType().Name})", e);
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <exception cref="InvalidDataException">They are no such file.</exception>
    public static IReadOnlyList<ReceiverProfile> Parse(ReadOnlySpan<byte> json)
    {
        Content content;
        try
        {
            content =
                JsonSerializer.Deserialize<Content>(json, Strict) ?? throw new InvalidDataException("it says null");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"line {e.LineNumber + 1 ?? 1}: a missing, unknown, doubled or wrong member, or bad syntax",
                e
            );
        }

        Demand(content.Receivers.Count <= ReceiversMax, "receivers", $"at most {ReceiversMax}");
        foreach (var receiver in content.Receivers)
        {
            Check(receiver);
        }

        Demand(
            content.Receivers.Select(r => r.Name).Distinct().Count() == content.Receivers.Count,
            "name",
            "one for each receiver"
        );
        return content.Receivers;
    }

    private static void Check(ReceiverProfile receiver)
    {
        Demand(AnswerBounds.IsName(receiver.Name), "name", "1 to 32 of a-z, 0-9 and dashes");
        Demand(
            receiver.Purpose.Length is >= PurposeMin and <= PurposeMax && AnswerBounds.IsLine(receiver.Purpose),
            $"purpose of {receiver.Name}",
            "3 to 200 characters of one line"
        );
        Demand(
            receiver.Events.Count > 0 && receiver.Events.All(HitEvents.All.Contains),
            $"events of {receiver.Name}",
            string.Join(" or ", HitEvents.All)
        );
        Demand(
            receiver.Fields.All(SharedFields.All.Contains),
            $"fields of {receiver.Name}",
            $"of {string.Join(", ", SharedFields.All)}"
        );
    }

    private static void Demand(bool holds, string part, string wanted)
    {
        if (!holds)
        {
            throw new InvalidDataException($"{part} must be {wanted}");
        }
    }
}
