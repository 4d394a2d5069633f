using EGate.Core;

namespace EGate.Documents.Tests;

/// <summary>The zones of all five formats that Doc 9303-3 to -7 and -11 print, and those of Belgian cards.</summary>
public sealed class MrzFormatTests
{
    private static readonly DateOnly Today = new(2012, 1, 1);

    public static TheoryData<ZoneFormat, string[], string, string, string, string> Specimens =>
        new()
        {
            {
                ZoneFormat.Td3,
                ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
                "L898902C3",
                "UTO",
                "ZE184226B<<<<<",
                "L898902C3674081221204159"
            },
            {
                ZoneFormat.Td2,
                ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"],
                "D23145890",
                "UTO",
                "<<<<<<<",
                "D23145890774081221204159"
            },
            {
                ZoneFormat.Td1,
                ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
                "D23145890",
                "UTO",
                "<<<<<<<<<<<<<<<",
                "D23145890774081221204159"
            },
            {
                ZoneFormat.MrvA,
                ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"],
                "L8988901C",
                "XXX",
                "6ZE184226B<<<<<<",
                "L8988901C440090789612109"
            },
            {
                ZoneFormat.MrvB,
                ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"],
                "L8988901C",
                "XXX",
                "<<<<<<<<",
                "L8988901C440090789612109"
            },
            {
                ZoneFormat.Td1,
                ["I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"],
                "D23145890734",
                "UTO",
                "<<<<<<<<<<<",
                "D23145890734934071279507122"
            },
            {
                ZoneFormat.Td2,
                ["I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<", "D23145890<UTO3407127M95071227349<<<8"],
                "D23145890734",
                "UTO",
                "<<<",
                "D23145890734934071279507122"
            },
        };

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_of_each_format_gives_its_fields(
        ZoneFormat format,
        string[] lines,
        string number,
        string nationality,
        string optional,
        string keyInformation
    )
    {
        var reading = Mrz.Read(lines, Today);

        Assert.True(reading.IsReadable);
        Assert.All(reading.Digits, d => Assert.True(d.Correct, d.Name));
        Assert.Equal(format, reading.Document!.Format);
        Assert.Equal(number, reading.Document.DocumentNumber);
        Assert.Equal(number, reading.Identity!.DocumentNumber);
        Assert.Equal(nationality, reading.Identity.Nationality);
        Assert.Equal(optional, reading.Document.OptionalData);
        Assert.Equal(keyInformation, reading.KeyInformation);
        Assert.Empty(MrzRepair.Candidates(lines, Today));
    }

    /// <summary>Five digits in passports, four in cards, three in visas, at the places that Doc 9303 prints.</summary>
    [Theory]
    [InlineData(0, "2/10 2/20 2/28 2/43 2/44")]
    [InlineData(1, "2/10 2/20 2/28 2/36")]
    [InlineData(2, "1/15 2/7 2/15 2/30")]
    [InlineData(3, "2/10 2/20 2/28")]
    [InlineData(4, "2/10 2/20 2/28")]
    [InlineData(5, "1/19 2/7 2/15 2/30")]
    [InlineData(6, "2/32 2/20 2/28 2/36")]
    public void Each_digit_has_its_own_place(int specimen, string places)
    {
        var reading = Mrz.Read(Specimens.ElementAt(specimen).Data.Item2, Today);

        Assert.Equal(places, string.Join(' ', reading.Digits.Select(d => $"{d.Line}/{d.Position}")));
    }

    /// <summary>No wrong digit passes, wherever it stands and whatever it is.</summary>
    [Theory]
    [MemberData(nameof(Specimens))]
    public void Every_wrong_digit_is_noticed(
        ZoneFormat format,
        string[] lines,
        string number,
        string nationality,
        string optional,
        string keyInformation
    )
    {
        _ = (format, number, nationality, optional, keyInformation);
        foreach (var digit in Mrz.Read(lines, Today).Digits)
        {
            foreach (var other in "0123456789<".Where(c => c != digit.Found && !(digit.Found == '<' && c == '0')))
            {
                var changed = lines.ToArray();
                var line = changed[digit.Line - 1];
                changed[digit.Line - 1] = string.Concat(line[..(digit.Position - 1)], other, line[digit.Position..]);

                Assert.False(Mrz.Read(changed, Today).IsReadable, $"{digit.Name} as {other}");
            }
        }
    }

