using static EGate.Watchlists.Tests.Lists;

namespace EGate.Watchlists.Tests;

/// <summary>What of each specimen becomes of whom: the traps that each format is known for.</summary>
public class SpecimenFormatTests
{
    private static readonly ListedBirth August12 = ListedBirth.On(new(1974, 8, 12));

    [Fact]
    public void Un_person_has_every_name_date_and_document()
    {
        var (reading, found) = Read(ListFormat.UnXml, Un);

        var anna = Assert.Single(found.Identities);
        Assert.Equal((1, Specimens.Made), (reading.Skipped, reading.Made));
        Assert.Equal("ANNA MARIA ERIKSSON Primary|Анна Эрикссон Primary|Annie Weak|Anka Weak|Анка Weak", Names(anna));
        Assert.Equal([August12, ListedBirth.Between(1973, 1975)], anna.Births);
        Assert.Equal(
            [new("AB12345", "UTO", DocumentKind.Passport), new("W334061", "", DocumentKind.IdCard)],
            anna.Documents
        );
        Assert.Equal(("F", "UTO", "Utopolis, Utopia"), (anna.Sex, anna.Nationalities[0], anna.Places[0]));
    }

    [Theory]
    [InlineData(ListFormat.OfacXml, "Anna Maria ERIKSSON Primary|Ana ERICSON Strong|ANKA Weak")]
    [InlineData(ListFormat.OfacCsv, "Anna Maria ERIKSSON Primary|Ana ERICSON Strong|ANKA Weak")]
    [InlineData(ListFormat.EuXml, "Anna Maria Eriksson Primary|Анна Эрикссон Strong|Anka E. Weak")]
    [InlineData(ListFormat.UkXml, "Anna Maria ERIKSSON Primary|Анна Эрикссон Strong|Anka Weak")]
    [InlineData(ListFormat.UkCsv, "Anna Maria ERIKSSON Primary|Анна Эрикссон Strong|Anka Weak")]
    [InlineData(ListFormat.OpenSanctionsCsv, "Anna Maria Eriksson Primary|Анна Эрикссон Strong|Anka; the short Strong")]
    [InlineData(ListFormat.FollowTheMoney, "Anna Maria Eriksson Primary|Анна Эрикссон Strong|Anka Weak")]
    [InlineData(ListFormat.NationalCsv, "Anna Maria Eriksson Primary|Анна Эрикссон Strong|Anka Weak")]
    [InlineData(ListFormat.NationalJson, "Anna Maria Eriksson Primary|Anka Weak")]
    [InlineData(ListFormat.NoticesCsv, "Anna Maria Eriksson Primary")]
    [InlineData(ListFormat.NoticesXml, "Anna Maria Eriksson Primary")]
    public void Person_of_every_format_has_names_in_the_order_of_trust(ListFormat format, string names)
    {
        var anna = Read(format, All[format]).Found.Identities[0];

        Assert.Equal(names, Names(anna));
        Assert.Equal(August12, anna.Births[0]);
        Assert.Equal(("specimen", ListAction.Refer), (anna.List, anna.Action));
        Assert.Equal("UTO", Assert.Single(anna.Nationalities));
        Assert.Equal(format == ListFormat.OpenSanctionsCsv ? null : "F", anna.Sex);
    }

    [Theory]
    [InlineData(ListFormat.OfacXml, "1974-08-12|about 1973")]
    [InlineData(ListFormat.OfacCsv, "1974-08-12|1973 to 1975")]
    [InlineData(ListFormat.EuXml, "1974-08-12|about 1973|unknown|1972 to 1976")]
    [InlineData(ListFormat.UkXml, "1974-08-12|1973|1974-08")]
    [InlineData(ListFormat.UkCsv, "1974-08-12|1973")]
    [InlineData(ListFormat.OpenSanctionsCsv, "1974-08-12|1973")]
    [InlineData(ListFormat.FollowTheMoney, "1974-08-12|1974-08|1974")]
    [InlineData(ListFormat.NationalCsv, "1974-08-12|about 1973|1972 to 1976|1974-08|1974")]
    public void Every_date_of_birth_is_kept_as_what_it_says(ListFormat format, string births) =>
        Assert.Equal(births, string.Join('|', Read(format, All[format]).Found.Identities[0].Births));

