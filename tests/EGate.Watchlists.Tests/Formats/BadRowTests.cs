using System.Text;
using static EGate.Watchlists.Tests.Lists;

namespace EGate.Watchlists.Tests;

/// <summary>Rows and records that cannot be used: told with line and reason, and the others kept.</summary>
public class BadRowTests
{
    [Theory]
    [InlineData("A1,UTO,passport,stolen")]
    [InlineData("A1,UTO,passport,stolen,2026-01-01,more")]
    [InlineData(",UTO,passport,stolen,2026-01-01")]
    [InlineData("A1,UTOP,passport,stolen,2026-01-01")]
    [InlineData("A1,UTO,boat,stolen,2026-01-01")]
    [InlineData("A1,UTO,passport,mislaid,2026-01-01")]
    [InlineData("A1,UTO,passport,stolen,01.01.2026")]
    [InlineData("A1,UTO,passport,stolen,2026-02-30")]
    [InlineData("\"A1,UTO,passport,stolen,2026-01-01")]
    [InlineData("\"A1\"x,UTO,passport,stolen,2026-01-01")]
    [InlineData("A\"1,UTO,passport,stolen,2026-01-01")]
    [InlineData("Ä1,UTO,passport,stolen,2026-01-01")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ,UTO,passport,stolen,2026-01-01")]
    public void Lost_document_row_is_told_with_its_line(string row)
    {
        var text = $"{LostHead}A1,UTO,passport,lost,\n{row}\nA2,UTO,visa,revoked,\n# end: 3\n";

        var (reading, found) = Read(ListFormat.LostDocumentsCsv, text);

        Assert.Equal(["A1", "A2"], found.Documents.Select(d => d.Number));
        var rejection = Assert.Single(reading.Rejections);
        Assert.Equal((4, true), (rejection.Line, rejection.Lost));
        Assert.NotEmpty(rejection.Reason);
    }

    [Theory]
    [InlineData("number,issuer,type,status,date\nA1,UTO,passport,lost,\n# end: 1\n")]
    [InlineData("# made: yesterday\nnumber,issuer,type,status,date\nA1,UTO,passport,lost,\n# end: 1\n")]
    [InlineData("# made: 2026-02-27T00:00:00\nnumber,issuer,type,status,date\nA1,UTO,passport,lost,\n# end: 1\n")]
    [InlineData(LostHead)]
    [InlineData(LostHead + "# end: 0\n")]
    [InlineData(LostHead + "A1,UTO,passport,lost,\n")]
    [InlineData(LostHead + "A1,UTO,passport,lost,\n# end: 2\n")]
    [InlineData(LostHead + "A1,UTO,passport,lost,\n# end: one\n")]
    [InlineData(LostHead + "A1,UTO,passport,lost,\n# end: 1\nA2,UTO,passport,lost,\n")]
    [InlineData(LostHead + "bad\nworse\nA1,UTO,passport,lost,\n# end: 3\n")]
    public void Lost_documents_file_that_is_cut_or_mostly_bad_is_refused(string text) =>
        Assert.Throws<ListRefusedException>(() => Read(ListFormat.LostDocumentsCsv, text));

    [Theory]
    [InlineData("N-2,\"Berta, no end,,,,,,", "quote")]
    [InlineData("N-2,Ber\"ta,,,,,,", "quote")]
    [InlineData("N-2,\"Ber\"ta,,,,,,", "quote")]
    [InlineData("N-2,Berta", "fields")]
    [InlineData("N-2,Berta,,,,,,,,", "fields")]
    [InlineData("N-2,Ber\0ta,,,,,,", "zero byte")]
    [InlineData("N-2,123,,,,,,", "no name")]
    [InlineData("N-2,\u200E\u202E,,,,,,", "no name")]
    [InlineData(",Berta,,,,,,", "no reference")]
    public void National_row_is_told_with_its_line(string row, string reason)
    {
        var text = $"{NationalHead}N-1,Anna,,,,,,\n{row}\nN-3,Clara,,,,,,\n";

        var (reading, found) = Read(ListFormat.NationalCsv, text);

        Assert.Equal(["N-1", "N-3"], found.Identities.Select(i => i.Entry));
        var rejection = Assert.Single(reading.Rejections);
        Assert.Equal((3, true), (rejection.Line, rejection.Lost));
        Assert.Contains(reason, rejection.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("N-1,Anna,primary,1974-02-30,,,,")]
    [InlineData("N-1,Anna,primary,1353,,,,")]
    [InlineData("N-1,Anna,primary,in spring,,,,")]
    [InlineData("N-1,Anna,best,,,,,")]
    [InlineData("N-1,Anna,primary,,,Nowhere,,")]
    [InlineData("N-1,Anna,primary,,,,АВ123456,")]
    [InlineData("N-1,Anna,primary,,,,12,")]
    public void Bad_part_of_a_row_is_told_and_the_person_kept(string row)
    {
        var (reading, found) = Read(ListFormat.NationalCsv, NationalHead + row + "\n");

        Assert.Equal("Anna", Assert.Single(found.Identities).Names[0].Text);
        Assert.False(Assert.Single(reading.Rejections).Lost);
        Assert.Equal(0, reading.Rejected);
    }

    [Fact]
    public void Row_in_another_encoding_is_one_bad_row()
    {
        var bytes = (byte[])
            [
                .. Encoding.UTF8.GetBytes(NationalHead + "N-1,Änna,,,,,,\n"),
                .. Encoding.Latin1.GetBytes("N-2,Bärta,,,,,,\n"),
                .. Encoding.UTF8.GetBytes("N-3,Clara,,,,,,\n"),
            ];

        var (reading, found) = Read(ListFormat.NationalCsv, bytes);

        Assert.Equal(["N-1", "N-3"], found.Identities.Select(i => i.Entry));
        Assert.Contains("UTF-8", Assert.Single(reading.Rejections).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(300_000)]
    [InlineData(5_000_000)]
    public void Gigantic_field_is_a_bad_row_and_the_next_one_is_read(int length)
    {
        var text =
            $"{NationalHead}N-1,{new string('A', length)},,,,,,\nN-2,\"{new string('B', length)},,,,,,\nN-3,Clara,,,,,,\n";
        text += "N-4,Dora,,,,,,\n";

        var (reading, found) = Read(ListFormat.NationalCsv, text);

        Assert.Equal(["N-3", "N-4"], found.Identities.Select(i => i.Entry));
        Assert.Equal(2, reading.Rejected);
    }

    [Fact]
    public void Quote_that_is_never_closed_costs_its_line_only()
    {
        var text = OpenSanctions + "NK-3,Person,\"Clara,,,,,,,,,,,,,,\nNK-4,Person,Dora,,,,,,,,,,,,,\n";

        var (reading, found) = Read(ListFormat.OpenSanctionsCsv, text);

        Assert.Equal(["NK-1", "NK-4"], found.Identities.Select(i => i.Entry));
        Assert.Equal(5, Assert.Single(reading.Rejections).Line);
    }

    [Fact]
    public void Json_line_that_is_broken_is_told_with_its_line()
    {
        var (reading, found) = Read(ListFormat.FollowTheMoney, Ftm + "{\"id\":\n[]\n{\"id\":\"NK-3\"}\n\n" + Ftm);

        Assert.Equal(2, found.Identities.Count);
        Assert.Equal([3, 4, 5], reading.Rejections.Select(r => r.Line));
    }

    [Fact]
    public void Deep_json_is_a_bad_line()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 1_000)) + "1" + new string('}', 1_000);

        Assert.Equal(1, Read(ListFormat.NationalJson, Lists.NationalJson + deep + "\n").Reading.Rejected);
    }

