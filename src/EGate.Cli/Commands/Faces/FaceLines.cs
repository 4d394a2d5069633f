using System.Text.Json;
using EGate.Cli.Answers;

namespace EGate.Cli.Commands;

/// <summary>
/// Answers requests that come as lines of JSON on standard input, one line each and in their order, until the input ends. A line that is no request is
/// answered too (<c>not-a-request</c>), so that answers and requests never get out of step.
/// </summary>
internal static class FaceLines
{
    private const int LineMax = 64 * 1024;

    /// <summary>Reads until the end; each answer is written out before the next request is read.</summary>
    public static void Answer(Func<JsonElement, FaceAnswer?> answer, CancellationToken cancellation)
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        var line = new char[LineMax];
        while (!cancellation.IsCancellationRequested && Next(input, line, out var length))
        {
            Terminal.JsonLine(
                length < 0 ? FaceAnswer.NotPossible("line-too-long") : One(line.AsMemory(0, length), answer)
            );
        }
    }

    /// <summary>The file that a request names under a key; null when it names none.</summary>
    public static string? File(JsonElement request, string key) =>
        request.ValueKind == JsonValueKind.Object
        && request.TryGetProperty(key, out var file)
        && file.ValueKind == JsonValueKind.String
            ? file.GetString()
            : null;

    private static FaceAnswer One(ReadOnlyMemory<char> line, Func<JsonElement, FaceAnswer?> answer)
    {
        try
        {
            using var request = JsonDocument.Parse(line);
            return answer(request.RootElement) ?? FaceAnswer.NotPossible("not-a-request");
        }
        catch (JsonException)
        {
            return FaceAnswer.NotPossible("not-a-request");
        }
    }

    /// <summary>The next line that is not blank; its length is -1 when it is longer than any request. False at the end.</summary>
    private static bool Next(StreamReader input, char[] line, out int length)
    {
        length = 0;
        for (var c = input.Read(); c >= 0; c = input.Read())
        {
            if (c == '\n')
            {
                if (length < 0 || !line.AsSpan(0, length).IsWhiteSpace())
                {
                    return true;
                }

                length = 0;
            }
            else if (length >= 0)
            {
                length = length < line.Length ? length + 1 : -1;
                if (length > 0)
                {
                    line[length - 1] = (char)c;
                }
            }
        }

        return length < 0 || !line.AsSpan(0, length).IsWhiteSpace();
    }
}
