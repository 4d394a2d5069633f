using System.Text;
using System.Text.Json;

namespace EGate.Passengers;

/// <summary>Parses files that people write: JSON with comments, bounded in length and depth.</summary>
internal static class StrictJson
{
    private const int DepthMax = 8;

    private static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = DepthMax,
    };

    /// <summary>What is made of the file; null, and told, when it is too long or no JSON.</summary>
    internal static T? Read<T>(string json, int bytesMax, FileProblems problems, Func<JsonElement, T> make)
        where T : class
    {
        if (json.Length > bytesMax)
        {
            problems.Add(
                "",
                $"The file is longer than {bytesMax} bytes.",
                "Such files are far shorter; this is another one."
            );
            return null;
        }

        try
        {
            // Bytes, not text: a lone surrogate becomes a replacement character here instead of an exception there.
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json), Options);
            return make(document.RootElement);
        }
        catch (JsonException e)
        {
            problems.Add(
                "",
                $"The file is not JSON (at most {DepthMax} levels deep) at line {e.LineNumber + 1 ?? 1}, column {e.BytePositionInLine + 1 ?? 1}.",
                "Mend the file there; an editor that knows JSON with comments shows the place."
            );
            return null;
        }
    }
}
