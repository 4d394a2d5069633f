using EGate.Devices.Serial.Pn532;

namespace EGate.Devices.Serial.Tests.Pn532;

/// <summary>Answers of InListPassiveTarget: UM0701-02, section 7.3.5.</summary>
public sealed class ChipTargetTests
{
    private const string Passport = "01010344200408112233067577810280";

    [Theory]
    [InlineData("00", ChipSearch.None)]
    [InlineData(Passport, ChipSearch.Found)]
    [InlineData("0101000408041122334400", ChipSearch.Unsuitable)]
    [InlineData("", ChipSearch.Malformed)]
    [InlineData("01", ChipSearch.Malformed)]
    [InlineData("0202034420040811223306757781", ChipSearch.Malformed)]
    [InlineData("010103442004081122", ChipSearch.Malformed)]
    [InlineData("01010344200408112233", ChipSearch.Malformed)]
    [InlineData("010103442004081122330775778102", ChipSearch.Malformed)]
    public void Target_of_type_a_is_read_or_named_as_what_it_is(string answer, object found)
    {
        Assert.Equal(found, ChipTarget.ReadTypeA(Convert.FromHexString(answer)));
    }

    [Theory]
    [InlineData("00", ChipSearch.None)]
    [InlineData("010150081122330000000000" + "81E1" + "0100", ChipSearch.Found)]
    [InlineData("010151081122330000000000" + "81E1" + "0100", ChipSearch.Malformed)]
    [InlineData("010150081122330000000000" + "81E1" + "02", ChipSearch.Malformed)]
    [InlineData("0101", ChipSearch.Malformed)]
    public void Target_of_type_b_is_read_or_named_as_what_it_is(string answer, object found)
    {
        Assert.Equal(found, ChipTarget.ReadTypeB(Convert.FromHexString(answer)));
    }

    [Fact]
    public void Target_random_answers_are_judged_without_an_exception()
    {
        var random = new Random(14443);
        for (var i = 0; i < 20_000; i++)
        {
            var answer = i % 2 == 0 ? Convert.FromHexString(Passport) : new byte[random.Next(0, 30)];
            answer = answer[..random.Next(answer.Length + 1)];
            if (answer.Length > 0)
            {
                answer[random.Next(answer.Length)] = (byte)random.Next(256);
            }

            Assert.True(Enum.IsDefined(ChipTarget.ReadTypeA(answer)));
            Assert.True(Enum.IsDefined(ChipTarget.ReadTypeB(answer)));
        }
    }
}
