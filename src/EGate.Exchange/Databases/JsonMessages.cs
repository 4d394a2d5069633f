using System.Text.Json;

namespace EGate.Exchange;

/// <summary>
/// Questions and answers as JSON (UTF-8), for national databases. Members that are not known are passed over; those that are known stand
/// once and have their type.
/// <code>
/// {"id":"..","document":{"number":"L898902C3","country":"UTO"}}
/// {"id":"..","person":{"surname":"..","givenNames":"..","born":"1974-08-12","nationality":"UTO"}}
/// {"database":"national","question":"..","digest":"..","answered":"2026-11-24T17:40:00Z",
///  "hits":[{"reference":"..","kind":"document","status":"stolen","owner":"UTO","text":""}],"signature":"base64"}
/// </code>
/// </summary>
public static class JsonMessages
{
    /// <summary>Media type of both.</summary>
    public const string MediaType = "application/json";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>A question.</summary>
    public static byte[] Write(DatabaseQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Written(writer =>
        {
            writer.WriteString("id", question.Id);
            if (question.Document is { } document)
            {
                writer.WriteStartObject("document");
                writer.WriteString("number", document.Number);
                writer.WriteString("country", document.Country);
            }
            else
            {
                writer.WriteStartObject("person");
                writer.WriteString("surname", question.Person!.Surname);
                writer.WriteString("givenNames", question.Person.GivenNames);
                writer.WriteString("born", question.Person.Born);
                writer.WriteString("nationality", question.Person.Nationality);
            }

            writer.WriteEndObject();
        });
    }

    /// <summary>An answer.</summary>
    public static byte[] Write(DatabaseAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Written(writer =>
        {
            writer.WriteString("database", answer.Database);
            writer.WriteString("question", answer.Question);
            writer.WriteString("digest", answer.Digest);
            writer.WriteString("answered", DatabaseAnswer.TimeText(answer.Answered));
            writer.WriteStartArray("hits");
            foreach (var hit in answer.Hits)
            {
                writer.WriteStartObject();
                writer.WriteString("reference", hit.Reference);
                writer.WriteString("kind", hit.Kind);
                writer.WriteString("status", hit.Status);
                writer.WriteString("owner", hit.Owner);
                writer.WriteString("text", hit.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteString("signature", Convert.ToBase64String(answer.Signature.Span));
        });
    }

    /// <summary>Reads a question.</summary>
    /// <exception cref="DatabaseException"><see cref="DatabaseFault.NotUnderstood"/>, whatever the bytes.</exception>
    public static DatabaseQuestion ReadQuestion(ReadOnlyMemory<byte> json) =>
        Read(
            json,
            root =>
            {
                var id = Text(root, "id");
                return root.TryGetProperty("document", out var document)
                    ? DatabaseQuestion.About(id, new AskedDocument(Text(document, "number"), Text(document, "country")))
                    : DatabaseQuestion.About(id, Person(Member(root, "person")));
            }
        );

    /// <summary>Reads an answer.</summary>
    /// <exception cref="DatabaseException"><see cref="DatabaseFault.NotUnderstood"/>, whatever the bytes.</exception>
    public static DatabaseAnswer ReadAnswer(ReadOnlyMemory<byte> json) =>
        Read(
            json,
            root =>
                AnswerBounds.Answer(
                    Text(root, "database"),
                    Text(root, "question"),
                    Text(root, "digest"),
                    Text(root, "answered"),
                    Hits(Member(root, "hits")),
                    Text(root, "signature")
                )
        );

    private static AskedPerson Person(JsonElement person) =>
        new(Text(person, "surname"), Text(person, "givenNames"), Text(person, "born"), Text(person, "nationality"));

    private static List<DatabaseHit> Hits(JsonElement hits)
    {
        if (hits.ValueKind != JsonValueKind.Array || hits.GetArrayLength() > AnswerBounds.HitsMax)
        {
            throw Broken("hits is not a list, or too long");
        }

        return
        [
            .. hits.EnumerateArray()
                .Select(h => new DatabaseHit(
                    Text(h, "reference"),
                    Text(h, "kind"),
                    Text(h, "status"),
                    Text(h, "owner"),
                    Text(h, "text")
                )),
        ];
    }

    private static T Read<T>(ReadOnlyMemory<byte> json, Func<JsonElement, T> read)
    {
        if (json.Length > AnswerBounds.BytesMax)
        {
            throw Broken($"longer than {AnswerBounds.BytesMax} bytes");
        }

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return read(document.RootElement);
        }
        catch (JsonException e)
        {
            // The parser's message may quote what was read; the line is enough.
            throw new DatabaseException(DatabaseFault.NotUnderstood, $"no JSON at line {e.LineNumber + 1 ?? 1}", e);
        }
    }

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member)
            ? member
            : throw Broken($"{name} is missing");

    private static string Text(JsonElement parent, string name)
    {
        var member = Member(parent, name);
        try
        {
            return member.ValueKind == JsonValueKind.String
                ? member.GetString()!
                : throw Broken($"{name} is not a text");
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8.
            throw new DatabaseException(DatabaseFault.NotUnderstood, $"{name} holds broken characters", e);
        }
    }

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static DatabaseException Broken(string what) => new(DatabaseFault.NotUnderstood, what);
}
