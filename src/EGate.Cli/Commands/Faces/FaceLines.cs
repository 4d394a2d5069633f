using System.Text.Json;
using EGate.Cli.Answers;

namespace EGate.Cli.Commands;

/// <summary>
/// Requests about pictures as lines of JSON on standard input. A line that is no request is answered too (<c>not-a-request</c>,
/// <c>line-too-long</c>).
/// </summary>
internal static class FaceLines
{
    /// <summary>Reads until the end; each answer is written out before the next request is read.</summary>
    public static void Answer(Func<JsonElement, FaceAnswer?> answer, CancellationToken cancellation)
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        JsonLines.Answer(
            input,
            Console.Out,
            request => answer(request) ?? FaceAnswer.NotPossible("not-a-request"),
            why => FaceAnswer.NotPossible(why.IsTooLong ? "line-too-long" : "not-a-request"),
            cancellation
        );
    }

    /// <summary>The file that a request names under a key; null when it names none.</summary>
    public static string? File(JsonElement request, string key) =>
        request.TryGetProperty(key, out var file) && file.ValueKind == JsonValueKind.String ? file.GetString() : null;
}
