namespace EGate.Documents.Tests;

/// <summary>The worked example of Doc 9303-11, appendix D: keys, basic access control and secure messaging, byte for byte.</summary>
public sealed class AccessVectorTests
{
    private const string KeyInformation = "L898902C<369080619406236";

    [Fact]
    public void Keys_come_from_the_zone()
    {
        using var keys = SessionKeys.FromKeyInformation(KeyInformation);

        // As derived; the standard then prints AB94FDEC.. with parity set, which the cipher ignores.
        Assert.Equal("AB94FCEDF2664EDFB9B291F85D7F77F2", Convert.ToHexString(keys.Encryption));
        Assert.Equal(
            WithoutParity("AB94FDECF2674FDFB9B391F85D7F76F2"),
            WithoutParity(Convert.ToHexString(keys.Encryption))
        );
        Assert.Equal(WithoutParity("7962D9ECE03D1ACD4C76089DCE131543"), WithoutParity(Convert.ToHexString(keys.Mac)));
    }

    [Fact]
    public void Challenge_is_encrypted_and_macced()
    {
        using var keys = SessionKeys.FromKeyInformation(KeyInformation);
        var secret = Convert.FromHexString("781723860C06C2264608F919887022120B795240CB7049B01C19B33E32804F0B");

        var cipher = TripleDes.EncryptCbc(keys.Encryption, secret);

        Assert.Equal("72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F2", Convert.ToHexString(cipher));
        Assert.Equal("5F1448EEA8AD90A7", Convert.ToHexString(TripleDes.RetailMac(keys.Mac, cipher)));
        Assert.Equal(secret, TripleDes.DecryptCbc(keys.Encryption, cipher));
    }

    [Fact]
    public void Session_keys_come_from_both_shares()
    {
        using var keys = SessionKeys.FromSecret(
            CipherSuite.TripleDes,
            Convert.FromHexString("0036D272F5C350ACAC50C3F572D23600")
        );

        // The standard prints keys with parity set; the lowest bit of each byte is ignored by the cipher.
        Assert.Equal(
            WithoutParity("979EC13B1CBFE9DCD01AB0FED307EAE5"),
            WithoutParity(Convert.ToHexString(keys.Encryption))
        );
        Assert.Equal(WithoutParity("F1CB1F1FB5ADF208806B89DC579DC1F8"), WithoutParity(Convert.ToHexString(keys.Mac)));
    }

    /// <summary>From SELECT to the last byte of EF.COM: each command must be the standard's, each answer is.</summary>
    [Fact]
    public async Task Session_reads_ef_com_byte_for_byte_as_the_standard()
    {
        var chip = new ScriptedChip(
            ("00A4000C", "9000"),
            ("00A4020C02011C", "6A82"),
            ("00A4020C022F01", "6A82"),
            ("00A4040C07A0000002471001", "9000"),
            ("0084000008", "4608F919887022129000"),
            (
                "008200002872C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A728",
                "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D74499000"
            ),
            ("0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800", "990290008E08FA855A5D4C50A8ED9000"),
            ("0CB000000D9701048E08ED6705417E96BA5500", "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000"),
            (
                "0CB000040D9701128E082EA28A70F3C7B53500",
                "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000"
            )
        );
        // RND.IFD, then K.IFD.
        var random = ScriptedChip.Numbers("781723860C06C226", "0B795240CB7049B01C19B33E32804F0B");
        using var password = AccessPassword.FromZone(KeyInformation);
        using var session = new ChipSession(chip.ExchangeAsync, random);

        await session.OpenAsync(password, basicAccessAfterPace: false, CancellationToken.None);
        var file = await session.ReadFileAsync(LdsFile.Com, null, CancellationToken.None);

        Assert.Equal("60145F0104303130365F36063034303030305C026175", Convert.ToHexString(file));
        Assert.Equal([1, 2], EfCom.Parse(file).DataGroups);
        chip.AssertFinished();
    }

    private static string WithoutParity(string hex) =>
        Convert.ToHexString([.. Convert.FromHexString(hex).Select(b => (byte)(b & 0xFE))]);
}
