using EGate.Core;

namespace EGate.Daemon.Hosting;

/// <summary>Reads a profile from a file; what is wrong with the file itself is a problem like any other.</summary>
internal static class ProfileFile
{
    private const long BytesMax = 1 << 20;

    /// <summary>Reads and judges. Relative paths in the profile count from its folder.</summary>
    public static ProfileResult Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > BytesMax)
            {
                return Problem("the file is larger than 1 MiB", "Give a lane profile.");
            }

            var result = LaneProfileReader.Read(File.ReadAllText(path));
            return result.Profile is { } profile ? result with { Profile = Anchor(profile, path) } : result;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Problem($"the file cannot be read: {e.Message}", "Give the path of a lane profile with --profile.");
        }
    }

    private static LaneProfile Anchor(LaneProfile profile, string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string From(string value) => value == ProfileKeys.Simulated ? value : LaneProfileReader.Resolve(value, folder);
        return profile with
        {
            Face =
                profile.Face.Thresholds.Length == 0
                    ? profile.Face
                    : profile.Face with
                    {
                        Thresholds = From(profile.Face.Thresholds),
                    },
            Lists = profile.Lists with
            {
                Package = From(profile.Lists.Package),
                PackageKeys = From(profile.Lists.PackageKeys),
                Anchors = From(profile.Lists.Anchors),
            },
            Online = profile.Online with { AnswerKeys = From(profile.Online.AnswerKeys) },
            Sharing = profile.Sharing with
            {
                Receivers =
                    profile.Sharing.Receivers == SharingPolicy.Nobody
                        ? SharingPolicy.Nobody
                        : From(profile.Sharing.Receivers),
            },
            Passengers = profile.Passengers with
            {
                Rules =
                    profile.Passengers.Rules == PassengerPolicy.None
                        ? PassengerPolicy.None
                        : From(profile.Passengers.Rules),
            },
        };
    }

    private static ProfileResult Problem(string problem, string remedy) =>
        new(null, [new ProfileProblem("(file)", problem, remedy)]);
}
