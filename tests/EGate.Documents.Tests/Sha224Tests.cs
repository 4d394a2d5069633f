using System.Text;

namespace EGate.Documents.Tests;

/// <summary>The examples of FIPS 180-4 (CSRC, SHA-224), and lengths around the ends of blocks.</summary>
public sealed class Sha224Tests
{
    [Theory]
    [InlineData("", "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f")]
    [InlineData("abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")]
    [InlineData(
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525"
    )]
    public void Digest_of_the_examples_is_that_of_the_standard(string text, string digest) =>
        Assert.Equal(digest, Convert.ToHexStringLower(Sha224.HashData(Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void Digest_of_a_million_letters_is_that_of_the_standard() =>
        Assert.Equal(
            "20794655980c91d8bbb4c1ea97618a4bf03f42581948b2ee4ee7ad67",
            Convert.ToHexStringLower(Sha224.HashData(Enumerable.Repeat((byte)'a', 1_000_000).ToArray()))
        );
}
