using System.Text.Json;
using System.Text.Json.Serialization;

namespace EGate.Watchlists;

/// <summary>
/// The thresholds of a package: read from a JSON file when it is made, and held to bounds when it is made and when it is taken. A slip of
/// the pen in them would silence every list at once.
/// </summary>
public static class PackageSettings
{
    private const int BytesMax = 1 << 14;
    private const double NatsMax = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>Reads a file; members that it leaves out keep their default.</summary>
    /// <exception cref="PackageException">It is not such a file, or a threshold is out of its bounds.</exception>
    public static MatchSettings Load(string path)
    {
        try
        {
            var bytes = new FileInfo(path).Length <= BytesMax ? File.ReadAllBytes(path) : [];
            var settings =
                JsonSerializer.Deserialize<MatchSettings>(bytes, Json)
                ?? throw new PackageException(PackageFault.NotReadable, "the settings are empty");
            return Problem(settings) is { } problem
                ? throw new PackageException(PackageFault.NotReadable, $"the settings are unsound: {problem}")
                : settings;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new PackageException(PackageFault.NotReadable, $"{Path.GetFileName(path)}: {e.Message}", e);
        }
    }

    /// <summary>What is wrong with settings; null when nothing is.</summary>
    internal static string? Problem(MatchSettings settings) =>
        settings.Version < 1 ? "version must be 1 or more"
        : !IsShare(settings.PossibleAt) || !IsShare(settings.PossibleWithoutBirthAt)
            ? "the scores of a possible hit must be 0 to 1"
        : !IsShare(settings.StrongAt) || settings.StrongAt < settings.PossibleAt
            ? "the score of a strong hit must be 0 to 1 and not below that of a possible one"
        : !IsShare(settings.WithoutBirthMax) || settings.WithoutBirthMax < settings.PossibleWithoutBirthAt
            ? "the highest score without a date of birth must be 0 to 1 and not below that of a possible hit"
        : !IsShare(settings.AgreementMin) || !IsShare(settings.AgreementWithoutBirthMin)
            ? "the least agreement must be 0 to 1"
        : settings.Slope is not (> 0 and <= NatsMax) ? $"slope must be above 0 and at most {NatsMax}"
        : Math.Abs(settings.EvenAt) > NatsMax || Math.Abs(settings.EvenWithoutBirthAt) > NatsMax
            ? $"the evidence at a score of 0.5 must be within {NatsMax} nats"
        : null;

    private static bool IsShare(double value) => value is >= 0 and <= 1;
}
