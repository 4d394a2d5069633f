using EGate.Core;
using static EGate.Watchlists.Tests.Specimens;

namespace EGate.Watchlists.Tests;

public class ScreeningTests
{
    [Theory]
    [InlineData("ERIKSSON", "ANNA MARIA", "740812")]
    [InlineData("MARTIN", "SARAH", "850101")]
    [InlineData("NAZAROVA", "MALIKA", "920314")]
    [InlineData("MUSTERMANN", "ERIKA", "640812")]
    [InlineData("STEVENSON", "PETER JOHN", "340712")]
    [InlineData("RAHIMOV", "FARRUKH", "881130")]
    public void Genuine_traveller_passes_all_three_checks(string surname, string given, string born)
    {
        var result = Search(Traveller(surname, given, born));

        Assert.All(result.Checks, c => Assert.Equal(Outcome.Passed, c.Outcome));
        Assert.Equal(
            [CheckNames.LostDocuments, CheckNames.WatchlistPersons, CheckNames.ListsAge],
            result.Checks.Select(c => c.Name)
        );
        Assert.Empty(result.Hits);
    }

    [Fact]
    public void Listed_person_in_another_romanisation_is_a_strong_hit()
    {
        var result = Search(Traveller("NAZAROV", "KHURSHED", "850312"));

        var hit = Assert.Single(result.Hits);
        Assert.Equal(("un-consolidated", "XTi.001", HitStrength.Strong), (hit.List, hit.Entry, hit.Strength));
        Assert.True(hit.Score > 0.92);
        Assert.Contains("1985-03-12 as listed", hit.Explanation, StringComparison.Ordinal);
        var check = result.Check(CheckNames.WatchlistPersons);
        Assert.Equal((Outcome.Failed, "person-listed"), (check.Outcome, check.Reason));
    }

    [Theory]
    [InlineData("NAZAROV", "XURSHID", "850312", "XTi.001")]
    [InlineData("KHURSHED", "NAZAROV", "850312", "XTi.001")]
    [InlineData("GHULOMZODA", "JAMSHED", "791105", "XTi.002")]
    [InlineData("GULYAMOV", "DZHAMSHED RAKHIMOVICH", "791105", "XTi.002")]
    [InlineData("ABDULRAHIM", "MAHMOUD", "670101", "XTi.003")]
    [InlineData("ABD EL RAHIM", "MAHMUD", "691231", "XTi.003")]
    [InlineData("EBDALRXHYM", "MXHMWD", "680505", "XTi.003")]
    [InlineData("SHARIFZADA", "LEILA", "750505", "XTi.004")]
    [InlineData("MULLER STRASS", "JURGEN", "610704", "XTi.005")]
    [InlineData("MUXXLLER STRASS", "JUXXRGEN", "610704", "XTi.005")]
    [InlineData("NUNEZ IBARRA", "PEDRO", "580210", "XTi.006")]
    [InlineData("VYGADANENKO", "OKSANA", "890606", "XTi.008")]
    [InlineData("KURBANOV", "SAPARMURAT", "700101", "XTi.009")]
    [InlineData("WALID", "ALI", "901231", "XTi.010")]
    [InlineData("OTHMAN", "TAREQ", "<<<<<<", "XTi.007")]
    public void Listed_person_is_found_however_the_name_is_written(
        string surname,
        string given,
        string born,
        string entry
    )
    {
        var result = Search(Traveller(surname, given, born));

        Assert.Contains(result.Hits, h => h.Entry == entry);
        Assert.Equal(Outcome.Failed, result.Check(CheckNames.WatchlistPersons).Outcome);
    }

    [Theory]
    [InlineData("NAZAROV", "KHURSHED", "970524")]
    [InlineData("NAZAROV", "KHURSHED", "810930")]
    [InlineData("WALID", "ALI", "700101")]
    public void Same_name_with_a_contradicting_birth_date_is_no_hit(string surname, string given, string born)
    {
        var result = Search(Traveller(surname, given, born));

        Assert.Empty(result.Hits);
        Assert.Equal(Outcome.Passed, result.Check(CheckNames.WatchlistPersons).Outcome);
    }

    [Theory]
    [InlineData("850312", HitStrength.Strong)]
    [InlineData("851203", HitStrength.Possible)] // day and month exchanged
    [InlineData("860312", HitStrength.Possible)] // a year beside
    [InlineData("850101", HitStrength.Possible)] // same year
    [InlineData("85<<<<", HitStrength.Possible)]
    [InlineData("<<<<<<", HitStrength.Possible)]
    [InlineData("rubbish", HitStrength.Possible)]
    public void Birth_date_decides_the_strength(string born, HitStrength expected)
    {
        var hit = Assert.Single(Search(Traveller("NAZAROV", "KHURSHID", born)).Hits);

        Assert.Equal(expected, hit.Strength);
    }

