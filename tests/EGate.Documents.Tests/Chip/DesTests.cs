using System.Security.Cryptography;

namespace EGate.Documents.Tests;

public sealed class DesTests
{
    /// <summary>The round-by-round example of FIPS 46-3 literature.</summary>
    [Fact]
    public void Block_of_the_known_example_is_encrypted()
    {
        using var des = new Des(Convert.FromHexString("133457799BBCDFF1"));

        Assert.Equal(0x85E813540F0AB405UL, des.Encrypt(0x0123456789ABCDEFUL));
        Assert.Equal(0x0123456789ABCDEFUL, des.Decrypt(0x85E813540F0AB405UL));
    }

    /// <summary>Ours against the platform's 3DES over seeded keys and lengths.</summary>
    [Fact]
    public void Triple_des_agrees_with_the_platform()
    {
        var random = new Random(20261124);
        using var platform = TripleDES.Create();
        for (var i = 0; i < 500; i++)
        {
            var key = Bytes(random, 16);
            var plain = Bytes(random, 8 * random.Next(1, 40));
            platform.Key = [.. key, .. key[..8]];
            var expected = platform.EncryptCbc(plain, new byte[8], PaddingMode.None);

            Assert.Equal(expected, TripleDes.EncryptCbc(key, plain));
            Assert.Equal(plain, TripleDes.DecryptCbc(key, expected));
        }
    }

    [Fact]
    public void Key_of_equal_halves_is_no_exception()
    {
        var key = new byte[16];

        Assert.Equal(new byte[8], TripleDes.DecryptCbc(key, TripleDes.EncryptCbc(key, new byte[8])));
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(7, 8)]
    [InlineData(8, 16)]
    public void Padding_always_adds_and_comes_off_again(int length, int padded)
    {
        var data = Enumerable.Repeat((byte)0x80, length).ToArray();

        Assert.Equal(padded, Padding.Add(data).Length);
        Assert.Equal(length, Padding.LengthWithout(Padding.Add(data)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("8001")]
    public void Data_without_padding_is_told(string hex) =>
        Assert.Equal(-1, Padding.LengthWithout(Convert.FromHexString(hex)));

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
