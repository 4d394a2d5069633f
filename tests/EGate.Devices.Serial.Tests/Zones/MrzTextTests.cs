using System.Text;
using EGate.Devices.Serial.Zones;

namespace EGate.Devices.Serial.Tests.Zones;

public sealed class MrzTextTests
{
    [Theory]
    [InlineData("", MrzReading.Nothing, 0)]
    [InlineData("\r", MrzReading.Nothing, 0)]
    [InlineData(" \r\n", MrzReading.Nothing, 0)]
    [InlineData("P<UTO\rL898\r", MrzReading.Lines, 2)]
    [InlineData("P<UTO\r\nL898\r\n", MrzReading.Lines, 2)]
    [InlineData("P<UTO\nL898", MrzReading.Lines, 2)]
    [InlineData("A\rB\rC\r", MrzReading.Lines, 3)]
    [InlineData("A\rB\rC\rD\r", MrzReading.Unreadable, 0)]
    [InlineData("P<UT?\rL898\r", MrzReading.Unreadable, 0)]
    [InlineData("p<uto\r", MrzReading.Unreadable, 0)]
    [InlineData("P<UTO\0\r", MrzReading.NotText, 0)]
    [InlineData("P<\x7F\r", MrzReading.NotText, 0)]
    public void Text_of_an_inquiry_is_judged_by_shape_and_alphabet(string data, object reading, int count)
    {
        MrzReading read = MrzText.Read(Encoding.Latin1.GetBytes(data), out string[] lines);

        Assert.Equal(reading, read);
        Assert.Equal(count, lines.Length);
    }

    [Fact]
    public void Text_line_longer_than_64_characters_is_unreadable()
    {
        Assert.Equal(MrzReading.Lines, MrzText.Read(Encoding.ASCII.GetBytes(new string('<', 64)), out _));
        Assert.Equal(MrzReading.Unreadable, MrzText.Read(Encoding.ASCII.GetBytes(new string('<', 65)), out _));
    }
}