    [Fact]
    public void Person_without_a_listed_birth_date_is_at_most_possible()
    {
        var hit = Assert.Single(Search(Traveller("GURBANOW", "SAPARMYRAT", "700101")).Hits);

        Assert.Equal(HitStrength.Possible, hit.Strength);
        Assert.Contains("the name stands alone", hit.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_sex_than_the_listed_one_makes_a_strong_hit_possible()
    {
        var hit = Assert.Single(Search(Traveller("NAZAROV", "KHURSHID", "850312", sex: "F")).Hits);

        Assert.Equal(HitStrength.Possible, hit.Strength);
        Assert.Contains("sex", hit.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_cut_by_the_mrz_is_found_by_its_beginning()
    {
        var cut = Traveller("GHULOM ZODA", "DJAMSHED RAHIMO", "791105", isCut: true);

        Assert.Contains(Search(cut).Hits, h => h.Entry == "XTi.002");
    }

    [Fact]
    public void Surname_alone_never_hits_a_name_of_two_words()
    {
        Assert.Empty(Search(Traveller("NAZAROV", "", "850312")).Hits);
    }

    [Fact]
    public void Passport_number_that_the_list_names_is_an_exact_hit_under_any_name()
    {
        var result = Search(Traveller("SOMEBODY", "ELSE", "010101", number: "UTP552901"));

        var hit = Assert.Single(result.Hits);
        Assert.Equal(("XTi.006", HitStrength.ExactDocument), (hit.Entry, hit.Strength));
    }

    [Fact]
    public void Stolen_document_is_an_exact_hit()
    {
        var result = Search(Traveller("ERIKSSON", "ANNA MARIA", "740812", number: "UTO990017"));

        var hit = Assert.Single(result.Hits);
        Assert.Equal(
            ("lost-documents", "UTO UTO990017", HitStrength.ExactDocument, 1.0),
            (hit.List, hit.Entry, hit.Strength, hit.Score)
        );
        Assert.Equal("document-listed", result.Check(CheckNames.LostDocuments).Reason);
        Assert.Equal(Outcome.Passed, result.Check(CheckNames.WatchlistPersons).Outcome);
    }

    [Fact]
    public void Number_that_agrees_only_with_O_and_I_folded_is_possible_never_exact()
    {
        var result = Search(Traveller("ERIKSSON", "ANNA MARIA", "740812", number: "UT0990017"));

        Assert.Equal(HitStrength.Possible, Assert.Single(result.Hits).Strength);
        Assert.Equal((Outcome.Failed, "document-possibly-listed"), (result.Checks[0].Outcome, result.Checks[0].Reason));
    }

    [Theory]
    [InlineData("UTO990017", "XOM")]
    [InlineData("UTO990018", "UTO")]
    [InlineData("UTO99001", "UTO")]
    [InlineData("UTO9900177", "UTO")]
    public void Number_or_issuer_that_differs_is_no_hit(string number, string issuer)
    {
        Assert.Empty(Search(Traveller("ERIKSSON", "ANNA MARIA", "740812", number, issuer: issuer)).Hits);
    }

    [Fact]
    public void Missing_lists_make_every_check_impossible()
    {
        var result = Search(Traveller("ERIKSSON", "ANNA MARIA", "740812"), ListSnapshot.Empty);

        Assert.All(result.Checks, c => Assert.Equal((Outcome.NotPossible, "list-missing"), (c.Outcome, c.Reason)));
    }

    [Theory]
    [InlineData(24.5, "list-expired")]
    [InlineData(-1, "list-from-the-future")]
    public void List_beyond_its_age_clears_nobody(double hours, string reason)
    {
        var result = Search(Traveller("ERIKSSON", "ANNA MARIA", "740812"), hours: hours);

        Assert.All(result.Checks, c => Assert.Equal((Outcome.NotPossible, reason), (c.Outcome, c.Reason)));
    }

    [Fact]
    public void Hit_on_an_expired_list_is_still_a_hit()
    {
        var result = Search(Traveller("NAZAROV", "KHURSHED", "850312", number: "UTO990017"), hours: 100);

        Assert.Equal(Outcome.Failed, result.Check(CheckNames.LostDocuments).Outcome);
        Assert.Equal(Outcome.Failed, result.Check(CheckNames.WatchlistPersons).Outcome);
        Assert.Equal(Outcome.NotPossible, result.Check(CheckNames.ListsAge).Outcome);
    }

    [Fact]
    public void Identity_without_name_or_number_cannot_pass()
    {
        var result = Search(Traveller("", "", "<<<<<<", number: ""));

        Assert.Equal("no-number", result.Check(CheckNames.LostDocuments).Reason);
        Assert.Equal("no-name", result.Check(CheckNames.WatchlistPersons).Reason);
        Assert.All(result.Checks.Take(2), c => Assert.Equal(Outcome.NotPossible, c.Outcome));
    }

    [Fact]
    public void Any_listed_date_of_birth_may_match_and_an_unreadable_one_clears_nobody()
    {
        var list = ListOf(
            ("OTTO NORDWIND", "<DATE>1970-01-01</DATE>"),
            (
                "EMIL SUEDWIND",
                "<NOTE>24/06/1402 (Hijri)</NOTE></INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DATE_OF_BIRTH><DATE>1950-01-01</DATE>"
            )
        );

        Assert.Empty(Search(Traveller("NORDWIND", "OTTO", "910203"), list).Hits);
        Assert.Equal(
            HitStrength.Possible,
            Assert.Single(Search(Traveller("SUEDWIND", "EMIL", "900101"), list).Hits).Strength
        );
        Assert.Equal(
            HitStrength.Strong,
            Assert.Single(Search(Traveller("SUEDWIND", "EMIL", "500101"), list).Hits).Strength
        );
    }

    [Fact]
    public void Common_names_without_a_birth_date_are_no_hit()
    {
        // Twenty people called MOHAMED ALI something: the two words no longer tell anybody apart.
        var persons = Enumerable
            .Range(0, 20)
            .Select(i => ($"MOHAMED ALI {(char)('B' + i)}ORVANEL", "<TYPE_OF_DATE/>"))
            .ToList();
        persons.Add(("MOHAMED ALI", "<TYPE_OF_DATE/>"));

        Assert.Empty(Search(Traveller("MOHAMED", "ALI", "900101"), ListOf([.. persons])).Hits);
    }

    [Fact]
    public void Printing_a_hit_or_a_traveller_names_nobody()
    {
        var hit = Search(Traveller("NAZAROV", "KHURSHED", "850312")).Hits[0];

        Assert.DoesNotContain("NAZAROV", hit.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
