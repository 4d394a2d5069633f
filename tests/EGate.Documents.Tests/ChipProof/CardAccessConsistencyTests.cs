using EGate.Core;

namespace EGate.Documents.Tests;

/// <summary>EF.CardAccess against its signed copies: what a real German document lists, and what an attacker could make of it.</summary>
public sealed class CardAccessConsistencyTests
{
    private const string Gm = "3012060A04007F0007020204020202010202010D";
    private const string Cam = "3012060A04007F0007020204060202010202010D";
    private const string Terminals = "300D060804007F00070202020201" + "01";

    [Theory]
    [InlineData(Gm + Cam, Gm + Cam + Terminals, "ok")]
    [InlineData(Cam + Gm, Gm + Cam, "ok")]
    [InlineData(Gm, Gm + Cam, "access-removed")]
    [InlineData("", Gm, "access-removed")]
    [InlineData(Gm + Cam, Gm, "access-added")]
    [InlineData(Gm + Terminals, Gm, "access-added")]
    [InlineData(Gm, Terminals, "access-added")]
    [InlineData("", "", "ok")]
    public void Open_file_is_held_against_the_signed_one(string open, string copy, string reason)
    {
        var check = CardAccessConsistency.Judge(Set(open), TlvWriter.Write(0x6E, Set(copy)), null);

        Assert.Equal((CheckNames.CardAccess, reason), (check!.Name, check.Reason));
        Assert.Equal(reason == "ok" ? Outcome.Passed : Outcome.Failed, check.Outcome);
        Assert.Equal(check, CardAccessConsistency.Judge(Set(open), null, Set(copy)));
    }

    /// <summary>Entries may be repeated in either of the two signed files.</summary>
    [Fact]
    public void Both_signed_files_count() =>
        Assert.Equal(
            Outcome.Passed,
            CardAccessConsistency.Judge(Set(Gm + Cam), TlvWriter.Write(0x6E, Set(Gm)), Set(Cam))!.Outcome
        );

    [Fact]
    public void File_that_is_gone_fails_when_the_signed_one_offers_pace()
    {
        Assert.Equal(
            "card-access-missing",
            CardAccessConsistency.Judge(null, TlvWriter.Write(0x6E, Set(Gm)), null)!.Reason
        );
        Assert.Null(CardAccessConsistency.Judge(null, TlvWriter.Write(0x6E, Set(Terminals)), null));
        Assert.Null(CardAccessConsistency.Judge(null, null, null));
        Assert.Null(CardAccessConsistency.Judge(Set(Gm), null, null));
    }

    [Fact]
    public void Malformed_file_fails()
    {
        Assert.Equal("card-access-malformed", CardAccessConsistency.Judge(new byte[] { 0x30 }, null, Set(Gm))!.Reason);
        Assert.Equal(
            "signed-copy-malformed",
            CardAccessConsistency.Judge(Set(Gm), new byte[] { 0x6E, 1 }, null)!.Reason
        );
    }

    private static byte[] Set(string entries) => TlvWriter.Write(0x31, Convert.FromHexString(entries));
}
