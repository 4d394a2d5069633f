using System.Text;
using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>DG7, DG11, DG12, DG13 and DG16, EF.COM and EF.DIR: as the simulated authority writes them, and as states of the field do.</summary>
public sealed class DetailGroupTests
{
    private static readonly byte[] Signature = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 0xFF, 0xD9];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Details_of_the_holder_are_read(bool bcd)
    {
        var details = Dg11.Parse(File(11, new PassportContents { PersonalDetails = true, DatesInBcd = bcd }));

        Assert.Equal(new LdsName("ERIKSSON", "ANNA MARIA"), details.Name);
        Assert.Equal([new LdsName("MUSTER", "OTHER"), new LdsName("SPECIMEN", "YET ANOTHER")], details.OtherNames);
        Assert.Equal(("19740812", "UTO 42-0001"), (details.BirthDate, details.PersonalNumber));
        Assert.Equal(["CAPITAL", "UTOPIA"], details.PlaceOfBirth);
        Assert.Equal(["1 ISLAND STREET", "CAPITAL", "UTOPIA"], details.Address);
        Assert.Equal("A specimen person of Utopia, größer als üblich.", details.Summary);
        Assert.Equal(["UTO123456", "UTO654321"], details.OtherDocuments);
        Assert.Null(details.Title);
        Assert.Null(details.ProofOfCitizenship);
        Assert.Empty(details.Unknown);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Details_of_the_document_are_read(bool bcd)
    {
        var details = Dg12.Parse(File(12, new PassportContents { DocumentDetails = true, DatesInBcd = bcd }));

        Assert.Equal(("20240229", "20240229081500"), (details.IssueDate, details.PersonalisationTime));
        Assert.Equal("PASSPORT OFFICE OF UTOPIA", details.IssuingAuthority);
        Assert.Equal([new LdsName("MUSTER", "CHILD")], details.OtherPersons);
        Assert.Null(details.ExitRequirements);
        Assert.Null(details.Front);
        Assert.Empty(details.Unknown);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Persons_to_notify_are_read(bool bcd)
    {
        var persons = Dg16.Parse(File(16, new PassportContents { PersonsToNotify = true, DatesInBcd = bcd })).Persons;

        Assert.Equal(["PARENT", "FRIEND"], persons.Select(p => p.Name!.GivenNames));
        Assert.All(persons, p => Assert.Equal(("20240229", "+000 000 001"), (p.Recorded, p.Telephone)));
        Assert.Equal(["2 ISLAND STREET", "CAPITAL", "UTOPIA"], persons[0].Address);
    }

    [Fact]
    public void Signature_and_optional_details_are_read()
    {
        var contents = new PassportContents { Signature = Signature, OptionalDetails = new byte[] { 9, 8, 7 } };

        var image = Assert.Single(Dg7.Parse(File(7, contents)).Images);

        Assert.Equal(PortraitFormat.Jpeg, image.Format);
        Assert.Equal(Signature, image.Bytes.ToArray());
        Assert.Equal([9, 8, 7], LdsFile.ContentOf(File(13, contents), 13).ToArray());
    }

    [Fact]
    public async Task Passport_with_everything_passes_and_lists_what_it_holds()
    {
        using var authority = Specimens.Authority();
        var passport = authority.Issue(
            new PassportOrder(
                Specimens.Holder,
                Specimens.Portrait(),
                Contents: new PassportContents
                {
                    Face = FaceStandard.Iso39794,
                    Signature = Signature,
                    PersonalDetails = true,
                    DocumentDetails = true,
                    OptionalDetails = new byte[] { 1 },
                    PersonsToNotify = true,
                }
            )
        );

        using var evidence = await Specimens.InspectAsync(passport, Specimens.Anchors(authority));
        var com = EfCom.Parse(passport.Files[LdsFile.Com]);

        Assert.All(evidence.Checks, c => Assert.Equal((c.Name, "ok"), (c.Name, c.Reason)));
        Assert.Equal([1, 2, 7, 11, 12, 13, 16], com.DataGroups);
        Assert.Equal(("0107", "040000"), (com.LdsVersion, com.UnicodeVersion));
    }

    /// <summary>Seen in passports: other names outside the template, Latin 1 text, an empty date, an object that nobody named.</summary>
    [Fact]
    public void Details_as_states_write_them_are_read()
    {
        var details = Dg11.Parse(
            TlvWriter.Write(
                0x6B,
                TlvWriter.Write(0x5C, [0x5F, 0x0F]),
                TlvWriter.Write(0x5F0F, "MUSTER<<ONE"u8.ToArray()),
                TlvWriter.Write(0x5F0F, "MUSTER<<TWO"u8.ToArray()),
                TlvWriter.Write(0x5F15, Encoding.Latin1.GetBytes("größer")),
                TlvWriter.Write(0x5F2B),
                TlvWriter.Write(0x5F44, [1])
            )
        );

        Assert.Equal(["ONE", "TWO"], details.OtherNames.Select(n => n.GivenNames));
        Assert.Equal(("größer", null), (details.Summary, details.BirthDate));
        Assert.Equal(0x5F44u, Assert.Single(details.Unknown).Tag);
    }

    [Theory]
    [InlineData("6B065F2B0331393834", "lds-date")]
    [InlineData("6B075F2B0419841301", "lds-date")]
    [InlineData("6B075F2B0419840132", "lds-date")]
    [InlineData("6B075F2B04198401AF", "lds-date")]
    [InlineData("6B0B5F2B083139383430312031", "lds-date")]
    [InlineData("6B05A003020101", "lds-names")]
    [InlineData("6B05A003020100", null)]
    [InlineData("6B045F0E7F41", "tlv-truncated")]
    [InlineData("6C0A5F550720240229246000", "lds-date")]
    [InlineData("7003020100", "dg16-count")]
    [InlineData("7003020101", "dg16-count")]
    [InlineData("7000", "tlv-missing")]
    [InlineData("6700", "dg7-image-count")]
    [InlineData("67055F4302FFD8", "dg7-image-format")]
    public void Malformed_details_are_named(string hex, string? reason)
    {
        var file = Convert.FromHexString(hex);
        Action parse = file[0] switch
        {
            0x6B => () => Dg11.Parse(file),
            0x6C => () => Dg12.Parse(file),
            0x67 => () => Dg7.Parse(file),
            _ => () => Dg16.Parse(file),
        };

        if (reason is null)
        {
            parse();
            return;
        }

        Assert.Equal(reason, Assert.Throws<DocumentFormatException>(parse).Reason);
    }

    [Fact]
    public void Applications_of_a_chip_are_listed()
    {
        var passport = Convert.FromHexString("A0000002471001");
        var dir = EfDir.Parse(Convert.FromHexString("61094F07A000000247100161094F07A00000024720010000"));

        Assert.Equal(2, dir.Applications.Count);
        Assert.True(dir.Has(passport));
        Assert.False(dir.Has(passport.AsSpan(1)));
    }

    /// <summary>Card service data, capabilities, and lengths as an EF.ATR/INFO has them, with padding behind.</summary>
    [Theory]
    [InlineData("4301B84703960140", false, true, false)]
    [InlineData("47039601E07F660802020400020204000000", true, true, true)]
    [InlineData("4703960180", true, false, false)]
    public void Capabilities_of_a_chip_are_told(string hex, bool chains, bool extended, bool names) =>
        Assert.Equal(
            new CardCapabilities(chains, extended, names),
            CardCapabilities.TryParse(Convert.FromHexString(hex))
        );

    [Theory]
    [InlineData("")]
    [InlineData("4301B8")]
    [InlineData("47020140")]
    [InlineData("4705")]
    public void Chip_that_tells_no_capabilities_has_none_known(string hex) =>
        Assert.Null(CardCapabilities.TryParse(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("61044F02A000", "dir-identifier")]
    [InlineData("6102500041", "tlv-missing")]
    [InlineData("62004F", "dir-malformed")]
    public void Malformed_directory_is_named(string hex, string reason) =>
        Assert.Equal(
            reason,
            Assert.Throws<DocumentFormatException>(() => EfDir.Parse(Convert.FromHexString(hex))).Reason
        );

    [Theory]
    [InlineData(72, 2, 36)]
    [InlineData(88, 2, 44)]
    [InlineData(90, 3, 30)]
    public void Zone_of_the_chip_has_the_lines_of_its_format(int characters, int lines, int length)
    {
        var zone = TlvWriter.Write(0x61, TlvWriter.Write(0x5F1F, Enumerable.Repeat((byte)'A', characters).ToArray()));

        Assert.All(Dg1.Parse(zone).Lines, l => Assert.Equal(length, l.Length));
        Assert.Equal(lines, Dg1.Parse(zone).Lines.Count);
    }

    [Fact]
    public void Details_printed_by_mistake_name_nobody()
    {
        var details = Dg11.Parse(File(11, new PassportContents { PersonalDetails = true }));
        var person = Dg16.Parse(File(16, new PassportContents { PersonsToNotify = true })).Persons[0];

        Assert.DoesNotContain(
            "A",
            $"{details} {details.Name} {person}".Replace("DG11", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    private static byte[] File(int group, PassportContents contents)
    {
        using var authority = Specimens.Authority();
        return authority.Issue(new PassportOrder(Specimens.Holder, Specimens.Portrait(400), Contents: contents)).Files[
            LdsFile.Of(group)
        ];
    }
}
