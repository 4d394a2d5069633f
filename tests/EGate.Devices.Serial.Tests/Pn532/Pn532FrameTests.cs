using EGate.Devices.Serial.Pn532;
using FsCheck;
using FsCheck.Xunit;

namespace EGate.Devices.Serial.Tests.Pn532;

/// <summary>Vectors: NXP UM0701-02, section 6.2.1, with the commands of section 7.</summary>
public sealed class Pn532FrameTests
{
    [Theory]
    [InlineData("D414011401", "0000FF05FBD4140114010200", "SAMConfiguration")]
    [InlineData("D402", "0000FF02FED4022A00", "GetFirmwareVersion")]
    [InlineData("D50332010607", "0000FF06FAD50332010607E800", "its answer")]
    [InlineData("D43205FF0102", "0000FF06FAD43205FF0102F300", "RFConfiguration")]
    [InlineData("D41214", "0000FF03FDD412140600", "SetParameters")]
    [InlineData("D44A0100", "0000FF04FCD44A0100E100", "InListPassiveTarget type A")]
    [InlineData("D44A010300", "0000FF05FBD44A010300DE00", "InListPassiveTarget type B")]
    [InlineData("D4400100A4040C07A0000002471001", "0000FF0FF1D4400100A4040C07A00000024710013600", "SELECT eMRTD")]
    [InlineData("D541009000", "0000FF05FBD5410090005A00", "9000")]
    [InlineData("D54101", "0000FF03FDD54101E900", "RF timeout")]
    [InlineData("D44001", "0000FF03FDD44001EB00", "go on after MI")]
    [InlineData("D45200", "0000FF03FDD45200DA00", "InRelease")]
    [InlineData("D41006", "0000FF03FDD410061600", "SetSerialBaudRate 460800")]
    public void Frame_vector_is_written_and_read(string payload, string frame, string what)
    {
        var target = new byte[Pn532Frame.FrameMax];
        var length = Pn532Frame.Encode(Convert.FromHexString(payload), target);
        var read = Pn532Frame.Decode(Convert.FromHexString(frame));

        Assert.Equal(frame, Convert.ToHexString(target.AsSpan(0, length)));
        Assert.True(read.Kind == Pn532FrameKind.Information, what);
        Assert.Equal(payload, Convert.ToHexString(read.Payload));
        Assert.Equal(0, read.Skipped);
    }

    [Theory]
    [InlineData("0000FF00FF00", Pn532FrameKind.Ack)]
    [InlineData("0000FFFF0000", Pn532FrameKind.Nack)]
    [InlineData("0000FF01FF7F8100", Pn532FrameKind.Error)]
    [InlineData("0000FF0000", Pn532FrameKind.Damaged)]
    [InlineData("0000FF05FAD541009000", Pn532FrameKind.Damaged)]
    [InlineData("0000FF05FBD5410090005B00", Pn532FrameKind.Damaged)]
    [InlineData("0000FFFFFF010AF4", Pn532FrameKind.Damaged)]
    [InlineData("0000FFFFFFFFFF02", Pn532FrameKind.Damaged)]
    [InlineData("", Pn532FrameKind.Incomplete)]
    [InlineData("0000FF", Pn532FrameKind.Incomplete)]
    [InlineData("112233", Pn532FrameKind.Incomplete)]
    public void Frame_kind_is_told_from_its_bytes(string frame, Pn532FrameKind kind)
    {
        Assert.Equal(kind, Pn532Frame.Decode(Convert.FromHexString(frame)).Kind);
    }

