using EGate.Core;

namespace EGate.Documents.Tests;

/// <summary>Examples of Doc 9303-3 and -4, and what goes wrong with lines.</summary>
public sealed class MrzTests
{
    private const string Line1 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    private const string Line2 = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    private static readonly DateOnly Today = new(2012, 4, 15);

    [Fact]
    public void Specimen_of_the_standard_gives_its_fields()
    {
        var reading = Mrz.Read([Line1, Line2], Today);

        Assert.Equal(
            new TravellerIdentity("ERIKSSON", "ANNA MARIA", false, "740812", "F", "UTO", "L898902C3", "UTO", "120415"),
            reading.Identity
        );
        Assert.Equal("L898902C3674081221204159", reading.KeyInformation);
        Assert.Equal("ZE184226B<<<<<", reading.Document!.OptionalData);
        Assert.All(reading.Checks, c => Assert.Equal(Outcome.Passed, c.Outcome));
        Assert.Equal(
            [CheckNames.MrzFormat, CheckNames.MrzCheckDigits, CheckNames.DocumentExpiry],
            reading.Checks.Select(c => c.Name)
        );
    }

    [Theory]
    [InlineData("P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<", "C11T002JM4D<<9608122F2310314<<<<<<<<<<<<<<<4", "D")]
    [InlineData("P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<", "C11T002JM4D<<9608122F2310314<<<<<<<<<<<<<<04", "D")]
    [InlineData("P<NLDMEULENDIJK<<LOES<ALBERTINE<<<<<<<<<<<<<", "XX00013286NLD7110195F1110012123456789<<<<<76", "NLD")]
    public void Specimens_of_states_have_right_digits(string line1, string line2, string issuer)
    {
        var reading = Mrz.Read([line1, line2], new DateOnly(2011, 1, 1));

        Assert.All(reading.Digits, d => Assert.True(d.Correct, d.Name));
        Assert.Equal(issuer, reading.Identity!.Issuer);
    }

