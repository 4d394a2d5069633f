using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>Text with DER inside (RFC 7468).</summary>
internal static class Pem
{
    /// <summary>True when the bytes begin as DER does and no text can.</summary>
    public static bool IsDer(ReadOnlyMemory<byte> bytes) =>
        bytes.Length > 1 && bytes.Span[0] == 0x30 && bytes.Span[1] >= 0x80;

    /// <summary>What stands in the blocks with this label.</summary>
    public static List<ReadOnlyMemory<byte>> Find(ReadOnlySpan<char> text, string label)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        while (PemEncoding.TryFind(text, out var fields))
        {
            if (text[fields.Label].SequenceEqual(label))
            {
                found.Add(Convert.FromBase64String(text[fields.Base64Data].ToString()));
            }

            text = text[fields.Location.End..];
        }

        return found;
    }
}
