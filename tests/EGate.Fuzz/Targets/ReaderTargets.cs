using EGate.Devices.Serial.Elyctis;
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

    public static IEnumerable<FuzzTarget> All()
    {
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
