using System.Text;
using EGate.Devices.Serial.Lines;
using EGate.Devices.Serial.Zones;
using EGate.Devices.Simulated.Serial;

namespace EGate.Devices.Serial.Tests.Lines;

public sealed class LineFrameTests
{
    public static readonly string[] Passport =
    [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ];

    public static readonly string[] Card =
    [
        "I<UTOD231458907<<<<<<<<<<<<<<<",
        "7408122F1204159UTO<<<<<<<<<<<6",
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ];

    public static readonly string[] SmallCard =
    [
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
        "D231458907UTO7408122F1204159<<<<<<<6",
    ];

    public static TheoryData<LineReaderStyle> Styles => [.. Enum.GetValues<LineReaderStyle>()];

    [Theory]
    [MemberData(nameof(Styles))]
    public void Frame_of_every_style_and_format_gives_its_lines(LineReaderStyle style)
    {
        foreach (var zone in new[] { Passport, Card, SmallCard })
        {
            var bytes = Said(style, zone);

            (string[] lines, var consumed) = Read(bytes, Framing(style), idle: false);

            Assert.Equal(zone, lines);
            Assert.True(bytes.Length - consumed <= 1, "all but the end of the last line is consumed");
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Frame_cut_anywhere_waits_for_the_rest(LineReaderStyle style)
    {
        var bytes = Said(style, Passport);
        for (var length = 0; length < bytes.Length - 2; length++)
        {
            var frame = LineFrame.Decode(bytes.AsSpan(0, length), Framing(style), idle: false);

            Assert.Equal(LineFrameKind.Incomplete, frame.Kind);
            Assert.Equal(0, frame.Consumed);
        }
    }

    [Theory]
    [InlineData(LineReaderStyle.StxEtx)]
    [InlineData(LineReaderStyle.RteNative)]
    [InlineData(LineReaderStyle.Cr100)]
    public void Frame_that_stays_unfinished_is_given_up_after_the_gap(LineReaderStyle style)
    {
        var bytes = Said(style, Passport)[..40];

        var frame = LineFrame.Decode(bytes, Framing(style), idle: true);

        Assert.Equal(LineFrameKind.Garbage, frame.Kind);
        Assert.Equal(bytes.Length, frame.Consumed);
    }

    [Fact]
    public void Lines_without_a_known_shape_end_with_the_silence()
    {
        var bytes = "D1UTO1234567890\r\n"u8;

        Assert.Equal(LineFrameKind.Incomplete, LineFrame.Decode(bytes, LineFraming.CrLf, idle: false).Kind);
        var frame = LineFrame.Decode(bytes, LineFraming.CrLf, idle: true);

        Assert.Equal(LineFrameKind.Document, frame.Kind);
        Assert.Equal(MrzReading.Lines, LineText.Read(frame.Body, LineFraming.CrLf, out string[] lines));
        Assert.Equal(["D1UTO1234567890"], lines);
    }

    [Fact]
    public void Native_frame_with_a_wrong_check_byte_is_garbage_only_when_it_is_verified()
    {
        var bytes = Said(LineReaderStyle.RteNative, Passport);
        bytes[^1] ^= 0x20;

        Assert.Equal(LineFrameKind.Document, LineFrame.Decode(bytes, LineFraming.RteNative, idle: false).Kind);
        var verified = LineFrame.Decode(bytes, LineFraming.RteNative with { VerifiesCheck = true }, idle: false);

        Assert.Equal(LineFrameKind.Garbage, verified.Kind);
        Assert.Equal(bytes.Length, verified.Consumed);
    }

    [Fact]
    public void Native_frame_with_a_right_check_byte_is_taken_when_it_is_verified() =>
        Assert.Equal(
            LineFrameKind.Document,
            LineFrame
                .Decode(
                    Said(LineReaderStyle.RteNative, Card),
                    LineFraming.RteNative with
                    {
                        VerifiesCheck = true,
                    },
                    idle: false
                )
                .Kind
        );

    [Fact]
    public void Noise_before_a_frame_is_thrown_away_and_the_frame_is_read()
    {
        byte[] bytes = [0x80, 0x0D, 0x41, .. Said(LineReaderStyle.StxEtx, Passport)];

        var noise = LineFrame.Decode(bytes, LineFraming.StxEtx, idle: false);
        (string[] lines, _) = Read(bytes[noise.Consumed..], LineFraming.StxEtx, idle: false);

        Assert.Equal(LineFrameKind.Garbage, noise.Kind);
        Assert.Equal(Passport, lines);
    }

    [Fact]
    public void Profile_changes_single_parts_of_a_preset()
    {
        var profile = Core.LineReaderProfile.Default with
        {
            Preset = "stx-etx",
            Start = "02 02",
            End = "none",
            Fill = "2A",
        };

        LineFraming framing = LineFraming.Of(profile);

        Assert.Equal(new byte[] { 2, 2 }, framing.Start.ToArray());
        Assert.True(framing.End.IsEmpty);
        Assert.Equal((byte)'*', framing.Fill);
        Assert.Equal(new byte[] { 13 }, framing.Terminator.ToArray());
    }

    [Fact]
    public void Fillers_inside_a_line_make_it_unreadable()
    {
        var body = "P<UTOERIK__SON<<ANNA\r"u8;

        Assert.Equal(MrzReading.Unreadable, LineText.Read(body, LineFraming.RteNative, out _));
    }

    [Fact]
    public void Frame_mutated_bytes_always_come_to_an_end()
    {
        var random = new Random(11);
        LineReaderStyle[] styles = Enum.GetValues<LineReaderStyle>();
        for (var i = 0; i < 20_000; i++)
        {
            LineReaderStyle style = styles[i % styles.Length];
            var framing = Framing(style) with { VerifiesCheck = random.Next(2) == 0 };
            var bytes = Mutated(Said(style, i % 2 == 0 ? Passport : Card), random);

            Drain(bytes, framing);
        }
    }

    [Fact]
    public void Frame_endless_bytes_without_an_end_are_thrown_away_in_bounds()
    {
        var bytes = Enumerable.Repeat((byte)'A', 4 * LineFrame.FrameMax).ToArray();
        bytes[0] = 0x02;

        var frame = LineFrame.Decode(bytes, LineFraming.StxEtx, idle: false);

        Assert.Equal(LineFrameKind.Garbage, frame.Kind);
        Assert.True(frame.Consumed > 0);
    }

    internal static LineFraming Framing(LineReaderStyle style) =>
        style switch
        {
            LineReaderStyle.CrLf => LineFraming.CrLf,
            LineReaderStyle.StxEtx => LineFraming.StxEtx,
            LineReaderStyle.Cr100 => LineFraming.Cr100,
            _ => LineFraming.RteNative,
        };

    internal static byte[] Said(LineReaderStyle style, string[] zone) => SimulatedLineReader.Wrap(style, zone);

    /// <summary>Each step consumes something or ends; every line that comes out is in its bounds.</summary>
    private static void Drain(byte[] bytes, LineFraming framing)
    {
        ReadOnlySpan<byte> rest = bytes;
        for (var step = 0; !rest.IsEmpty; step++)
        {
            Assert.True(step <= bytes.Length, "every step consumes at least a byte");
            var frame = LineFrame.Decode(rest, framing, idle: true);
            if (frame.Kind == LineFrameKind.Document)
            {
                MrzReading reading = LineText.Read(frame.Body, framing, out string[] lines);
                Assert.Equal(reading == MrzReading.Lines, lines.Length > 0);
                Assert.True(lines.Length <= MrzText.LinesMax && lines.All(l => l.Length <= MrzText.LineLengthMax));
            }

            if (frame.Consumed == 0)
            {
                return;
            }

            rest = rest[frame.Consumed..];
        }
    }

    private static byte[] Mutated(byte[] bytes, Random random)
    {
        for (var change = random.Next(0, 6); change > 0; change--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        var from = random.Next(4) == 0 ? random.Next(bytes.Length) : 0;
        return bytes[from..random.Next(from, bytes.Length + 1)];
    }

    private static (string[] Lines, int Consumed) Read(byte[] bytes, LineFraming framing, bool idle)
    {
        var frame = LineFrame.Decode(bytes, framing, idle);
        Assert.Equal(LineFrameKind.Document, frame.Kind);
        Assert.Equal(MrzReading.Lines, LineText.Read(frame.Body, framing, out string[] lines));
        Assert.NotEmpty(Encoding.ASCII.GetString(frame.Body));
        return (lines, frame.Consumed);
    }
}
