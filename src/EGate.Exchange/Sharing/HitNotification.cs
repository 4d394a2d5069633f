using System.Text.Json;

namespace EGate.Exchange;

/// <summary>What an officer decided on a hit.</summary>
public static class HitEvents
{
    /// <summary>The traveller is the person, or the document is the document, of the entry.</summary>
    public const string TrueMatch = "true-match";

    /// <summary>The traveller is not.</summary>
    public const string NotThisPerson = "not-this-person";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [TrueMatch, NotThisPerson];
}

/// <summary>
/// What one receiving agency is told of one decision, as JSON (UTF-8, one object, texts only). The README of this project is its schema.
/// It is the same, byte for byte, however often it is delivered; <see cref="Id"/> tells a repeat.
/// </summary>
public sealed class HitNotification
{
    /// <summary>Value of the member <c>schema</c>.</summary>
    public const string Schema = "egate-hit-notification";

    /// <summary>Longest notification in bytes.</summary>
    public const int BytesMax = 16 * 1024;

    /// <summary>Longest value of a member, in characters.</summary>
    public const int ValueMax = 256;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 2, AllowDuplicateProperties = false };
    private readonly Dictionary<string, string> _fields;

    private HitNotification(
        string id,
        string @event,
        string receiver,
        string purpose,
        DateTimeOffset occurred,
        Dictionary<string, string> fields
    ) => (Id, Event, Receiver, Purpose, Occurred, _fields) = (id, @event, receiver, purpose, occurred, fields);

    /// <summary>32 hexadecimal digits; another decision, or another receiver, has another one.</summary>
    public string Id { get; }

    /// <summary>One of <see cref="HitEvents"/>.</summary>
    public string Event { get; }

    /// <summary>Name of the receiver.</summary>
    public string Receiver { get; }

    /// <summary>Why the receiver is told, in the words of its profile.</summary>
    public string Purpose { get; }

    /// <summary>When the officer decided (UTC, whole seconds).</summary>
    public DateTimeOffset Occurred { get; }

    /// <summary>What else it says, by the names of <see cref="SharedFields"/>.</summary>
    public IReadOnlyDictionary<string, string> Fields => _fields;

    /// <summary>The notification of one receiver: of what is known, what its profile allows.</summary>
    /// <param name="id">See <see cref="Id"/>.</param>
    /// <param name="receiver">Whom it is for.</param>
    /// <param name="event">One of <see cref="HitEvents"/>.</param>
    /// <param name="occurred">When.</param>
    /// <param name="known">Everything that is known, by the names of <see cref="SharedFields"/>.</param>
    public static HitNotification For(
        string id,
        ReceiverProfile receiver,
        string @event,
        DateTimeOffset occurred,
        IReadOnlyDictionary<string, string> known
    )
    {
        ArgumentNullException.ThrowIfNull(receiver);
        ArgumentNullException.ThrowIfNull(known);
        var fields = SharedFields
            .All.Where(f => receiver.Fields.Contains(f) && known.GetValueOrDefault(f, "").Length > 0)
            .ToDictionary(f => f, f => Cut(known[f]), StringComparer.Ordinal);
        return new HitNotification(id, @event, receiver.Name, receiver.Purpose, occurred, fields);
    }

    /// <summary>The JSON.</summary>
    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("schema", Schema);
            writer.WriteString("id", Id);
            writer.WriteString("event", Event);
            writer.WriteString("receiver", Receiver);
            writer.WriteString("purpose", Purpose);
            writer.WriteString("occurred", DatabaseAnswer.TimeText(Occurred));
            foreach (var name in SharedFields.All.Where(_fields.ContainsKey))
            {
                writer.WriteString(name, _fields[name]);
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Reads a notification as strictly as it is written: no member too many, none twice, none too long.</summary>
    /// <exception cref="NotificationFormatException">It is none; whatever the bytes.</exception>
    public static HitNotification Read(ReadOnlyMemory<byte> json)
    {
        var members = NotificationMembers.Read(json, BytesMax, ValueMax, Strict);
        Demand(members.Remove("schema", out var schema) && schema == Schema, "schema");
        Demand(members.Remove("id", out var id) && QuestionBounds.IsId(id), "id");
        Demand(members.Remove("event", out var @event) && HitEvents.All.Contains(@event), "event");
        Demand(members.Remove("receiver", out var receiver) && AnswerBounds.IsName(receiver), "receiver");
        Demand(members.Remove("purpose", out var purpose) && purpose.Length > 0, "purpose");
        var occurred = members.Remove("occurred", out var text) ? DatabaseAnswer.TimeOf(text) : null;
        Demand(occurred is not null, "occurred");
        Demand(members.Keys.All(SharedFields.All.Contains), "a member that the schema does not have");
        return new HitNotification(id!, @event!, receiver!, purpose!, occurred!.Value, members);
    }

    /// <summary>Names nobody.</summary>
    public override string ToString() => $"notification {Id} of a {Event} for {Receiver}";

    // A value of the zone is never this long; an officer's words may be.
    private static string Cut(string text) => text.Length <= ValueMax ? text : text[..ValueMax];

    private static void Demand(bool holds, string part)
    {
        if (!holds)
        {
            throw new NotificationFormatException($"the notification's {part} is missing or not of its form");
        }
    }
}
