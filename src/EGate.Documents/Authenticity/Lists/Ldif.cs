using System.Text;

namespace EGate.Documents;

/// <summary>
/// The binary values of an LDIF file (RFC 2849), as the ICAO PKD offers master lists, document signers and revocation lists for download.
/// Entries and other attributes are passed over.
/// </summary>
internal static class Ldif
{
    private const int MaxValues = 100_000;

    /// <summary>True when text begins as LDIF does.</summary>
    public static bool IsLdif(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.TrimStart("\r\n \uFEFF"u8);
        return start.StartsWith("dn:"u8) || start.StartsWith("version:"u8) || start.StartsWith("# "u8);
    }

    /// <summary>
    /// Attribute names without options, in lower case, and their values. A value that is not Base64 is given as empty, so that whoever
    /// reads it reports it.
    /// </summary>
    /// <exception cref="DocumentFormatException"><c>ldif-too-many-values</c>.</exception>
    public static IReadOnlyList<(string Attribute, ReadOnlyMemory<byte> Value)> Read(ReadOnlyMemory<byte> bytes)
    {
        var values = new List<(string, ReadOnlyMemory<byte>)>();
        foreach (var line in Unfolded(Encoding.UTF8.GetString(bytes.Span)))
        {
            var colon = line.IndexOf("::", StringComparison.Ordinal);
            if (colon <= 0 || line.IndexOf(':', StringComparison.Ordinal) != colon || line[0] == '#')
            {
                continue;
            }

            if (values.Count == MaxValues)
            {
                throw new DocumentFormatException("ldif-too-many-values");
            }

            var name = line[..colon].Split(';')[0].ToLowerInvariant();
            values.Add((name, Decode(line[(colon + 2)..].Trim())));
        }

        return values;
    }

    private static byte[] Decode(string base64)
    {
        var buffer = new byte[(base64.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(base64, buffer, out var length) ? buffer[..length] : [];
    }

    /// <summary>A line that begins with a space goes on where the line before it ended.</summary>
    private static IEnumerable<string> Unfolded(string text)
    {
        var line = new StringBuilder();
        foreach (var raw in text.Split('\n'))
        {
            var part = raw.TrimEnd('\r');
            if (part.StartsWith(' '))
            {
                line.Append(part, 1, part.Length - 1);
                continue;
            }

            if (line.Length > 0)
            {
                yield return line.ToString();
            }

            line.Clear().Append(part);
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }
}
