using System.Text;

namespace EGate.Passengers;

/// <summary>
/// A file's characters through a sliding window. UTF-8 where the bytes are UTF-8, else Windows-1252, byte by byte: carriers declare one
/// character set and send another. UTF-16 and EBCDIC are told by their first bytes. Reads no more bytes than it is allowed to.
/// </summary>
internal sealed class MessageText
{
    /// <summary>Characters that <see cref="Ahead"/> can show.</summary>
    internal const int LookaheadMax = 2048;

    private const int BytesAtOnce = 16_384;
    private const int LongestRune = 4;

    /// <summary>So many bytes are looked at to tell a character set.</summary>
    private const int BytesToTellBy = 1024;

    // The 27 characters that Windows-1252 has where ISO 8859-1 has controls.
    private const string Windows =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private readonly Stream stream;
    private readonly long bytesMax;
    private readonly byte[] bytes = new byte[BytesAtOnce];
    private readonly char[] window = new char[BytesAtOnce + LookaheadMax];
    private int bytesHeld;
    private int position;
    private int length;
    private long windowStart;
    private long bytesRead;
    private bool ended;

    internal MessageText(Stream stream, long bytesMax)
    {
        this.bytesMax = bytesMax;
        bytesHeld = stream.ReadAtLeast(bytes, BytesToTellBy, throwOnEndOfStream: false);
        bytesRead = bytesHeld;
        this.stream = stream;
        if (CharacterSets.Tell(bytes.AsSpan(0, bytesHeld)) is var (other, skip))
        {
            var whole = new JoinedStream(bytes.AsSpan(skip, bytesHeld - skip).ToArray(), stream);
            this.stream = Encoding.CreateTranscodingStream(whole, other, new UTF8Encoding(false), leaveOpen: true);
            bytesHeld = 0;
        }
        else if (bytes.AsSpan(0, bytesHeld) is [0xEF, 0xBB, 0xBF, ..])
        {
            bytes.AsSpan(3, bytesHeld - 3).CopyTo(bytes);
            bytesHeld -= 3;
        }
    }

    /// <summary>Characters before the next one.</summary>
    internal long Offset => windowStart + position;

    /// <summary>True when the file was longer than the bound.</summary>
    internal bool WasCut { get; private set; }

    /// <summary>The characters that are at hand; empty at the end of the file.</summary>
    internal ReadOnlySpan<char> AtHand()
    {
        if (position == length)
        {
            Fill();
        }

        return window.AsSpan(position, length - position);
    }

    /// <summary>The next characters, as many as asked for (at most <see cref="LookaheadMax"/>) unless the file ends before.</summary>
    internal ReadOnlySpan<char> Ahead(int count)
    {
        while (length - position < count && !ended)
        {
            Fill();
        }

        return window.AsSpan(position, Math.Min(count, length - position));
    }

    /// <summary>Goes on behind characters that were shown.</summary>
    internal void Skip(int count) => position += count;

    private void Fill()
    {
        if (ended)
        {
            return;
        }

        window.AsSpan(position, length - position).CopyTo(window);
        windowStart += position;
        length -= position;
        position = 0;
        while (!ended && length < LookaheadMax)
        {
            Decode(ReadBytes());
        }
    }

    /// <summary>Reads what fits; true when nothing more will come.</summary>
    private bool ReadBytes()
    {
        var room = (int)Math.Min(bytes.Length - bytesHeld, bytesMax - bytesRead);
        var read = room > 0 ? stream.Read(bytes, bytesHeld, room) : 0;
        if (room == 0 && bytesRead >= bytesMax)
        {
            WasCut |= stream.ReadByte() >= 0;
        }

        bytesHeld += read;
        bytesRead += read;
        return read == 0 && (room > 0 || bytesRead >= bytesMax);
    }

    private void Decode(bool last)
    {
        var from = 0;
        while (from < bytesHeld && length < window.Length - 1)
        {
            var rest = bytes.AsSpan(from, Math.Min(bytesHeld - from, window.Length - 1 - length));
            Ascii.ToUtf16(rest, window.AsSpan(length), out var plain);
            from += plain;
            length += plain;
            if (plain < rest.Length)
            {
                rest = bytes.AsSpan(from, bytesHeld - from);
                if (rest.Length < LongestRune && !last)
                {
                    break;
                }

                from += DecodeOne(rest);
            }
        }

        bytes.AsSpan(from, bytesHeld - from).CopyTo(bytes);
        bytesHeld -= from;
        ended = last && bytesHeld == 0;
    }

    private int DecodeOne(ReadOnlySpan<byte> rest)
    {
        if (Rune.DecodeFromUtf8(rest, out var rune, out var used) == System.Buffers.OperationStatus.Done)
        {
            length += rune.EncodeToUtf16(window.AsSpan(length));
            return used;
        }

        window[length++] = rest[0] is >= 0x80 and < 0xA0 ? Windows[rest[0] - 0x80] : (char)rest[0];
        return 1;
    }
}
