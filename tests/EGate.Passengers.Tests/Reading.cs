using System.Text;

namespace EGate.Passengers.Tests;

/// <summary>Reads texts in tests.</summary>
internal static class Reading
{
    /// <summary>All segments of a text, each as its elements joined by | and its components by /.</summary>
    internal static List<string> Segments(string text, out ProblemLog log) =>
        Segments(Encoding.UTF8.GetBytes(text), out log);

    internal static List<string> Segments(byte[] bytes, out ProblemLog log, int atOnce = int.MaxValue)
    {
        log = new ProblemLog();
        using var stream = new SlowStream(bytes, atOnce);
        var segment = new Segment(PassengerMessageReader.SegmentLengthMax, PassengerMessageReader.SegmentPartsMax);
        var reader = new SegmentReader(new MessageText(stream, PassengerMessageReader.BytesMax), segment, log);
        var segments = new List<string>();
        while (reader.Read())
        {
            segments.Add(
                string.Join(
                    '|',
                    Enumerable
                        .Range(0, segment.Elements)
                        .Select(e =>
                            string.Join('/', Enumerable.Range(0, segment.Components(e)).Select(c => segment.Text(e, c)))
                        )
                )
            );
        }

        return segments;
    }

    internal static List<PassengerMessage> Messages(string text, PassengerReadingOptions? options = null) =>
        Messages(text, out _, options);

    internal static List<PassengerMessage> Messages(
        string text,
        out PassengerMessageReader reader,
        PassengerReadingOptions? options = null
    )
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        reader = new PassengerMessageReader(stream, options);
        return [.. reader.ReadAll()];
    }

    /// <summary>The only message of a text that consists of its segments, one on each line.</summary>
    internal static PassengerMessage Paxlst(params string[] segments) =>
        Assert.Single(
            Messages(
                $"UNB+UNOA:4+UTOAIR+UTOBORDER+261124:0600+1'UNH+M1+PAXLST:D:05B:UN:IATA'{string.Concat(segments.Select(s => s + "'"))}UNT+{segments.Length + 2}+M1'UNZ+1+1'"
            )
        );

    internal static PassengerMessage Pnrgov(params string[] segments) =>
        Assert.Single(
            Messages(
                $"UNB+IATA:1+UT++261124:0600+1'UNH+1+PNRGOV:11:1:IA'MSG+:22'ORG+UT:AAA'TVL+241126:0830:241126:1115+AAA+BBB+UT+324'EQN+1'{string.Concat(segments.Select(s => s + "'"))}UNT+{segments.Length + 6}+1'UNZ+1+1'"
            )
        );

    internal static IEnumerable<string> Reasons(PassengerMessage message) => message.Problems.Select(p => p.Reason);
}

/// <summary>Gives its bytes in small pieces, as a network does.</summary>
internal sealed class SlowStream(byte[] bytes, int atOnce) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) =>
        base.Read(buffer, offset, Math.Min(count, atOnce));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, atOnce)]);
}
