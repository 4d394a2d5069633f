using System.Numerics;
using System.Security.Cryptography;
using EGate.Core;

namespace EGate.Documents.Tests;

/// <summary>Active authentication against a real passport's answer, the example of Doc 9303-11 appendix F, and keys that are made here.</summary>
public sealed class ActiveAuthenticationVectorTests
{
    private const string RealDg15 =
        "6F8201023081FF300D06092A864886F70D01010105000381ED003081E90281E100BB8F93F4DC95E205CDA17C6927AB1E365B13065D03CD12E0FCE95D96840529453202F56CC4C13F77CD062930C8BC89A2873B257045C286E601CF3C09323A53103314902804AA10A314628CE222206A8866946A36B442041BB54AC81E6855DD1D6E16101833D65A191C20AC8B33B8A1A32920F46043F8031CF2BC17417030865FC5BE5A39DEE423BCBA3CA8177168EB23CFE01BA43EC87711B1CFFF85DB46F300DD8AE317B50D543B573E119E23AF7070D0B2FED6A3B2313A5EC02A531AAED1741F4390D1013E2A0F081EAC5DC8B0A1B2C6BDB1206F08D30E3643E1E5BDF536110203010001";
    private const string RealChallenge = "96302b0f3d7e7864";
    private const string RealSignature =
        "474256306840c0ab1b63c10e1c26bdfef4a0dd843920283cc4e6e70a60f2bd25dc7725f9677bc1cde66379dc28b38e8490f33afb2d10f9980c44c0bfc175d2b6684218f535c92fdd3e18db770a9ccbf91db3c7f0138e6d9e94b9bc8371761e3abed5e5e9b260279cfb238b58ae0d6a01da51c74c2a3ecd62c448bd9f20127f7384587287fa971204234e55b1a856c3e5aaaa620bb799a68fbae08ee132bb61683eba9b0b40dc1e54641cad975b16991cab50af82e3f3985afd19e7427a125f5b4b9878b12a5d2e01c7eedca3bb41c6fc05dccd818bce379d04b1f2f5d43487d3";

    [Fact]
    public void Answer_of_a_real_passport_passes_with_a_warning_of_its_short_key()
    {
        var key = Dg15.Parse(Hex(RealDg15));

        var check = ActiveAuthentication.Judge(key, null, Hex(RealChallenge), Hex(RealSignature));

        Assert.Equal((Outcome.Passed, "modulus-short"), (check.Outcome, check.Reason));
        Assert.Equal(CheckNames.ActiveAuthentication, check.Name);
    }

    [Fact]
    public void Answer_to_another_challenge_fails()
    {
        var key = Dg15.Parse(Hex(RealDg15));

        var check = ActiveAuthentication.Judge(key, null, Hex("96302b0f3d7e7865"), Hex(RealSignature));

        Assert.Equal((Outcome.Failed, "signature-wrong"), (check.Outcome, check.Reason));
    }

    /// <summary>Every bit of the signature counts, and every length but the key's is refused.</summary>
    [Fact]
    public void Changed_answer_fails()
    {
        var key = Dg15.Parse(Hex(RealDg15));
        var signature = Hex(RealSignature);
        for (var bit = 0; bit < 8 * signature.Length; bit += 13)
        {
            var changed = (byte[])signature.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(Outcome.Failed, ActiveAuthentication.Judge(key, null, Hex(RealChallenge), changed).Outcome);
        }

        Assert.Equal(
            "signature-length",
            ActiveAuthentication.Judge(key, null, Hex(RealChallenge), signature.AsMemory()[..^1]).Reason
        );
        Assert.Equal("signature-length", ActiveAuthentication.Judge(key, null, Hex(RealChallenge), default).Reason);
    }

