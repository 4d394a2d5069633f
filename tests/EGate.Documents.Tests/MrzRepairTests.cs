namespace EGate.Documents.Tests;

/// <summary>Candidates for misread zones: right in every digit, offered in the order of their changes, never taken.</summary>
public sealed class MrzRepairTests
{
    private const string Line1 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    private const string Line2 = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    private static readonly DateOnly Today = new(2012, 1, 1);

    [Theory]
    [InlineData("L8989O2C36UTO7408122F1204159ZE184226B<<<<<10", "2/6 O>0")]
    [InlineData("LB98902C36UTO7408122F1204159ZE184226B<<<<<10", "2/2 B>8")]
    [InlineData("L898902C36UTO74O8I22F1204159ZE184226B<<<<<10", "2/16 O>0, 2/18 I>1")]
    [InlineData("L898902C36UT07408122F1204159ZE184226B<<<<<10", "2/13 0>O")]
    [InlineData("L898902C36UTO7408122F1204159ZEI84226B<<<<<I0", "2/31 I>1, 2/43 I>1")]
    [InlineData("L898902C36UTO7408122F1204159ZE184226B<<<<<1O", "2/44 O>0")]
    public void Lookalike_is_offered_with_its_place(string line2, string changes)
    {
        var candidates = MrzRepair.Candidates([Line1, line2], Today);

        Assert.Equal([Line1, Line2], candidates[0].Lines);
        Assert.Equal(
            changes,
            string.Join(", ", candidates[0].Changes.Select(c => $"{c.Line}/{c.Position} {c.From}>{c.To}"))
        );
        Assert.False(Mrz.Read([Line1, line2], Today).IsReadable);
    }

    [Fact]
    public void Digits_in_names_and_codes_are_letters()
    {
        var candidates = MrzRepair.Candidates(["P<UT0ER1K550N<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", Line2], Today);

        Assert.Equal([Line1, Line2], Assert.Single(candidates).Lines);
    }

    [Theory]
    [InlineData('\u00AB')]
    [InlineData('_')]
    public void Fillers_of_other_readers_are_offered_as_fillers(char filler)
    {
        string[] lines = [Line1.Replace('<', filler).ToLowerInvariant(), Line2.Replace('<', filler)];

        var candidate = Assert.Single(MrzRepair.Candidates(lines, Today));

        Assert.Equal([Line1, Line2], candidate.Lines);
        Assert.Equal("filler-character", Mrz.Read(lines, Today).Checks[0].Reason);
    }

    [Fact]
    public void Card_is_mended_like_a_passport()
    {
        var candidates = MrzRepair.Candidates(
            ["I<UTOD23I458907<<<<<<<<<<<<<<<", "7408122F1204159UT0<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
            Today
        );

        Assert.Equal("I<UTOD231458907<<<<<<<<<<<<<<<", candidates[0].Lines[0]);
        Assert.Equal(2, candidates[0].Changes.Count);
    }

    [Theory]
    [InlineData("XX6743476NLD7110195F1110012<<<<<<<<<<<<<<<<4")]
    [InlineData("L898902C36UTO7408122F1204159ZE184226B<<<<<1")]
    [InlineData("L898902C36UTO7408122F1204159ZE184226B<<<<<1?")]
    [InlineData("L898902C36UTO74Ä8122F1204159ZE184226B<<<<<10")]
    public void What_no_lookalike_explains_has_no_candidate(string line2) =>
        Assert.Empty(MrzRepair.Candidates([Line1, line2], Today));

    [Fact]
    public void Candidates_are_few_and_have_the_fewest_changes()
    {
        // Every place of the number may be either of two characters, and one digit over them is wrong.
        var lines = MrzWriter.Write(
            ZoneFormat.MrvA,
            new MrzFields("ERIKSSON", "ANNA", "0O1I5S8B0", "740812", "F", "120415")
        );
        var other = lines[1][9] == '9' ? '0' : (char)(lines[1][9] + 1);
        string[] read = [lines[0], string.Concat(lines[1][..9], other, lines[1][10..])];

        var candidates = MrzRepair.Candidates(read, Today);

        Assert.InRange(candidates.Count, 2, MrzRepair.MaxCandidates);
        Assert.Single(candidates.Select(c => c.Changes.Count).Distinct());
    }

    [Fact]
    public void Candidate_printed_by_mistake_names_nobody()
    {
        var candidate = MrzRepair.Candidates([Line1, Line2.Replace("C3", "CЗ", StringComparison.Ordinal)], Today);
        var other = MrzRepair.Candidates([Line1.Replace('O', '0'), Line2], Today)[0];

        Assert.Empty(candidate);
        Assert.DoesNotContain("ERIKSSON", other.ToString(), StringComparison.Ordinal);
    }
}
