using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EGate.Cli;

/// <summary>
/// Answers JSON lines of the standard input with a line each, in order, from a warm process. A line that cannot be answered is answered in
/// place by what the verb gives for it; the others go on, so that answers and requests never get out of step.
/// </summary>
internal static class JsonLines
{
    /// <summary>Longest line that is read, in characters; the rest of a longer one is passed over.</summary>
    private const int LineMax = 1 << 16;

    // Names of any script are readable in the answers.
    private static readonly JsonSerializerOptions Options = new(Terminal.OneLine)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Answers <c>{"error": ...}</c> for a line that cannot be answered.</summary>
    public static object Error(JsonLineException why) => new { Error = why.Message };

    /// <summary>Answers until the input ends or the caller is told to stop; returns how many lines could not be answered.</summary>
    /// <param name="input">Lines; blank ones are passed over.</param>
    /// <param name="output">Each answer is written out before the next line is read.</param>
    /// <param name="answer">Of one JSON object; throws <see cref="JsonException"/> when it is no request.</param>
    /// <param name="refuse">The answer to a line that cannot be answered.</param>
    /// <param name="cancellation">Ends it between two lines.</param>
    public static int Answer(
        TextReader input,
        TextWriter output,
        Func<JsonElement, object> answer,
        Func<JsonLineException, object> refuse,
        CancellationToken cancellation = default
    )
    {
        var refused = 0;
        var line = new StringBuilder();
        while (!cancellation.IsCancellationRequested && Read(input, line) is { } isWhole)
        {
            if (isWhole && string.IsNullOrWhiteSpace(line.ToString()))
            {
                continue;
            }

            object given;
            try
            {
                given = isWhole
                    ? Answer(line.ToString(), answer)
                    : throw new JsonLineException($"longer than {LineMax} characters") { IsTooLong = true };
            }
            catch (JsonException e)
            {
                refused++;
                given = refuse(e as JsonLineException ?? new JsonLineException(e.Message));
            }

            output.WriteLine(JsonSerializer.Serialize(given, Options));
            output.Flush();
        }

        return refused;
    }

    /// <summary>A text member; null when it is not there.</summary>
    /// <exception cref="JsonException">It is there and no text.</exception>
    public static string? Text(JsonElement line, string name) =>
        !line.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new JsonException($"{name} must be a text");

    private static object Answer(string line, Func<JsonElement, object> answer)
    {
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 8 });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? answer(document.RootElement)
                : throw new JsonException("not a JSON object");
        }
        catch (InvalidOperationException)
        {
            // A text with half a surrogate pair is JSON but no text.
            throw new JsonException("a text is not valid Unicode");
        }
    }

    // Null at the end of the input; false for a line that was longer than it may be.
    private static bool? Read(TextReader input, StringBuilder line)
    {
        line.Clear();
        var isWhole = true;
        var any = false;
        for (int c; (c = input.Read()) >= 0; )
        {
            any = true;
            if (c == '\n')
            {
                return isWhole;
            }

            if (line.Length < LineMax)
            {
                line.Append((char)c);
            }
            else
            {
                isWhole = false;
            }
        }

        return any ? isWhole : null;
    }
}

/// <summary>Why a line cannot be answered.</summary>
internal sealed class JsonLineException(string message) : JsonException(message)
{
    /// <summary>True for a line that is longer than any request.</summary>
    public bool IsTooLong { get; init; }
}