    [Theory]
    [InlineData(ListFormat.OfacXml, "L898902C3 UTO Passport")]
    [InlineData(ListFormat.OfacCsv, "L898902C3 UTO Passport|66000073767 UTO IdCard|UT0047110 UTO Passport")]
    [InlineData(ListFormat.EuXml, "L898902C3 UTO Passport")]
    [InlineData(ListFormat.UkXml, "L898902C3 UTO Passport")]
    [InlineData(ListFormat.UkCsv, "L898902C3 UTO Passport")]
    [InlineData(ListFormat.OpenSanctionsCsv, "L898902C3  Other")]
    [InlineData(ListFormat.FollowTheMoney, "L898902C3  Passport")]
    [InlineData(ListFormat.NationalCsv, "L898902C3 UTO Other|UT0047110 UTO Other")]
    [InlineData(ListFormat.NationalJson, "L898902C3 UTO Passport")]
    [InlineData(ListFormat.NoticesCsv, "L898902C3 UTO Passport")]
    public void Documents_come_with_number_issuer_and_kind(ListFormat format, string documents)
    {
        var anna = Read(format, All[format]).Found.Identities[0];
        Assert.Equal(documents, string.Join('|', anna.Documents.Select(d => $"{d.Number} {d.Issuer} {d.Kind}")));
    }

    [Theory]
    [InlineData(ListFormat.OfacXml)]
    [InlineData(ListFormat.OfacCsv)]
    [InlineData(ListFormat.EuXml)]
    [InlineData(ListFormat.UkXml)]
    [InlineData(ListFormat.UkCsv)]
    [InlineData(ListFormat.OpenSanctionsCsv)]
    [InlineData(ListFormat.FollowTheMoney)]
    public void Organisations_and_ships_are_counted_and_not_searched(ListFormat format)
    {
        var (reading, found) = Read(format, All[format]);

        Assert.Single(found.Identities);
        Assert.Equal((1, 0), (reading.Skipped, reading.Rejected));
    }

    [Fact]
    public void Delta_removes_what_it_changes_and_adds_it_anew()
    {
        var (reading, found) = Read(ListFormat.FollowTheMoneyDelta, FtmDelta);

        Assert.Equal([("specimen", "NK-9"), ("specimen", "NK-1")], found.Removed);
        Assert.Equal(["NK-1", "NK-3"], found.Identities.Select(i => i.Entry));
        Assert.Equal(2, reading.Removed);
    }

    [Theory]
    [InlineData(ListFormat.LostDocumentsCsv)]
    [InlineData(ListFormat.LostDocumentsXml)]
    public void Lost_documents_come_without_fillers(ListFormat format)
    {
        var found = Read(format, All[format]).Found.Documents;

        Assert.Equal(
            new(
                "specimen",
                ListAction.Refer,
                "UTO990017",
                "UTO",
                DocumentKind.Passport,
                DocumentReason.Stolen,
                new(2026, 1, 15)
            ),
            found[0]
        );
        Assert.Equal(("AB1234", DocumentReason.StolenBlank, null), (found[1].Number, found[1].Reason, found[1].Date));
    }

    [Fact]
    public void Not_available_in_the_un_list_is_no_state()
    {
        var text = Un.Replace("<VALUE>Utopia</VALUE>", "<VALUE>na</VALUE>", StringComparison.Ordinal);

        Assert.Empty(Read(ListFormat.UnXml, text).Found.Identities[0].Nationalities);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public void Ofac_file_with_another_number_of_entries_than_it_says_is_refused(string count)
    {
        var text = Lists.OfacXml.Replace("<Record_Count>2<", $"<Record_Count>{count}<", StringComparison.Ordinal);
        var e = Assert.Throws<ListRefusedException>(() => Read(ListFormat.OfacXml, text));
        Assert.Contains("cut", e.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Ofac_row_in_western_bytes_is_read()
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes(
            Lists.OfacCsv.Replace("Anna Maria", "José Ángel", StringComparison.Ordinal)
        );

        Assert.Equal("José Ángel ERIKSSON", Read(ListFormat.OfacCsv, bytes).Found.Identities[0].Names[0].Text);
    }

    [Fact]
    public void Ofac_file_without_its_aliases_says_so()
    {
        var found = new ListCollection();
        var reading = ListReader.Read(
            Specimens.Utf8(Lists.OfacCsv),
            ListFormat.OfacCsv,
            new ListSettings("ofac", ListAction.Stop),
            found
        );

        Assert.Contains(reading.Rejections, r => r.Reason.Contains("alt.csv", StringComparison.Ordinal));
        Assert.Equal(0, reading.Rejected);
    }

    private static string Names(ListedIdentity identity) =>
        string.Join('|', identity.Names.Select(n => $"{n.Text} {n.Quality}"));
}