    [Theory]
    [InlineData("PPUTOSMITH<JONES<<SUSIE<MARGARET<<<<<<<<<<<<", "SMITH JONES", "SUSIE MARGARET", false)]
    [InlineData("PPUTOOCONNOR<<ENYA<SIOBHAN<<<<<<<<<<<<<<<<<<", "OCONNOR", "ENYA SIOBHAN", false)]
    [InlineData("PPUTOVAN<DER<MUELLEN<<MARTIN<<<<<<<<<<<<<<<<", "VAN DER MUELLEN", "MARTIN", false)]
    [InlineData("PPUTOAL<BASRI<<HUDA<MUHAMMAD<JAWAD<<<<<<<<<<", "AL BASRI", "HUDA MUHAMMAD JAWAD", false)]
    [InlineData("PPUTOARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "ARKFREITH", "", false)]
    [InlineData("PPUTONILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", "NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG K", true)]
    [InlineData("PPUTONILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU", "NILAVADHANANANDA", "ARNPOL PETCH CHARONGU", true)]
    [InlineData("PPUTOBENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI", "BENNELONG WOOLOOMOOLOO WARRANDYTE W", "DI", true)]
    [InlineData("PPUTOBENNELONG<WOOLOOM<WARRAND<WARNAM<<DINGO", "BENNELONG WOOLOOM WARRAND WARNAM", "DINGO", true)]
    [InlineData("PPUTOBENNEL<WOOLOO<WARRAN<WARNAM<<DINGO<POTO", "BENNEL WOOLOO WARRAN WARNAM", "DINGO POTO", true)]
    [InlineData("PPUTOPAPANDROPOULOUS<<JONATHON<WARREN<TREVOR", "PAPANDROPOULOUS", "JONATHON WARREN TREVOR", true)]
    public void Names_are_split_and_marked_when_they_may_be_cut(string line1, string surname, string given, bool cut)
    {
        var identity = Mrz.Read([line1, Line2], Today).Identity!;

        Assert.Equal((surname, given, cut), (identity.Surname, identity.GivenNames, identity.NameTruncated));
    }

    [Theory]
    [InlineData(9, "document-number-check-digit")]
    [InlineData(19, "birth-date-check-digit")]
    [InlineData(27, "expiry-date-check-digit")]
    [InlineData(42, "optional-data-check-digit")]
    [InlineData(43, "composite-check-digit")]
    public void Wrong_digit_is_named(int index, string name)
    {
        var other = Line2[index] == '5' ? '6' : '5';
        var reading = Mrz.Read([Line1, Replace(Line2, index, other)], Today);

        Assert.Equal(Outcome.Failed, Check(reading, CheckNames.MrzCheckDigits).Outcome);
        Assert.Equal(name, Check(reading, CheckNames.MrzCheckDigits).Reason);
        Assert.Null(reading.Identity);
        Assert.Null(reading.KeyInformation);
        Assert.Equal(index + 1, reading.Digits.First(d => !d.Correct).Position);
    }

    [Fact]
    public void Digit_of_present_optional_data_cannot_be_a_filler()
    {
        var reading = Mrz.Read([Line1, Replace(Line2, 42, '<')], Today);

        Assert.Equal("optional-data-check-digit", Check(reading, CheckNames.MrzCheckDigits).Reason);
    }

    [Fact]
    public void Document_expires_at_the_end_of_its_last_day()
    {
        Assert.Equal("ok", Check(Mrz.Read([Line1, Line2], Today), CheckNames.DocumentExpiry).Reason);
        var after = Check(Mrz.Read([Line1, Line2], Today.AddDays(1)), CheckNames.DocumentExpiry);
        Assert.Equal((Outcome.Failed, "expired"), (after.Outcome, after.Reason));
    }

    [Theory]
    [InlineData("<<<<<<")]
    [InlineData("85<<<<")]
    [InlineData("8512<<")]
    [InlineData("850000")]
    public void Unknown_parts_of_a_birth_date_are_accepted(string birth)
    {
        var lines = MrzWriter.Write(
            ZoneFormat.Td3,
            new MrzFields("ERIKSSON", "ANNA", "L898902C3", birth, "<", "300101")
        );

        var reading = Mrz.Read(lines, new DateOnly(2026, 1, 1));

        Assert.Equal(birth, reading.Identity!.BirthDate);
    }

    [Theory]
    [InlineData("851301")]
    [InlineData("850231")]
    [InlineData("85<<0A")]
    public void Birth_date_outside_the_calendar_fails_the_format(string birth)
    {
        var lines = MrzWriter.Write(
            ZoneFormat.Td3,
            new MrzFields("ERIKSSON", "ANNA", "L898902C3", birth, "F", "300101")
        );

        var format = Check(Mrz.Read(lines, new DateOnly(2026, 1, 1)), CheckNames.MrzFormat);

        Assert.Equal((Outcome.Failed, "birth-date"), (format.Outcome, format.Reason));
    }

    [Fact]
    public void Expiry_outside_the_calendar_is_not_possible_to_judge()
    {
        var lines = MrzWriter.Write(
            ZoneFormat.Td3,
            new MrzFields("ERIKSSON", "ANNA", "L898902C3", "850101", "F", "300231")
        );

        var expiry = Check(Mrz.Read(lines, new DateOnly(2026, 1, 1)), CheckNames.DocumentExpiry);

        Assert.Equal((Outcome.NotPossible, "expiry-date-not-a-date"), (expiry.Outcome, expiry.Reason));
    }

    public static TheoryData<string[], Outcome, string> BadShapes =>
        new()
        {
            { [], Outcome.Failed, "line-count" },
            { [Line1], Outcome.Failed, "line-count" },
            { [Line1, Line2, Line2], Outcome.Failed, "line-count" },
            { [Line1, Line2[..43]], Outcome.Failed, "line-length" },
            { ["", ""], Outcome.Failed, "line-length" },
            { [Line1.ToLowerInvariant(), Line2], Outcome.Failed, "lower-case" },
            { [Line1, Line2.Replace('6', '\u0666')], Outcome.Failed, "character-not-allowed" },
            { [Replace(Line1, 0, 'X'), Line2], Outcome.Failed, "document-code" },
            { [Line1.Replace('<', '\u00AB'), Line2], Outcome.Failed, "filler-character" },
            { [Line1, Line2.Replace('<', '_').ToLowerInvariant()], Outcome.Failed, "filler-character" },
            { [Replace(Line1, 2, '1'), Line2], Outcome.Failed, "issuer" },
            { [Replace(Line1, 2, 'Q'), Line2], Outcome.Failed, "issuer-unknown" },
            { [Line1, Replace(Line2, 10, 'Q')], Outcome.Failed, "nationality-unknown" },
            { [Replace(Line1, 9, '7'), Line2], Outcome.Failed, "name" },
            { [Line1, Replace(Line2, 20, 'X')], Outcome.Failed, "sex" },
            { [Line1, Replace(Line2, 11, '<')], Outcome.Failed, "nationality" },
        };

    [Theory]
    [MemberData(nameof(BadShapes))]
    public void Bad_lines_fail_the_format_with_a_reason(string[] lines, Outcome outcome, string reason)
    {
        var reading = Mrz.Read(lines, Today);

        var format = Check(reading, CheckNames.MrzFormat);
        Assert.Equal((outcome, reason), (format.Outcome, format.Reason));
        Assert.False(reading.IsReadable);
        Assert.Equal(3, reading.Checks.Count);
    }

    [Fact]
    public void Writer_prints_the_specimen()
    {
        var fields = new MrzFields(
            "ERIKSSON",
            "ANNA MARIA",
            "L898902C3",
            "740812",
            "F",
            "120415",
            OptionalData: "ZE184226B"
        );

        Assert.Equal([Line1, Line2], MrzWriter.Write(ZoneFormat.Td3, fields));
    }

    [Fact]
    public void Printing_a_reading_by_mistake_names_nobody()
    {
        var reading = Mrz.Read([Line1, Line2], Today);

        Assert.DoesNotContain("ERIKSSON", $"{reading} {reading.Document} {reading.Identity}", StringComparison.Ordinal);
    }

    private static CheckResult Check(MrzReading reading, string name) => reading.Checks.Single(c => c.Name == name);

    private static string Replace(string line, int index, char c) =>
        string.Concat(line[..index], c, line[(index + 1)..]);
}
