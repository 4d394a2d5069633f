using System.Text;

namespace EGate.Devices.Serial;

/// <summary>Text from a device, made fit for a status line: the line is untrusted input, also for logs and pages.</summary>
internal static class DeviceText
{
    /// <summary>Longest text kept.</summary>
    public const int LengthMax = 48;

    /// <summary>Keeps letters, digits, space and <c>. - _ / :</c>; anything else becomes a question mark. Cut at <see cref="LengthMax"/>.</summary>
    public static string Clean(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> trimmed = bytes.Trim("\0\r\n "u8);
        var text = new StringBuilder(LengthMax);
        foreach (var b in trimmed[..Math.Min(trimmed.Length, LengthMax)])
        {
            var c = (char)b;
            text.Append(char.IsAsciiLetterOrDigit(c) || " .-_/:".Contains(c, StringComparison.Ordinal) ? c : '?');
        }

        return text.ToString();
    }
}
