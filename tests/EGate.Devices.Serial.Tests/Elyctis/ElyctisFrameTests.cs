using System.Text;
using EGate.Devices.Serial.Elyctis;
using EGate.Devices.Serial.Zones;

namespace EGate.Devices.Serial.Tests.Elyctis;

/// <summary>Vectors: Elyctis ID BOX One "Scanner Command Set" v1.7.</summary>
public sealed class ElyctisFrameTests
{
    [Theory]
    [InlineData(ElyctisCommand.Inquire, "", "490000")]
    [InlineData(ElyctisCommand.InquireOneLine, "", "4C0000")]
    [InlineData(ElyctisCommand.ContinuousRead, "01", "43000101")]
    [InlineData(ElyctisCommand.Version, "", "560000")]
    [InlineData(ElyctisCommand.OcrVersion, "", "570000")]
    [InlineData(ElyctisCommand.SerialNumber, "", "520000")]
    [InlineData(ElyctisCommand.ProductInfo, "", "540000")]
    public void Frame_command_has_the_bytes_of_the_manual(ElyctisCommand command, string data, string frame)
    {
        Assert.Equal(frame, Convert.ToHexString(ElyctisFrame.Encode(command, Convert.FromHexString(data))));
    }

    [Fact]
    public void Frame_answer_to_an_inquiry_holds_both_lines_with_their_terminators()
    {
        var zone = Encoding.ASCII.GetBytes(string.Concat(ReaderBench.Passport.Select(line => line + '\r')));
        byte[] frame = [0x49, 0x00, 0x5A, .. zone];

        ElyctisDecoded outcome = ElyctisFrame.Decode(frame, out ElyctisCommand command, out ReadOnlySpan<byte> data);

        Assert.Equal(ElyctisDecoded.Frame, outcome);
        Assert.Equal(ElyctisCommand.Inquire, command);
        Assert.True(data.SequenceEqual(zone));
        Assert.Equal(MrzReading.Lines, MrzText.Read(data, out string[] lines));
        Assert.Equal(ReaderBench.Passport, lines);
    }

    [Fact]
    public void Frame_cut_anywhere_is_incomplete()
    {
        var frame = ElyctisFrame.Encode(ElyctisCommand.Inquire, new byte[90]);
        for (var length = 0; length < frame.Length; length++)
        {
            Assert.Equal(ElyctisDecoded.Incomplete, ElyctisFrame.Decode(frame.AsSpan(0, length), out _, out _));
        }
    }

    [Theory]
    [InlineData("00")]
    [InlineData("FF")]
    [InlineData("50")]
    [InlineData("490201")]
    [InlineData("4903")]
    [InlineData("49FFFF")]
    public void Frame_unknown_command_or_more_than_512_bytes_is_garbage(string hex)
    {
        Assert.Equal(ElyctisDecoded.Garbage, ElyctisFrame.Decode(Convert.FromHexString(hex), out _, out _));
    }

    [Fact]
    public void Frame_of_exactly_512_bytes_is_taken()
    {
        var frame = ElyctisFrame.Encode(ElyctisCommand.Inquire, new byte[512]);

        Assert.Equal(ElyctisDecoded.Frame, ElyctisFrame.Decode(frame, out _, out ReadOnlySpan<byte> data));
        Assert.Equal(512, data.Length);
    }

    [Fact]
    public void Frame_mutated_bytes_never_read_beyond_what_is_there()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = ElyctisFrame.Encode(ElyctisCommand.Inquire, new byte[random.Next(0, 120)]);
            for (var change = random.Next(0, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Span<byte> cut = bytes.AsSpan(0, random.Next(bytes.Length + 1));
            ElyctisDecoded outcome = ElyctisFrame.Decode(cut, out _, out ReadOnlySpan<byte> data);
            MrzReading reading = MrzText.Read(data, out string[] lines);

            Assert.True(outcome == ElyctisDecoded.Frame || data.IsEmpty);
            Assert.True(data.Length + ElyctisFrame.HeaderLength <= cut.Length || data.IsEmpty);
            Assert.Equal(reading == MrzReading.Lines, lines.Length > 0);
            Assert.True(lines.Length <= MrzText.LinesMax && lines.All(l => l.Length <= MrzText.LineLengthMax));
        }
    }
}
