using System.Text;
using System.Text.Json;

namespace EGate.Core;

/// <summary>One thing that is wrong in a profile.</summary>
/// <param name="Path">Where, e.g. <c>timings.enter_ms_max</c>.</param>
/// <param name="Problem">What is wrong, with the value found, the bounds and the unit.</param>
/// <param name="Remedy">What to write instead.</param>
public sealed record ProfileProblem(string Path, string Problem, string Remedy);

/// <summary>Either a profile or everything that is wrong with it.</summary>
/// <param name="Profile">The profile; null when there is any problem.</param>
/// <param name="Problems">All problems of the file at once.</param>
public sealed record ProfileResult(LaneProfile? Profile, IReadOnlyList<ProfileProblem> Problems);

/// <summary>
/// Reads a lane profile: JSON with comments. It is pure: whether the devices and files it names are there is found out by who uses them.
/// </summary>
public static class LaneProfileReader
{
    /// <summary>Longest profile that is looked at, in bytes of UTF-8.</summary>
    public const int BytesMax = 1 << 20;

    /// <summary>Deepest nesting that is looked at; a true profile has four levels.</summary>
    public const int DepthMax = 8;

    /// <summary>Reads a profile. Never throws for what is in the file: everything that is wrong is in the result.</summary>
    public static ProfileResult Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var problems = new ProfileProblems();
        if (json.Length > BytesMax || Encoding.UTF8.GetByteCount(json) > BytesMax)
        {
            problems.Add(
                "",
                $"The file is longer than {BytesMax} bytes.",
                "A profile has a few thousand; this is another file."
            );
            return new ProfileResult(null, problems.List);
        }

        var values = Values(json, problems);
        return problems.List.Count == 0 && values is not null
            ? new ProfileResult(ProfileBuilder.Build(values), [])
            : new ProfileResult(null, problems.List);
    }

    /// <summary>
    /// The place of a list or folder of the profile: a relative path counts from the profile's own folder, so that a profile and its lists
    /// can be moved together.
    /// </summary>
    /// <param name="path">As in the profile; not <see cref="ProfileKeys.Simulated"/>.</param>
    /// <param name="profileFolder">Absolute path of the folder that holds the profile.</param>
    public static string Resolve(string path, string profileFolder) => Path.GetFullPath(path, profileFolder);

    private static ProfileValues? Values(string json, ProfileProblems problems)
    {
        var options = new JsonDocumentOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = DepthMax,
        };
        try
        {
            // Bytes, not text: a lone surrogate becomes a replacement character here instead of an exception there.
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json), options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                problems.Add(
                    "",
                    "The file is JSON, but not a section in braces.",
                    "Start from a file of hardware/profiles."
                );
                return null;
            }

            var values = new ProfileValues(new ProfileTree(document.RootElement, problems), problems);
            ProfileCrossChecks.Run(values, problems);
            return values;
        }
        catch (JsonException e)
        {
            problems.Add(
                "",
                NotJson(e),
                "Mend the file there; an editor that knows JSON with comments shows the place."
            );
            return null;
        }
    }

    private static string NotJson(JsonException e) =>
        e.LineNumber is { } line && e.BytePositionInLine is { } column
            ? $"The file is not JSON (at most {DepthMax} levels deep) at line {line + 1}, column {column + 1}."
            : "The file is not JSON.";
}
