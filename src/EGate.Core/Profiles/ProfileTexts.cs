using System.Text.RegularExpressions;

namespace EGate.Core;

/// <summary>Judges the values of a profile that are words.</summary>
internal static partial class ProfileTexts
{
    private static readonly string[] SerialFolders = ["/dev/serial/by-id/", "/dev/serial/by-path/"];
    private static readonly string[] CameraFolders = ["/dev/v4l/by-path/", "/dev/v4l/by-id/"];

    /// <summary>True when the text is what the key wants.</summary>
    public static bool IsWanted(ProfileKey key, string text) =>
        key.Type switch
        {
            ProfileKeyType.Choice => key.Choices.Contains(text, StringComparer.Ordinal),
            _ when text.Length < key.Min || text.Length > key.Max || text.Any(char.IsControl) => false,
            // Where nothing need be named, the empty text names nothing.
            _ when text.Length == 0 && key.Type == ProfileKeyType.FilePath => true,
            ProfileKeyType.Name => NamePattern().IsMatch(text),
            ProfileKeyType.SerialPort => text == ProfileKeys.Simulated || StandsIn(SerialFolders, text),
            ProfileKeyType.ChipPort => text == ProfileKeys.Simulated
                || StandsIn(SerialFolders, text)
                || (
                    text.StartsWith(ProfileKeys.PcscPort, StringComparison.Ordinal)
                    && !string.IsNullOrWhiteSpace(text[ProfileKeys.PcscPort.Length..])
                ),
            ProfileKeyType.Bytes => text == LineReaderProfile.ByPreset || BytesOf(text) is not null,
            ProfileKeyType.CameraNode => text == ProfileKeys.Simulated || StandsIn(CameraFolders, text),
            _ => !string.IsNullOrWhiteSpace(text),
        };

    /// <summary>What to write instead of a text that is not wanted; null when the key's reason says enough.</summary>
    public static string? Hint(ProfileKey key, string text) =>
        key.Type switch
        {
            ProfileKeyType.Choice when NearestName.Of(text, key.Choices) is { } nearest =>
                $"Write \"{nearest}\". {key.Reason}",
            ProfileKeyType.SerialPort or ProfileKeyType.ChipPort => NodeHint(text, "/dev/serial/by-id"),
            ProfileKeyType.CameraNode => NodeHint(text, "/dev/v4l/by-path"),
            _ => null,
        };

    /// <summary>The bytes of a text of hexadecimal pairs, with or without spaces; none for <c>none</c>; null when it is neither.</summary>
    public static byte[]? BytesOf(string text)
    {
        if (text == LineReaderProfile.None)
        {
            return [];
        }

        var pairs = text.Replace(" ", "", StringComparison.Ordinal);
        return pairs.Length > 0 && pairs.Length % 2 == 0 && pairs.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(pairs)
            : null;
    }

    private static string NodeHint(string text, string folder)
    {
        var node =
            text.StartsWith("/dev/", StringComparison.Ordinal) && text.LastIndexOf('/') == 4
                ? text["/dev/".Length..]
                : "the device";
        return $"Run ls -l {folder} and write the name that points to {ProfileProblems.Quote(node).Trim('"')}: "
            + "numbers change when a plug is pulled, these names do not.";
    }

    private static bool StandsIn(string[] folders, string text) =>
        folders.Any(folder =>
            text.StartsWith(folder, StringComparison.Ordinal)
            && text.Length > folder.Length
            && !text.AsSpan(folder.Length).Contains('/')
            && text[folder.Length..] is not ("." or "..")
        );

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
