using System.Text;

namespace EGate.Documents.Tests;

/// <summary>Published numbers for the ciphers, MACs and keys that secure messaging is made of.</summary>
public sealed class CipherVectorTests
{
    private const string Message =
        "6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E5130C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710";

    /// <summary>RFC 4493, section 4.</summary>
    [Theory]
    [InlineData(0, "BB1D6929E95937287FA37D129B756746")]
    [InlineData(16, "070A16B46B4D4144F79BDD9DD04A287C")]
    [InlineData(40, "DFA66747DE9AE63030CA32611497C827")]
    [InlineData(64, "51F0BEBF7E3B9D92FC49741779363CFE")]
    public void Cmac_of_the_standards_message_is_the_standards(int length, string mac) =>
        Assert.Equal(
            mac,
            Convert.ToHexString(
                AesCmac.Compute(
                    Convert.FromHexString("2B7E151628AED2A6ABF7158809CF4F3C"),
                    Convert.FromHexString(Message).AsSpan(0, length)
                )
            )
        );

    /// <summary>NIST SP 800-38B, appendix D.2 and D.3: the longer keys.</summary>
    [Theory]
    [InlineData("8E73B0F7DA0E6452C810F32B809079E562F8EAD2522C6B7B", "8A1DE5BE2EB31AAD089A82E6EE908B0E")]
    [InlineData("603DEB1015CA71BE2B73AEF0857D77811F352C073B6108D72D9810A30914DFF4", "AAF3D8F1DE5640C232F5B169B9C911E6")]
    public void Cmac_takes_every_length_of_key(string key, string mac) =>
        Assert.Equal(
            mac,
            Convert.ToHexString(
                AesCmac.Compute(Convert.FromHexString(key), Convert.FromHexString(Message).AsSpan(0, 40))
            )
        );

    /// <summary>Doc 9303-11, appendices G.1 and I.1.</summary>
    [Theory]
    [InlineData("T22000129364081251010318", "89DED1B26624EC1E634C1989302849DD")]
    [InlineData("C11T002JM496081222310314", "4E6F6FBF7BE748B932C7B74161BBA9DF")]
    public void Password_key_comes_from_the_zone(string keyInformation, string key)
    {
        using var password = AccessPassword.FromZone(keyInformation);

        Assert.Equal(key, Convert.ToHexString(password.Key(CipherSuite.Aes128)));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(24)]
    [InlineData(32)]
    public void Derived_key_is_the_beginning_of_a_hash(int length)
    {
        var suite = CipherSuite.All.Last(s => s.KeyLength == length);
        byte[] input = [.. Encoding.ASCII.GetBytes("secret"), 0, 0, 0, 3];
        var hash =
            length == 16
                ? System.Security.Cryptography.SHA1.HashData(input)
                : System.Security.Cryptography.SHA256.HashData(input);

        Assert.Equal(hash[..length], KeyDerivation.Derive(suite, "secret"u8, KeyDerivation.Password));
    }

    /// <summary>
    /// A real session with an Austrian passport that ends in chip authentication: AES-128, first with the counter in the middle, then from zero.
    /// </summary>
    [Fact]
    public void Aes_session_of_a_real_passport_is_reproduced()
    {
        using var before = new SecureMessaging(
            Keys("524170DE3419B7AF2F23E45AD6EF9595", "97893F5FDC29A5C13A924FE7D8ED44FD"),
            Convert.FromHexString("000000000000000000000000000000F0")
        );
        var algorithm = new CommandApdu(0x00, 0x22, 0x41, 0xA4, Convert.FromHexString("800A04007F00070202030202"));

        Assert.Equal(
            "0C2241A41D8711015D8F69B1EA365CCE4304970DB12421F38E085340D338128085E700",
            Convert.ToHexString(before.Protect(algorithm).ToBytes())
        );
        Assert.Equal(0x9000, before.Unprotect(Answer("990290008E083F5136E82A6C34779000")).Status);

        byte[] key = Convert.FromHexString(
            "044827C781BE1AC7A00B351214FD783AC76D99E831A6316C8FD6DE7BD96CFA31DA06B6B57BA380789729F4A028212A768C49BF5F97D98B1DB12BEEC1A1CD324FB2"
        );
        var agreement = new CommandApdu(0x00, 0x86, 0, 0, TlvWriter.Write(0x7C, TlvWriter.Write(0x80, key)), 256);
        Assert.Equal(
            "0C860000608751019E18F1BA79D805379752BB560EB70AAC3CE3BC5AFE2FDD4AEB325CA8B578B4A93B9F66A5DF40005F8E878535251D33DD974AAF77FB858773E5799FA9DC1034E89B1150EC7F0BB3DB4BF37A1B9EA4458A9701008E089D204D950C0B95DB00",
            Convert.ToHexString(before.Protect(agreement).ToBytes())
        );
        var agreed = before.Unprotect(Answer("8711010B0A5DFFC7432DE4DEB604291377A05B990290008E08B3384A1F5D1579739000"));
        Assert.Equal("7C00", Convert.ToHexString(agreed.Data.Span));

        using var after = new SecureMessaging(
            Keys("C8E27260EFD3F318D18C080CBF11C7E6", "A942190365204A21409EB28B52BF9160")
        );
        var select = new CommandApdu(0x00, 0xA4, 0x02, 0x0C, Convert.FromHexString("010E"));
        Assert.Equal(
            "0CA4020C1D8711011B2EE500E84960DF7F37AFE7ADFF53838E084500F3B43E192A5700",
            Convert.ToHexString(after.Protect(select).ToBytes())
        );
        Assert.Equal(0x9000, after.Unprotect(Answer("990290008E0803C4B125B4218CEF9000")).Status);
    }

    /// <summary>The first answer after chip authentication of a Malaysian passport: 3DES, counter from zero.</summary>
    [Fact]
    public void Triple_des_session_from_zero_is_reproduced()
    {
        using var session = new SecureMessaging(
            SessionKeys.FromKeys(
                CipherSuite.TripleDes,
                Convert.FromHexString("75B95468910849CDF1A1A2AE5452CE9B"),
                Convert.FromHexString("CD0BEF85D5A82A7AE0FBC12368A41FEF")
            )
        );
        session.Protect(new CommandApdu(0x00, 0xA4, 0x02, 0x0C, Convert.FromHexString("011E")));

        Assert.Equal(0x9000, session.Unprotect(Answer("990290008E08C2BF01FDDD1D599D9000")).Status);
    }

    [Fact]
    public void Counter_carries_over_every_byte()
    {
        var keys = () => Keys(new string('1', 32), new string('2', 32));
        using var one = new SecureMessaging(keys(), Convert.FromHexString("0000000000000000FFFFFFFFFFFFFFFF"));
        using var other = new SecureMessaging(keys(), Convert.FromHexString("0000000000000000FFFFFFFFFFFFFFFE"));
        var command = new CommandApdu(0x00, 0xB0, 0, 0, default, 4);
        var first = Convert.ToHexString(one.Protect(command).ToBytes());
        other.Protect(command);

        Assert.Equal(first, Convert.ToHexString(other.Protect(command).ToBytes()));
    }

    private static SessionKeys Keys(string encryption, string mac) =>
        SessionKeys.FromKeys(CipherSuite.Aes128, Convert.FromHexString(encryption), Convert.FromHexString(mac));

    private static ResponseApdu Answer(string hex) => ResponseApdu.Parse(Convert.FromHexString(hex));
}
