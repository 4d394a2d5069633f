using System.Formats.Asn1;
using System.Security.Cryptography;

namespace EGate.Documents.Tests;

/// <summary>Groups of key agreement: both sides get the same secret, and nothing else is let in.</summary>
public sealed class KeyAgreementTests
{
    public static TheoryData<int> Numbers => [.. StandardizedDomainParameters.Numbers];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Both_sides_agree_in_every_standardized_group(int number)
    {
        var group = StandardizedDomainParameters.Find(number)!;
        using var reader = group.GenerateKeyPair(Seeded(number));
        using var chip = group.GenerateKeyPair(Seeded(number + 100));

        Assert.NotEqual(reader.PublicKey, chip.PublicKey);
        Assert.Equal(group.ElementLength, reader.PublicKey.Length);
        Assert.Equal(reader.Agree(chip.PublicKey), chip.Agree(reader.PublicKey));
    }

    /// <summary>A curve's agreement against the platform's own, on the named curve.</summary>
    [Fact]
    public void Agreement_is_that_of_the_platform()
    {
        using var platform = ECDiffieHellman.Create(ECCurve.NamedCurves.brainpoolP320r1);
        var q = platform.ExportParameters(false).Q;
        var group = StandardizedDomainParameters.Find(14)!;
        using var ours = group.GenerateKeyPair(Seeded(1));
        using var peer = ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.brainpoolP320r1,
                Q = new ECPoint { X = ours.PublicKey[1..41], Y = ours.PublicKey[41..] },
            }
        );

        Assert.Equal(platform.DeriveRawSecretAgreement(peer.PublicKey), ours.Agree([0x04, .. q.X!, .. q.Y!]));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Generic_mapping_adds_what_multiplication_would(int number)
    {
        // (s + h) times the generator, computed in two ways; s = h needs the tangent.
        var group = StandardizedDomainParameters.Find(number)!;
        foreach (var (s, h) in new[] { (3, 4), (5, 5) })
        {
            var mapped = group.MapGeneric([(byte)s], group.Multiply(group.Generator, [(byte)h]));

            Assert.Equal(group.Multiply(group.Generator, [(byte)(s + h)]), mapped.Generator);
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Mapping_that_gives_no_generator_is_refused(int number)
    {
        var group = StandardizedDomainParameters.Find(number)!;
        var minusThree = group.Multiply(group.Generator, Integers.Write(group.Order - 3, group.ScalarLength));

        Assert.Throws<DocumentFormatException>(() => group.MapGeneric([3], minusThree));
        Assert.Throws<DocumentFormatException>(() => group.MapGeneric([0], group.Generator));
        Assert.Throws<DocumentFormatException>(() => group.MapIntegrated(0));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void What_is_no_element_is_refused(int number)
    {
        var group = StandardizedDomainParameters.Find(number)!;
        var good = group.Generator;
        var wrongLast = good.ToArray();
        wrongLast[^1] ^= 1;
        byte[][] bad =
        [
            [],
            [0x00],
            good[..^1],
            [.. good, 0],
            new byte[good.Length],
            [.. Enumerable.Repeat((byte)0xFF, good.Length)],
            wrongLast,
            group.IsEllipticCurve ? [0x02, .. good[1..((good.Length + 1) / 2)]] : Integers.Write(1, good.Length),
            group.IsEllipticCurve ? [0x05, .. good[1..]] : Integers.Write(group.Prime - 1, good.Length),
        ];

        Assert.True(group.IsElement(good));
        Assert.All(bad, b => Assert.False(group.IsElement(b)));
        Assert.All(bad, b => Assert.Throws<DocumentFormatException>(() => group.Agree([5], b)));
    }

    [Fact]
    public void Chance_that_gives_no_key_is_given_up() =>
        Assert.Throws<InvalidOperationException>(() =>
            StandardizedDomainParameters.Find(13)!.GenerateKeyPair(bytes => bytes.Clear())
        );

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(19)]
    public void Reserved_number_has_no_group(int number) => Assert.Null(StandardizedDomainParameters.Find(number));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Curve_is_found_by_name_and_written_out(bool writtenOut)
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.brainpoolP384r1);
        if (writtenOut)
        {
            key.ImportParameters(key.ExportExplicitParameters(true));
        }

        var parsed = AgreementPublicKey.Parse(key.ExportSubjectPublicKeyInfo());

        Assert.Same(StandardizedDomainParameters.Find(16), parsed.Group);
        Assert.Equal(key.ExportParameters(false).Q.X, parsed.PublicKey[1..49]);
    }

    [Theory]
    [InlineData("1.2.840.10046.2.1", true)]
    [InlineData("1.2.840.113549.1.3.1", false)]
    public void Prime_group_is_found_written_out(string oid, bool withOrder)
    {
        var group = StandardizedDomainParameters.Find(2)!;
        var parsed = AgreementPublicKey.Parse(DhKey(oid, group, withOrder, Integers.Read(group.Generator)));

        Assert.Same(group, parsed.Group);
        Assert.Equal(group.Generator, parsed.PublicKey);
    }

    [Fact]
    public void Group_that_is_not_standardized_is_refused()
    {
        using var curve = ECDiffieHellman.Create(ECCurve.NamedCurves.brainpoolP256t1);
        var e = Assert.Throws<DocumentFormatException>(() =>
            AgreementPublicKey.Parse(curve.ExportSubjectPublicKeyInfo())
        );

        Assert.Equal("parameters-not-supported", e.Reason);
    }

    [Fact]
    public void Key_of_small_order_is_refused()
    {
        var group = StandardizedDomainParameters.Find(0)!;
        var e = Assert.Throws<DocumentFormatException>(() =>
            AgreementPublicKey.Parse(DhKey("1.2.840.10046.2.1", group, true, group.Prime - 1))
        );

        Assert.Equal("agreement-public-key", e.Reason);
    }

    private static byte[] DhKey(
        string oid,
        KeyAgreementGroup group,
        bool withOrder,
        System.Numerics.BigInteger publicKey
    )
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
                using (writer.PushSequence())
                {
                    writer.WriteInteger(group.Prime);
                    writer.WriteInteger(Integers.Read(group.Generator));
                    if (withOrder)
                    {
                        writer.WriteInteger(group.Order);
                    }
                }
            }

            var key = new AsnWriter(AsnEncodingRules.DER);
            key.WriteInteger(publicKey);
            writer.WriteBitString(key.Encode());
        }

        return writer.Encode();
    }

    private static RandomFill Seeded(int seed)
    {
        var random = new Random(seed);
        return random.NextBytes;
    }
}