    /// <summary>Doc 9303-11, appendix F gives M1, the challenge and the hash but no public key: a key made here stands in.</summary>
    [Fact]
    public void Message_of_the_standard_is_recognised()
    {
        var m1 = Hex(
            "9D2784A67F8E7C659973EA1AEA25D95B6C8F91E5002F369F0FBDCE8A3CEC1991B543F1696546C5524CF23A5303CD6C98599F40B79F377B5F3A1406B3B4D8F96784D23AA88DB7E1032A405E69325FA91A6E86F5C71AEA978264C4A207446DAD4E7292E2DCDA3024B47DA8"
        );
        var challenge = Hex("F173589974BF40C6");
        var hash = Hex("C063AA1E6D22FBD976AB0FE73D94D2D9C6D88127");
        Assert.Equal(hash, SHA1.HashData([.. m1, .. challenge]));
        byte[] message = [0x6A, .. m1, .. hash, 0xBC];

        using var rsa = RSA.Create(1024);
        var (key, signature) = Signed(rsa, message);

        Assert.Equal("ok", Iso9796Signature.Verify(key, challenge, signature));
        message[^2] ^= 1;
        Assert.Equal("signature-wrong", Iso9796Signature.Verify(key, challenge, Signed(rsa, message).Signature));
    }

    /// <summary>The smaller of s and n - s is a signature, too (ISO/IEC 9796-2, 8.1).</summary>
    [Fact]
    public void Complement_of_a_signature_passes()
    {
        using var rsa = RSA.Create(1024);
        var challenge = Hex("0102030405060708");
        byte[] m1 = [.. Enumerable.Range(0, 106).Select(i => (byte)i)];
        byte[] message = [0x6A, .. m1, .. SHA1.HashData([.. m1, .. challenge]), 0xBC];
        var (key, signature) = Signed(rsa, message);
        var complement = key.ToBytes(key.Modulus - new BigInteger(signature, isUnsigned: true, isBigEndian: true));

        Assert.Equal("ok", Iso9796Signature.Verify(key, challenge, complement));
    }

    /// <summary>Trailers of SHA-512/224 and SHA-512/256 are known, and told as not supported; others are wrong.</summary>
    [Theory]
    [InlineData(0x39, "hash-not-supported")]
    [InlineData(0x3A, "hash-not-supported")]
    [InlineData(0x40, "signature-wrong")]
    public void Trailer_of_another_hash_is_not_taken(int identifier, string reason)
    {
        using var rsa = RSA.Create(1024);
        byte[] message = [0x6A, .. new byte[125], (byte)identifier, 0xCC];

        Assert.Equal(
            reason,
            Iso9796Signature.Verify(Signed(rsa, message).Key, new byte[8], Signed(rsa, message).Signature)
        );
    }

    /// <summary>FIPS 180-4 example values as published with the standard.</summary>
    [Theory]
    [InlineData("", "D14A028C2A3A2BC9476102BB288234C415A2B01F828EA62AC5B3E42F")]
    [InlineData("abc", "23097D223405D8228642A477BDA255B32AADBCE4BDA0B3F7E36C9DA7")]
    [InlineData(
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "75388B16512776CC5DBA5DA1FD890150B0C6455CB4F58B1952522525"
    )]
    public void Sha_224_gives_the_values_of_the_standard(string message, string hash) =>
        Assert.Equal(hash, Convert.ToHexString(Sha224.HashData(System.Text.Encoding.ASCII.GetBytes(message))));

    private static (RsaNumbers Key, byte[] Signature) Signed(RSA rsa, byte[] message)
    {
        var parameters = rsa.ExportParameters(true);
        var key = RsaNumbers.From(parameters.Modulus, parameters.Exponent);
        var signature = BigInteger.ModPow(
            new BigInteger(message, isUnsigned: true, isBigEndian: true),
            new BigInteger(parameters.D, isUnsigned: true, isBigEndian: true),
            key.Modulus
        );
        return (key, key.ToBytes(signature));
    }

    private static byte[] Hex(string hex) => Convert.FromHexString(hex);
}
