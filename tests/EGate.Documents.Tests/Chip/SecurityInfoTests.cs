using System.Formats.Asn1;

namespace EGate.Documents.Tests;

/// <summary>SecurityInfos as EF.CardAccess, EF.CardSecurity and DG14 carry them.</summary>
public sealed class SecurityInfoTests
{
    private const int Runs = 20_000;

    /// <summary>EF.CardAccess of a passport of the field: two algorithms, each with another curve.</summary>
    [Fact]
    public void Better_of_two_offers_of_a_real_passport_comes_first()
    {
        var infos = SecurityInfoSet.Parse(
            Convert.FromHexString(
                "31283012060A04007F0007020204020402010202010D3012060A04007F00070202040604020102020110"
            )
        );

        var choices = PaceChoice.From(infos);

        Assert.Equal([PaceMapping.ChipAuthentication, PaceMapping.Generic], choices.Select(c => c.Protocol.Mapping));
        Assert.Equal([16, 13], choices.Select(c => c.ParameterId!.Value));
        Assert.All(choices, c => Assert.Same(CipherSuite.Aes256, c.Protocol.Suite));
        Assert.All(choices, c => Assert.False(c.IsAmbiguous));
    }

    [Fact]
    public void Every_kind_is_read()
    {
        byte[] group = Convert.FromHexString("300C060704007F0007010202010D");
        var infos = SecurityInfoSet.Parse(
            Set(
                Entry("0.4.0.127.0.7.2.2.4.2.4", w => Numbers(w, 2, 13)),
                Entry("0.4.0.127.0.7.2.2.4.2", w => w.WriteEncodedValue(group)),
                Entry("0.4.0.127.0.7.2.2.3.2.3", w => Numbers(w, 1, 7)),
                Entry("0.4.0.127.0.7.2.2.3.1.1", w => Numbers(w, 1)),
                Entry("0.4.0.127.0.7.2.2.1.2", w => w.WriteEncodedValue([0x30, 0x00])),
                Entry(
                    "0.4.0.127.0.7.2.2.2",
                    w =>
                    {
                        w.WriteInteger(1);
                        using (w.PushSequence())
                        {
                            w.WriteOctetString([0x01, 0x1C]);
                            w.WriteOctetString([0x1C]);
                        }
                    }
                ),
                Entry(
                    "2.23.136.1.1.5",
                    w =>
                    {
                        w.WriteInteger(1);
                        w.WriteObjectIdentifier("0.4.0.127.0.7.1.1.4.1.3");
                    }
                ),
                Entry("2.23.136.1.1.13", w => w.WriteOctetString([0x61, 0x00])),
                Entry("1.2.3.4", w => w.WriteNull())
            )
        );

        Assert.Equal(13, Assert.Single(infos.Of<PaceInfo>()).ParameterId);
        Assert.Same(StandardizedDomainParameters.Find(13), Assert.Single(infos.Of<PaceDomainParameterInfo>()).Group);
        Assert.Equal(
            [
                new ChipAuthenticationInfo("0.4.0.127.0.7.2.2.3.2.3", true, CipherSuite.Aes192, 1, 7),
                new ChipAuthenticationInfo("0.4.0.127.0.7.2.2.3.1.1", false, CipherSuite.TripleDes, 1, null),
            ],
            infos.Of<ChipAuthenticationInfo>()
        );
        Assert.Single(infos.Of<ChipAuthenticationPublicKeyInfo>());
        Assert.Equal(
            new TerminalAuthenticationInfo("0.4.0.127.0.7.2.2.2", 1, 0x011C, 0x1C),
            Assert.Single(infos.Of<TerminalAuthenticationInfo>())
        );
        Assert.Equal("0.4.0.127.0.7.1.1.4.1.3", Assert.Single(infos.Of<ActiveAuthenticationInfo>()).SignatureAlgorithm);
        Assert.Equal([0x61, 0x00], Assert.Single(infos.Of<EfDirInfo>()).Content.ToArray());
        Assert.Equal(1, infos.UnknownCount);
    }

    /// <summary>Known names with other content than the standard's are kept as not understood.</summary>
    [Fact]
    public void Entry_that_is_not_what_its_name_says_is_unknown()
    {
        var infos = SecurityInfoSet.Parse(
            Set(
                Entry("0.4.0.127.0.7.2.2.4.2.4", w => w.WriteNull()),
                Entry("0.4.0.127.0.7.2.2.4.2.4", w => Numbers(w, 1, 13)),
                Entry("0.4.0.127.0.7.2.2.4.2.4", w => Numbers(w, 2, -1)),
                Entry("0.4.0.127.0.7.2.2.3.2.5", w => Numbers(w, 1)),
                Entry("0.4.0.127.0.7.2.2.3.2.33", w => Numbers(w, 1)),
                Entry("0.4.0.127.0.7.2.2.2", w => w.WriteBoolean(true)),
                Entry("2.23.136.1.1.5", w => Numbers(w, 1))
            )
        );

        Assert.Equal(7, infos.UnknownCount);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3000")]
    [InlineData("3103020101")]
    [InlineData("31023000")]
    [InlineData("3180")]
    public void What_is_no_set_of_infos_is_refused(string hex) =>
        Assert.Equal(
            "security-infos-malformed",
            Assert.Throws<DocumentFormatException>(() => SecurityInfoSet.Parse(Convert.FromHexString(hex))).Reason
        );

    [Fact]
    public void Too_many_infos_are_refused()
    {
        var one = Entry("1.2.3.4", w => w.WriteNull());
        var most = Enumerable.Repeat(one, SecurityInfoSet.MaxEntries).ToArray();

        Assert.Equal(SecurityInfoSet.MaxEntries, SecurityInfoSet.Parse(Set(most)).UnknownCount);
        Assert.Equal(
            "security-infos-too-many",
            Assert.Throws<DocumentFormatException>(() => SecurityInfoSet.Parse(Set([.. most, one]))).Reason
        );
    }

    /// <summary>Any bytes give infos and choices, or the one exception.</summary>
    [Fact]
    public void Infos_of_any_bytes_are_read_or_refused()
    {
        var random = new Random(3);
        byte[] key = Convert.FromHexString(
            "3062060904007F0007020201023052300C060704007F0007010202010D034200041872709494399E7470A6431BE25E83EEE24FEA568C2ED28DB48E05DB3A610DC884D256A40E35EFCB59BF6753D3A489D28C7A4D973C2DA138A6E7A4A08F68E16F02010D"
        );
        var good = Set(
            Entry("0.4.0.127.0.7.2.2.4.2.4", w => Numbers(w, 2, 13)),
            key,
            Entry("0.4.0.127.0.7.2.2.2", w => Numbers(w, 1))
        );
        var refused = 0;
        for (var run = 0; run < Runs; run++)
        {
            try
            {
                var infos = SecurityInfoSet.Parse(Mutations.Of(random, good));
                Assert.InRange(PaceChoice.From(infos).Count, 0, 3);
                foreach (var info in infos.Of<ChipAuthenticationPublicKeyInfo>())
                {
                    AgreementPublicKey.Parse(info.SubjectPublicKeyInfo);
                }
            }
            catch (DocumentFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, Runs / 10, Runs - 1);
    }

    private static byte[] Set(params byte[][] entries) => TlvWriter.Write(0x31, entries);

    private static byte[] Entry(string oid, Action<AsnWriter> content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            content(writer);
        }

        return writer.Encode();
    }

    private static void Numbers(AsnWriter writer, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            writer.WriteInteger(number);
        }
    }
}
