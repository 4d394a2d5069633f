using System.Text;
using static EGate.Watchlists.Tests.Specimens;

namespace EGate.Watchlists.Tests;

public class UnConsolidatedListTests
{
    [Fact]
    public void Specimen_is_read_whole()
    {
        var list = Persons();

        Assert.Equal((10, 2, 0), (list.Persons.Count, list.Entities, list.Info.Rejected));
        Assert.Equal(new DateTimeOffset(2026, 2, 27, 0, 0, 9, 554, TimeSpan.Zero), list.Info.Made);
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(PersonsPath))),
            list.Info.Sha256
        );
    }

    [Fact]
    public void Names_aliases_documents_and_every_kind_of_birth_are_kept()
    {
        var persons = Persons().Persons.ToDictionary(p => p.Entry);

        Assert.Equal(
            [
                new("KHURSHID NAZAROV", NameQuality.Primary),
                new("Хуршед Назаров", NameQuality.Primary),
                new("Xurshid Nazarov", NameQuality.Strong),
                new("Khurshed-Aka", NameQuality.Weak),
            ],
            persons["XTi.001"].Names
        );
        Assert.Equal([ListedBirth.On(new(1979, 11, 5)), ListedBirth.In(1980)], persons["XTi.002"].Births);
        Assert.Equal([ListedBirth.About(1968)], persons["XTi.003"].Births);
        Assert.Equal([ListedBirth.Between(1973, 1976)], persons["XTi.004"].Births);
        Assert.Equal([ListedBirth.Unknown], persons["XTi.007"].Births);
        Assert.Equal([ListedBirth.In(1989), ListedBirth.On(new(1990, 1, 30))], persons["XTi.008"].Births);
        Assert.Empty(persons["XTi.009"].Births);
        Assert.Equal("UT004711", Assert.Single(persons["XTi.005"].Documents).Number);
        Assert.Equal(["Utopia", "Erewhon"], persons["XTi.003"].Nationalities);
        Assert.Equal("F", persons["XTi.004"].Sex);
    }

    [Theory]
    [InlineData("Azim Adhajani; Azim Agha-Jani", "Azim Adhajani|Azim Agha-Jani")]
    [InlineData("Akrin Saleh (أقرين صالح)", "Akrin Saleh|أقرين صالح")]
    [InlineData("أبو بكر (Abu Bakr; Abou Bakr)", "أبو بكر|Abu Bakr|Abou Bakr")]
    [InlineData("Amir Khazmat (original script: Амир Хазмат)", "Amir Khazmat|Амир Хазмат")]
    [InlineData("Encep Nurjaman (birth name)", "Encep Nurjaman")]
    [InlineData("Mohammed Sabet b) M. Javad Sabet", "Mohammed Sabet|M. Javad Sabet")]
    [InlineData("Safia Farkash, born 1 Jan. 1953 (Oman passport no.03825239", "Safia Farkash")]
    [InlineData("(((", "")]
    public void Names_are_taken_out_of_alias_texts(string text, string names)
    {
        Assert.Equal(names, string.Join('|', AliasText.Names(text)));
    }

    [Fact]
    public void Bad_record_is_reported_with_its_line_and_the_others_stay()
    {
        var xml = Xml(("ANNA", ""), ("BERTA", ""), ("CLARA", ""))
            .Replace("<REFERENCE_NUMBER>T.2</REFERENCE_NUMBER>", "", StringComparison.Ordinal);

        var list = UnConsolidatedList.Read(Utf8(xml));

        Assert.Equal(["T.1", "T.3"], list.Persons.Select(p => p.Entry));
        var rejection = Assert.Single(list.Info.Rejections);
        Assert.Equal((2, true), (rejection.Line, rejection.Lost));
        Assert.Contains("reference number", rejection.Reason, StringComparison.Ordinal);
        Assert.Equal(1, list.Info.Rejected);
    }

    [Theory]
    [InlineData("<DATE>1985-13-40</DATE>")]
    [InlineData("<YEAR>85</YEAR>")]
    [InlineData("<FROM_YEAR>1990</FROM_YEAR><TO_YEAR>1980</TO_YEAR>")]
    [InlineData("<FROM_YEAR>1990</FROM_YEAR>")]
    [InlineData("<NOTE>30-35 years old</NOTE>")]
    public void Unreadable_birth_is_reported_and_counts_as_unknown(string birth)
    {
        var list = UnConsolidatedList.Read(Utf8(Xml(("ANNA BERTA", birth))));

        Assert.Equal([ListedBirth.Unknown], Assert.Single(list.Persons).Births);
        Assert.False(Assert.Single(list.Info.Rejections).Lost);
        Assert.Equal(0, list.Info.Rejected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not xml")]
    [InlineData("<html><body/></html>")]
    [InlineData("<CONSOLIDATED_LIST/>")]
    [InlineData("<CONSOLIDATED_LIST dateGenerated='2026-02-27T00:00:00'><INDIVIDUALS/></CONSOLIDATED_LIST>")]
    [InlineData("<CONSOLIDATED_LIST dateGenerated='2026-02-27T00:00:00Z'><INDIVIDUALS/></CONSOLIDATED_LIST>")]
    [InlineData("<x:CONSOLIDATED_LIST xmlns:x='u' dateGenerated='yesterday'/>")]
    public void File_that_is_no_such_list_is_refused(string text)
    {
        Assert.Throws<ListRefusedException>(() => UnConsolidatedList.Read(Utf8(text)));
    }

    [Fact]
    public void File_cut_anywhere_is_refused()
    {
        var bytes = File.ReadAllBytes(PersonsPath);
        var end = bytes.Length - 2; // the last byte is a line feed, the one before it closes the root
        for (var length = 0; length <= end; length += Math.Max(1, Math.Min(97, end - length)))
        {
            var cut = new MemoryStream(bytes, 0, length);
            Assert.Throws<ListRefusedException>(() => UnConsolidatedList.Read(cut));
        }
    }

    [Fact]
    public void Document_type_definition_is_refused()
    {
        var bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>" + Xml(("ANNA", ""));
        var external = "<!DOCTYPE x SYSTEM 'file:///etc/hostname'>" + Xml(("ANNA", ""));

        Assert.Throws<ListRefusedException>(() => UnConsolidatedList.Read(Utf8(bomb)));
        Assert.Throws<ListRefusedException>(() => UnConsolidatedList.Read(Utf8(external)));
    }

    [Fact]
    public void Mostly_bad_list_is_refused()
    {
        var xml = Xml(("ANNA", ""), ("", ""), ("", ""));

        var e = Assert.Throws<ListRefusedException>(() => UnConsolidatedList.Read(Utf8(xml)));

        Assert.Contains("1 usable", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_beyond_all_bounds_is_reported_and_the_next_one_is_read()
    {
        var deep = string.Concat(Enumerable.Repeat("<A>", 20)) + string.Concat(Enumerable.Repeat("</A>", 20));
        var wide = string.Concat(Enumerable.Repeat("<A/>", 6000));
        var list = UnConsolidatedList.Read(Utf8(Xml(("ANNA", deep), ("BERTA", wide), ("CLARA", ""), ("DORA", ""))));

        Assert.Equal(["T.3", "T.4"], list.Persons.Select(p => p.Entry));
        Assert.Equal(2, list.Info.Rejected);
    }

    [Fact]
    public void Endless_nesting_is_refused()
    {
        var xml =
            "<CONSOLIDATED_LIST dateGenerated='2026-02-27T00:00:00Z'>"
            + string.Concat(Enumerable.Repeat("<A>", 100_000));

        Assert.Throws<ListRefusedException>(() => UnConsolidatedList.Read(Utf8(xml)));
    }

    [Fact]
    public void Mutated_file_is_read_or_refused_and_nothing_else()
    {
        var random = new Random(20260227);
        var original = Encoding.UTF8.GetBytes(
            Xml(("ANNA Ä Хуршед", "<DATE>1985-03-12</DATE>"), ("BERTA محمود", "<YEAR>1980</YEAR>"))
        );
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Mutation.Of(original, random);
            try
            {
                var list = UnConsolidatedList.Read(new MemoryStream(bytes));
                Assert.NotEmpty(list.Persons);
            }
            catch (ListRefusedException e)
            {
                Assert.NotEmpty(e.Reason);
            }
        }
    }
}
