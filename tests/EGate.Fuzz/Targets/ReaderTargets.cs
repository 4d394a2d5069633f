using System.Text;
using EGate.Devices.Serial.Elyctis;
using EGate.Devices.Serial.Lines;
using EGate.Devices.Serial.Pn532;
using EGate.Fuzz.Mutation;

namespace EGate.Fuzz.Targets;

/// <summary>Framings of readers on serial lines: a stream is taken apart frame by frame until nothing whole is left.</summary>
internal static class ReaderTargets
{
    private static readonly string[] Pn532Streams =
    [
        "0000FF00FF00",
        "0000FFFF0000",
        "0000FF01FF7F8100",
        "0000FF06FAD50332010607E800",
        "0000FF05FBD5410090005A00",
        "0000FF03FDD54101E900",
        "0000FF00FF000000FF0FF1D4400100A4040C07A0000002471001360000",
        "5555000000000000000000000000000000FF05FBD4140114010200",
    ];

    private static readonly string[] ElyctisStreams =
    [
        "490000",
        "43000101",
        "560000",
        "52000454657374",
        "49005A503C55544F4552494B53534F4E3C3C414E4E413C4D415249413C3C3C3C3C3C3C3C3C3C3C3C3C3C3C3C3C3C3C0D4C38393839303243333655544F37343038313232463132303431353"
            + "95A45313834323236423C3C3C3C3C31300D",
    ];

    private const string Line1 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    private const string Line2 = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    private static readonly string[] LineStreams =
    [
        Line1 + "\r\n" + Line2 + "\r\n",
        "\u0002" + Line1 + "\r" + Line2 + "\r\u0003",
        "START\nOCR LINE 1: " + Line1 + "\nOCR LINE 2: " + Line2 + "\nEND",
        "\u0001\u0061\u0000OU\u00021\r" + Line1 + "\r" + Line2 + "\r\u0003Q",
    ];

    private static readonly LineFraming[] Framings =
    [
        LineFraming.CrLf,
        LineFraming.StxEtx,
        LineFraming.Cr100,
        LineFraming.RteNative,
        LineFraming.RteNative with
        {
            VerifiesCheck = true,
        },
    ];

    public static IEnumerable<FuzzTarget> All()
    {
        yield return FuzzTarget.Of(
            "line",
            InputShape.Bytes,
            [.. LineStreams.Select(Encoding.Latin1.GetBytes)],
            input => Lines(input)
        );
        yield return FuzzTarget.Of(
            "pn532",
            InputShape.Bytes,
            [.. Pn532Streams.Select(Convert.FromHexString)],
            input => Pn532(input)
        );
        yield return FuzzTarget.Of(
            "elyctis",
            InputShape.Bytes,
            [.. ElyctisStreams.Select(Convert.FromHexString)],
            input => Elyctis(input)
        );
    }

    private static string Pn532(ReadOnlySpan<byte> stream)
    {
        var last = "nothing";
        while (!stream.IsEmpty)
        {
            var frame = Pn532Frame.Decode(stream);
            if (frame.Kind == Pn532FrameKind.Incomplete)
            {
                return "incomplete after " + last;
            }

            last = NameOf(frame.Kind);
            stream = frame.Consumed > 0 ? stream[frame.Consumed..] : throw new InvalidOperationException("standstill");
        }

        return last;
    }

    private static string NameOf(Pn532FrameKind kind) =>
        kind switch
        {
            Pn532FrameKind.Ack => "ack",
            Pn532FrameKind.Nack => "nack",
            Pn532FrameKind.Error => "error",
            Pn532FrameKind.Information => "information",
            _ => "damaged",
        };

    /// <summary>The same bytes through every framing, first while more may come, then after a silence.</summary>
    private static string Lines(ReadOnlySpan<byte> stream)
    {
        var documents = 0;
        foreach (var framing in Framings)
        {
            var rest = stream;
            while (!rest.IsEmpty)
            {
                var frame = LineFrame.Decode(rest, framing, idle: false);
                frame = frame is { Kind: LineFrameKind.Incomplete, Consumed: 0 }
                    ? LineFrame.Decode(rest, framing, idle: true)
                    : frame;
                documents += frame.Kind == LineFrameKind.Document ? 1 : 0;
                if (frame.Consumed == 0)
                {
                    // After a silence nothing may stay behind for ever.
                    throw new InvalidOperationException("standstill");
                }

                rest = rest[frame.Consumed..];
            }
        }

        return documents == 0 ? "none"
            : documents == 1 ? "one document"
            : "several documents";
    }

    private static string Elyctis(ReadOnlySpan<byte> stream)
    {
        var last = "nothing";
        while (!stream.IsEmpty)
        {
            var decoded = ElyctisFrame.Decode(stream, out _, out var data);
            if (decoded != ElyctisDecoded.Frame)
            {
                return decoded == ElyctisDecoded.Garbage ? "garbage" : "incomplete";
            }

            last = data.IsEmpty ? "empty frame" : "frame";
            stream = stream[(ElyctisFrame.HeaderLength + data.Length)..];
        }

        return last;
    }
}
