using System.Text;
using EGate.Devices.Serial.Elyctis;
using EGate.Devices.Serial.Lines;
using EGate.Devices.Serial.Pn532;
using EGate.Devices.Serial.Tests.Lines;
using EGate.Devices.Serial.Zones;
using EGate.Devices.Simulated.Serial;

namespace EGate.Devices.Serial.Tests.Traces;

/// <summary>No personal byte leaves the daemon in a trace, and the driver still takes the trace for its device.</summary>
public sealed class LineMaskTests
{
    public static TheoryData<LineReaderStyle> Styles => LineFrameTests.Styles;

    [Theory]
    [MemberData(nameof(Styles))]
    public void Mask_lines_keep_their_shape_and_lose_their_content(LineReaderStyle style)
    {
        LineFraming framing = LineFrameTests.Framing(style) with { VerifiesCheck = style == LineReaderStyle.RteNative };
        var bytes = LineFrameTests.Said(style, LineFrameTests.Passport);

        Masked(new LineMask(framing), LineDirection.FromDevice, bytes, new Random(1));
        var frame = LineFrame.Decode(bytes, framing, idle: false);
        MrzReading reading = LineText.Read(frame.Body, framing, out string[] lines);

        Assert.Equal(MrzReading.Lines, reading);
        Assert.Equal("A<AAAAAAAAAAA<<AAAA<AAAAA<<<<<<<<<<<<<<<<<<<", lines[0]);
        Assert.Equal("A000000A00AAA0000000A0000000AA000000A<<<<<00", lines[1]);
    }

    [Fact]
    public void Mask_id_box_zones_are_masked_and_versions_stay()
    {
        byte[] bytes =
        [
            .. ElyctisFrame.Encode(ElyctisCommand.Version, "SIM 1.07"u8),
            .. ElyctisFrame.Encode(
                ElyctisCommand.Inquire,
                Encoding.ASCII.GetBytes("P<UTOERIKSSON<<ANNA\rL898902C36\r")
            ),
            .. ElyctisFrame.Encode(ElyctisCommand.InquireOneLine, "D1UTO123\r"u8),
            .. ElyctisFrame.Encode(ElyctisCommand.SerialNumber, "SIM0000001"u8),
        ];

        Masked(new ElyctisMask(), LineDirection.FromDevice, bytes, new Random(2));

        var text = Encoding.ASCII.GetString(bytes);
        Assert.Contains("SIM 1.07", text, StringComparison.Ordinal);
        Assert.Contains("SIM0000001", text, StringComparison.Ordinal);
        Assert.Contains("A<AAAAAAAAAAA<<AAAA\rA000000A00\r", text, StringComparison.Ordinal);
        Assert.Contains("A0AAA000\r", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ERIKSSON", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Mask_id_box_bytes_of_no_frame_are_masked_until_the_next_question()
    {
        var mask = new ElyctisMask();
        byte[] noise = [0x80, .. "P<UTOERIKSSON"u8];

        mask.Mask(LineDirection.FromDevice, noise);

        Assert.DoesNotContain("ERIKSSON", Encoding.ASCII.GetString(noise), StringComparison.Ordinal);
    }

    [Fact]
    public void Mask_plain_apdus_lose_their_data_and_keep_header_and_status()
    {
        var mask = new Pn532Mask();
        var command = Frame([
            0xD4,
            0x40,
            0x01,
            0x00,
            0x82,
            0x00,
            0x00,
            0x28,
            .. Enumerable.Repeat((byte)0x5A, 40),
            0x28,
        ]);
        byte[] answer = Pn532HostFramesOf([0x41, 0x00, .. Enumerable.Repeat((byte)0x77, 40), 0x90, 0x00]);

        Masked(mask, LineDirection.ToDevice, command, new Random(3));
        Masked(mask, LineDirection.FromDevice, answer, new Random(4));

        var sent = Pn532Frame.Decode(command);
        var got = Pn532Frame.Decode(answer);
        Assert.Equal(Pn532FrameKind.Information, sent.Kind);
        Assert.Equal("D4400100820000280000", Convert.ToHexString(sent.Payload[..10]));
        Assert.True(sent.Payload[8..].IndexOfAnyExcept((byte)0) < 0);
        Assert.Equal(Pn532FrameKind.Information, got.Kind);
        Assert.Equal("9000", Convert.ToHexString(got.Payload[^2..]));
        Assert.True(got.Payload[3..^2].IndexOfAnyExcept((byte)0) < 0);
    }

    [Fact]
    public void Mask_secured_apdus_and_their_answers_stay()
    {
        var mask = new Pn532Mask();
        var command = Frame([
            0xD4,
            0x40,
            0x01,
            0x0C,
            0xB0,
            0x00,
            0x00,
            0x0D,
            0x97,
            0x01,
            0xE7,
            0x8E,
            0x08,
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            0,
        ]);
        byte[] answer = Pn532HostFramesOf([0x41, 0x00, 0x87, 0x09, 0x01, 9, 8, 7, 6, 5, 4, 3, 2, 0x90, 0x00]);
        byte[] before = [.. command, .. answer];

        Masked(mask, LineDirection.ToDevice, command, new Random(5));
        Masked(mask, LineDirection.FromDevice, answer, new Random(6));

        Assert.Equal(Convert.ToHexString(before), Convert.ToHexString([.. command, .. answer]));
    }

    [Fact]
    public void Mask_identifiers_of_chips_are_zeros_and_the_answer_still_reads()
    {
        var mask = new Pn532Mask();
        mask.Mask(LineDirection.ToDevice, Frame([0xD4, 0x4A, 0x01, 0x00]));
        byte[] answer = Pn532HostFramesOf(Convert.FromHexString("4B0101034420" + "0411223344" + "067577810280"));

        Masked(mask, LineDirection.FromDevice, answer, new Random(7));

        var frame = Pn532Frame.Decode(answer);
        Assert.Equal("00000000", Convert.ToHexString(frame.Payload[8..12]));
        Assert.Equal(ChipSearch.Found, ChipTarget.ReadTypeA(frame.Payload[2..]));
    }

    [Fact]
    public void Mask_any_bytes_keep_their_length_and_never_throw()
    {
        var random = new Random(8);
        ILineMask[] masks =
        [
            new Pn532Mask(),
            new ElyctisMask(),
            new LineMask(LineFraming.Cr100),
            new LineMask(LineFraming.RteNative),
        ];
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(0, 80)];
            random.NextBytes(bytes);
            if (random.Next(2) == 0 && bytes.Length > 8)
            {
                Frame([0xD4, 0x40, .. bytes[..4]]).AsSpan(0, 9).CopyTo(bytes);
            }

            masks[i % masks.Length].Mask((LineDirection)(i / 4 % 2), bytes);
        }
    }

    private static byte[] Frame(byte[] payload)
    {
        var frame = new byte[Pn532Frame.FrameMax];
        return frame[..Pn532Frame.Encode(payload, frame)];
    }

    private static byte[] Pn532HostFramesOf(byte[] answer) => Frame([0xD5, .. answer]);

    /// <summary>In pieces of any size, as a line delivers them.</summary>
    private static void Masked(ILineMask mask, LineDirection direction, byte[] bytes, Random random)
    {
        for (var at = 0; at < bytes.Length; )
        {
            var length = Math.Min(random.Next(1, 9), bytes.Length - at);
            mask.Mask(direction, bytes.AsSpan(at, length));
            at += length;
        }
    }
}
