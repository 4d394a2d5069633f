using System.Text;

namespace EGate.Watchlists;

/// <summary>Looks at the first bytes of a text file: takes off a UTF-8 mark, and turns UTF-16 with its mark into UTF-8.</summary>
internal static class ByteOrder
{
    /// <summary>The text as UTF-8 without a mark. Some of its first bytes may stand in the buffer already, <paramref name="count"/> of them.</summary>
    internal static Stream Utf8(Stream stream, ref byte[] buffer, out int count)
    {
        count = stream.ReadAtLeast(buffer.AsSpan(0, 3), 3, throwOnEndOfStream: false);
        var first = buffer.AsSpan(0, count);
        if (first is [0xEF, 0xBB, 0xBF])
        {
            count = 0;
            return stream;
        }

        Encoding? wide =
            first is [0xFF, 0xFE, ..] ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
            : first is [0xFE, 0xFF, ..] ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false)
            : null;
        if (wide is null)
        {
            return stream;
        }

        var rest = new PrefixedStream(first[2..].ToArray(), stream);
        count = 0;
        return Encoding.CreateTranscodingStream(rest, wide, new UTF8Encoding(false), leaveOpen: true);
    }
}