    [Fact]
    public void Number_of_ten_characters_runs_over()
    {
        var reading = Mrz.Read(
            ["IDUTO123456789<07<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<4", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
            Today
        );

        var digit = reading.Digits[0];
        Assert.Equal("1234567890", reading.Document!.DocumentNumber);
        Assert.Equal((1, 17, '7', true), (digit.Line, digit.Position, digit.Found, digit.Correct));
    }

    /// <summary>Belgium counted the marking filler in on its first cards and does not any more; both are genuine.</summary>
    [Theory]
    [InlineData("IDBEL000590240<6013<<<<<<<<<<<", "000590240601", '3')]
    [InlineData("IDBEL600001795<0152<<<<<<<<<<<", "600001795015", '2')]
    public void Belgian_number_has_its_digit_by_either_rule(string line1, string number, char found)
    {
        var reading = Mrz.Read([line1, "7408122F1204159BEL<<<<<<<<<<<0", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"], Today);

        var digit = reading.Digits[0];
        Assert.Equal(number, reading.Document!.DocumentNumber);
        Assert.Equal(
            ("document-number-check-digit", found, found, true),
            (digit.Name, digit.Found, digit.Expected, digit.Correct)
        );
    }

    [Fact]
    public void Rule_with_the_filler_is_for_belgium_alone()
    {
        var reading = Mrz.Read(
            ["IDUTO000590240<6013<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<0", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
            Today
        );

        Assert.False(reading.Digits[0].Correct);
    }

    /// <summary>
    /// The examples of Doc 9303-11, appendix D.2, have wrong composite digits (both should be 2): good for deriving keys, not for zones.
    /// </summary>
    [Theory]
    [InlineData("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<|L898902C<3UTO6908061F9406236<<<<<<<8", '8')]
    [InlineData("I<UTOL898902C<3<<<<<<<<<<<<<<<|6908061F9406236UTO<<<<<<<<<<<1|ERIKSSON<<ANNA<MARIA<<<<<<<<<<", '1')]
    public void Erratum_of_the_worked_example_is_noticed(string text, char found)
    {
        var reading = Mrz.Read(text.Split('|'), Today);

        var wrong = Assert.Single(reading.Digits, d => !d.Correct);
        Assert.Equal(("composite-check-digit", found, '2'), (wrong.Name, wrong.Found, wrong.Expected));
        Assert.Null(reading.KeyInformation);
    }

    [Theory]
    [InlineData("I<UTONILAVADHANANANDA<<CHAYAPA<DEJ<K", "NILAVADHANANANDA", "CHAYAPA DEJ K")]
    [InlineData("I<UTONILAVADHANANANDA<<ARN<PET<CHARO", "NILAVADHANANANDA", "ARN PET CHARO")]
    [InlineData("I<UTOBENNELONG<WOOLOOMOOLOO<W<W<<D<P", "BENNELONG WOOLOOMOOLOO W W", "D P")]
    [InlineData("I<UTOBENNELONG<WOOLOOM<WAR<WARN<<D<P", "BENNELONG WOOLOOM WAR WARN", "D P")]
    [InlineData("I<UTOBENNEL<WOOLO<WARRA<WARNA<<DIN<P", "BENNEL WOOLO WARRA WARNA", "DIN P")]
    [InlineData("I<UTOPAPANDROPOULOUS<<JONATHOON<ALEC", "PAPANDROPOULOUS", "JONATHOON ALEC")]
    [InlineData("I<UTOVILARCHAO<FERNANDEZ<<JOSE<RAMON", "VILARCHAO FERNANDEZ", "JOSE RAMON")]
    public void Name_that_fills_a_card_may_be_cut(string line1, string surname, string given)
    {
        var identity = Mrz.Read([line1, "D231458907UTO7408122F1204159<<<<<<<6"], Today).Identity!;

        Assert.Equal((surname, given, true), (identity.Surname, identity.GivenNames, identity.NameTruncated));
    }

    [Theory]
    [InlineData("PP", null)]
    [InlineData("PM", null)]
    [InlineData("PU", null)]
    [InlineData("P", null)]
    [InlineData("P5", "document-code")]
    [InlineData("IP", "document-code")]
    public void Code_of_a_passport_begins_with_p(string code, string? problem) => Code(ZoneFormat.Td3, code, problem);

    [Theory]
    [InlineData("I", null)]
    [InlineData("ID", null)]
    [InlineData("IP", null)]
    [InlineData("A", null)]
    [InlineData("AC", null)]
    [InlineData("C", null)]
    [InlineData("IV", "document-code")]
    [InlineData("V", "document-code")]
    public void Code_of_a_card_begins_with_one_of_three_letters(string code, string? problem) =>
        Code(ZoneFormat.Td1, code, problem);

    [Theory]
    [InlineData("D")]
    [InlineData("GBD")]
    [InlineData("GBN")]
    [InlineData("GBO")]
    [InlineData("GBP")]
    [InlineData("GBS")]
    [InlineData("UNO")]
    [InlineData("UNA")]
    [InlineData("UNK")]
    [InlineData("EUE")]
    [InlineData("XOM")]
    [InlineData("XPO")]
    [InlineData("XXA")]
    [InlineData("XXB")]
    [InlineData("XXC")]
    [InlineData("XXX")]
    [InlineData("RKS")]
    [InlineData("ZAR")]
    [InlineData("UTO")]
    [InlineData("AFG")]
    [InlineData("ZWE")]
    public void Code_of_section_5_is_known(string code)
    {
        Assert.True(IssuerCodes.IsKnown(code.PadRight(3, '<')));
        Assert.True(Mrz.Read(Zone(ZoneFormat.Td3, "P", code), Today).IsReadable);
    }

    [Theory]
    [InlineData("WSA")]
    [InlineData("DDD")]
    [InlineData("UT")]
    [InlineData("E")]
    public void Code_of_nobody_is_told_and_not_read(string code)
    {
        var reading = Mrz.Read(Zone(ZoneFormat.Td3, "P", code), Today);

        Assert.Equal((Outcome.Failed, "issuer-unknown"), (reading.Checks[0].Outcome, reading.Checks[0].Reason));
        Assert.Null(reading.Identity);
    }

    [Fact]
    public void Sex_of_the_printed_page_does_not_stand_in_the_zone()
    {
        string[] Lines(string sex) => [.. MrzWriter.Write(ZoneFormat.Td3, Fields with { Sex = sex })];

        Assert.True(Mrz.Read(Lines("<"), Today).IsReadable);
        Assert.Equal("sex", Mrz.Read(Lines("X"), Today).Checks[0].Reason);
    }

    private static MrzFields Fields => new("ERIKSSON", "ANNA", "L898902C3", "740812", "F", "120415");

    private static void Code(ZoneFormat format, string code, string? problem)
    {
        var check = Mrz.Read(Zone(format, code, "UTO"), Today).Checks[0];

        Assert.Equal(problem ?? "ok", check.Reason);
    }

    private static IReadOnlyList<string> Zone(ZoneFormat format, string code, string issuer) =>
        MrzWriter.Write(format, Fields with { DocumentCode = code, Issuer = issuer });
}