    [Fact]
    public void Frame_damaged_content_is_taken_off_whole_with_the_frame_inside_it()
    {
        // A chip's data may hold a frame; with a wrong check sum around it, it must not come alive.
        byte[] inner = [0x00, 0x00, 0xFF, 0x05, 0xFB, 0xD5, 0x41, 0x00, 0x90, 0x00, 0x5A, 0x00];
        byte[] payload = [0xD5, 0x41, 0x00, .. inner];
        var frame = new byte[Pn532Frame.FrameMax];
        var length = Pn532Frame.Encode(payload, frame);
        frame[length - 2] ^= 0x01;

        var first = Pn532Frame.Decode(frame.AsSpan(0, length));
        var next = Pn532Frame.Decode(frame.AsSpan(first.Consumed, length - first.Consumed));

        Assert.Equal(Pn532FrameKind.Damaged, first.Kind);
        Assert.Equal(Pn532FrameKind.Incomplete, next.Kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(266)]
    public void Encode_payload_outside_its_bounds_is_refused(int length)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Pn532Frame.Encode(new byte[length], new byte[400]));
    }

    [Property(MaxTest = 500)]
    public void Frame_round_trip_behind_noise_gives_the_payload(byte[] content, byte[] noise, ushort stretch)
    {
        byte[] payload = [Pn532Frame.FromChip, .. content, .. new byte[stretch % 200]];
        payload = payload[..Math.Min(payload.Length, Pn532Frame.PayloadMax)];
        if (payload.Length == 1)
        {
            payload = [Pn532Frame.FromChip, 0x03];
        }

        // Noise without FF cannot be taken for a start code.
        var before = noise.Select(b => (byte)(b & 0x7F)).ToArray();
        var target = new byte[Pn532Frame.FrameMax];
        var length = Pn532Frame.Encode(payload, target);
        byte[] line = [.. before, .. target.AsSpan(0, length)];

        var read = Pn532Frame.Decode(line);

        Assert.Equal(Pn532FrameKind.Information, read.Kind);
        Assert.True(read.Payload.SequenceEqual(payload));
        Assert.Equal(before.Count(b => b != 0), read.Skipped);
        Assert.Equal(line.Length - 1, read.Consumed);
    }

    [Property(MaxTest = 300)]
    public void Frame_cut_anywhere_is_incomplete(NonEmptyArray<byte> content)
    {
        byte[] payload = [Pn532Frame.FromChip, .. content.Get.Take(264)];
        var target = new byte[Pn532Frame.FrameMax];
        var length = Pn532Frame.Encode(payload, target);
        for (var cut = 0; cut < length - 1; cut++)
        {
            Assert.Equal(Pn532FrameKind.Incomplete, Pn532Frame.Decode(target.AsSpan(0, cut)).Kind);
        }
    }

    [Property(MaxTest = 300)]
    public void Frame_with_one_bit_turned_never_gives_another_payload(NonEmptyArray<byte> content, ushort where)
    {
        byte[] payload = [Pn532Frame.FromChip, .. content.Get.Take(264)];
        var target = new byte[Pn532Frame.FrameMax];
        var length = Pn532Frame.Encode(payload, target);
        var bit = where % (length * 8);
        target[bit / 8] ^= (byte)(1 << (bit % 8));

        var read = Pn532Frame.Decode(target.AsSpan(0, length));

        Assert.True(read.Kind != Pn532FrameKind.Information || read.Payload.SequenceEqual(payload));
    }

    [Fact]
    public void Frame_mutated_streams_are_taken_apart_to_the_end_without_a_standstill()
    {
        var random = new Random(532);
        for (var i = 0; i < 20_000; i++)
        {
            Span<byte> stream = Stream(random);
            while (stream.Length > 0)
            {
                var frame = Pn532Frame.Decode(stream);
                Assert.InRange(frame.Consumed, frame.Kind == Pn532FrameKind.Incomplete ? 0 : 1, stream.Length);
                Assert.InRange(frame.Payload.Length, 0, Pn532Frame.PayloadMax);
                if (frame.Kind == Pn532FrameKind.Incomplete)
                {
                    // What is kept for later is never longer than one frame.
                    Assert.InRange(stream.Length - frame.Consumed, 0, Pn532Frame.FrameMax);
                    break;
                }

                stream = stream[frame.Consumed..];
            }
        }
    }

    private static byte[] Stream(Random random)
    {
        var stream = new byte[2 * Pn532Frame.FrameMax];
        var payload = new byte[random.Next(1, Pn532Frame.PayloadMax + 1)];
        random.NextBytes(payload);
        var length = Pn532Frame.Encode(payload, stream);
        length += Pn532Frame.Encode([0xD5, 0x03, 0x32, 0x01, 0x06, 0x07], stream.AsSpan(length));
        for (var change = random.Next(0, 5); change > 0; change--)
        {
            stream[random.Next(length)] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
        }

        return stream[..random.Next(length + 1)];
    }
}