    [Fact]
    public void Un_record_without_reference_is_told_with_its_line()
    {
        var xml = Specimens
            .Xml(("ANNA", ""), ("BERTA", ""), ("CLARA", ""))
            .Replace("<REFERENCE_NUMBER>T.2</REFERENCE_NUMBER>", "", StringComparison.Ordinal);

        var (reading, found) = Read(ListFormat.UnXml, xml);

        Assert.Equal(["T.1", "T.3"], found.Identities.Select(p => p.Entry));
        Assert.Equal((2, true), (reading.Rejections[0].Line, reading.Rejections[0].Lost));
    }

    [Theory]
    [InlineData("<DATE>1985-13-40</DATE>")]
    [InlineData("<YEAR>85</YEAR>")]
    [InlineData("<FROM_YEAR>1990</FROM_YEAR><TO_YEAR>1980</TO_YEAR>")]
    [InlineData("<FROM_YEAR>1990</FROM_YEAR>")]
    [InlineData("<NOTE>30-35 years old</NOTE>")]
    public void Unreadable_birth_is_told_and_counts_as_unknown(string birth)
    {
        var (reading, found) = Read(ListFormat.UnXml, Specimens.Xml(("ANNA BERTA", birth)));

        Assert.Equal([ListedBirth.Unknown], Assert.Single(found.Identities).Births);
        Assert.False(Assert.Single(reading.Rejections).Lost);
    }

    [Fact]
    public void Record_beyond_all_bounds_is_told_and_the_next_one_is_read()
    {
        var deep = string.Concat(Enumerable.Repeat("<A>", 20)) + string.Concat(Enumerable.Repeat("</A>", 20));
        var wide = string.Concat(Enumerable.Repeat("<A/>", 25_000));

        var (reading, found) = Read(
            ListFormat.UnXml,
            Specimens.Xml(("ANNA", deep), ("BERTA", wide), ("CLARA", ""), ("DORA", ""))
        );

        Assert.Equal(["T.3", "T.4"], found.Identities.Select(p => p.Entry));
        Assert.Equal(2, reading.Rejected);
    }

    [Fact]
    public void Endless_nesting_is_refused()
    {
        var xml =
            "<CONSOLIDATED_LIST dateGenerated='2026-02-27T00:00:00Z'>"
            + string.Concat(Enumerable.Repeat("<A>", 100_000));

        Assert.Throws<ListRefusedException>(() => Read(ListFormat.UnXml, xml));
    }

    [Fact]
    public void Mostly_bad_list_is_refused()
    {
        var e = Assert.Throws<ListRefusedException>(() =>
            Read(
                ListFormat.UnXml,
                Specimens.Xml(("ANNA", ""), ("", ""), ("", "")).Replace("<ENTITIES/>", "", StringComparison.Ordinal)
            )
        );

        Assert.Contains("1 usable", e.Message, StringComparison.Ordinal);
    }
}
