namespace EGate.Cli.Tests;

/// <summary><c>egatectl mrz check</c>, on the specimen of Doc 9303-4, appendix A.</summary>
public class MrzTests
{
    private const string Line1 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    private const string Line2 = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Right_zone_ends_with_0_and_expiry_is_shown_beside_it(string lineEnd)
    {
        var run = await Egatectl.RunWithInputAsync(Line1 + lineEnd + Line2 + lineEnd, "mrz", "check", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.True(run.Json.GetProperty("ok").GetBoolean());
        var outcomes = run
            .Json.GetProperty("checks")
            .EnumerateArray()
            .ToDictionary(c => c.GetProperty("name").GetString()!, c => c.GetProperty("outcome").GetString());
        Assert.Equal("Passed", outcomes["mrz-format"]);
        Assert.Equal("Passed", outcomes["mrz-check-digits"]);
        Assert.Equal("Failed", outcomes["document-expiry"]);
        Assert.Equal(5, run.Json.GetProperty("digits").GetArrayLength());
    }

    [Fact]
    public async Task Wrong_digit_ends_with_1_and_says_where_it_stands()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write(
            "mrz.txt",
            $"{Line1}\n{Line2.Replace("7408122", "7408123", StringComparison.Ordinal)}\n"
        );

        var run = await Egatectl.RunAsync("mrz", "check", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "birth-date-check-digit: line 2, position 20: found 3, 2 belongs there",
            run.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Zone_is_judged_without_naming_anybody()
    {
        var json = await Egatectl.RunWithInputAsync($"{Line1}\n{Line2}\n", "mrz", "check", "--json");
        var people = await Egatectl.RunWithInputAsync($"{Line1}\n{Line2}\n", "mrz", "check", "-");

        Assert.DoesNotContain("ERIKSSON", json.Output + people.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("L898902C3", json.Output + people.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("P<UTO\nL898\nthird\nfourth")]
    [InlineData("\u0000\u0001\ufffd\n\u0007")]
    public async Task Text_that_is_no_zone_ends_with_1(string text)
    {
        var run = await Egatectl.RunWithInputAsync(text, "mrz", "check", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.False(run.Json.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Endless_text_is_refused()
    {
        var run = await Egatectl.RunAsync("mrz", "check", "/dev/zero", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("FILE_NOT_READABLE", run.Json.GetProperty("error").GetProperty("id").GetString());
    }

    [Fact]
    public async Task File_that_is_not_there_ends_with_3()
    {
        var run = await Egatectl.RunAsync("mrz", "check", "/nonexistent");

        Assert.Equal(3, run.ExitCode);
    }

    /// <summary>Five documents of five formats, one of them wrong, as files of readers and people hold them.</summary>
    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "\r\n")]
    [InlineData("  \n", "\n \n")]
    public async Task Each_document_in_a_text_has_its_own_result(string lineEnd, string between)
    {
        string[][] documents =
        [
            [Line1, Line2],
            ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
            ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<5"],
            ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"],
            ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"],
        ];
        var text = string.Concat(documents.Select(d => string.Concat(d.Select(l => l + lineEnd)) + between));

        var run = await Egatectl.RunWithInputAsync(text, "mrz", "check", "--json");

        var results = run.Json.GetProperty("documents").EnumerateArray().ToList();
        Assert.Equal(1, run.ExitCode);
        Assert.False(run.Json.GetProperty("ok").GetBoolean());
        Assert.Equal(["TD3", "TD1", "TD2", "MRV-A", "MRV-B"], results.Select(r => r.GetProperty("format").GetString()));
        Assert.Equal([true, true, false, true, true], results.Select(r => r.GetProperty("ok").GetBoolean()));
        Assert.Equal([5, 4, 4, 3, 3], results.Select(r => r.GetProperty("digits").GetArrayLength()));
    }

    [Fact]
    public async Task Missing_line_spoils_its_own_document_only()
    {
        var card = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<\n";
        var run = await Egatectl.RunWithInputAsync(
            $"{Line1}\n{card}{Line1}\n{Line2}\nnonsense\n{card}",
            "mrz",
            "check",
            "--json"
        );

        Assert.Equal(
            [false, true, true, false, true],
            run.Json.GetProperty("documents").EnumerateArray().Select(r => r.GetProperty("ok").GetBoolean())
        );
        Assert.Equal(
            [1, 2, 5, 7, 8],
            run.Json.GetProperty("documents").EnumerateArray().Select(r => r.GetProperty("line").GetInt32())
        );
    }

    [Fact]
    public async Task Misread_zone_is_offered_a_candidate_and_stays_wrong()
    {
        var text = $"{Line1}\n{Line2.Replace("L898902", "L8989O2", StringComparison.Ordinal)}\n";
        var run = await Egatectl.RunWithInputAsync(text, "mrz", "check", "--json");
        var people = await Egatectl.RunWithInputAsync(text, "mrz", "check");

        var change = run.Json.GetProperty("documents")[0].GetProperty("candidates")[0].GetProperty("changes")[0];
        Assert.Equal(1, run.ExitCode);
        Assert.Equal((2, 6), (change.GetProperty("line").GetInt32(), change.GetProperty("position").GetInt32()));
        Assert.Equal(("O", "0"), (change.GetProperty("from").GetString(), change.GetProperty("to").GetString()));
        Assert.Contains("1. line 2, position 6: 0 in place of O", people.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<", "\u00AB", "filler-character")]
    [InlineData("<", "_", "filler-character")]
    [InlineData("ERIKSSON", "Eriksson", "lower-case")]
    public async Task Text_of_another_reader_is_told_by_its_reason(string old, string other, string reason)
    {
        var text = $"{Line1}\n{Line2}\n".Replace(old, other, StringComparison.Ordinal);

        var run = await Egatectl.RunWithInputAsync(text, "mrz", "check", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(reason, run.Json.GetProperty("checks")[0].GetProperty("reason").GetString());
        Assert.Equal(1, run.Json.GetProperty("documents")[0].GetProperty("candidates").GetArrayLength());
    }

    [Fact]
    public async Task Too_many_lines_are_refused_with_the_bound()
    {
        var run = await Egatectl.RunWithInputAsync(new string('\n', 20_001), "mrz", "check");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("more than 20000 lines", run.Errors, StringComparison.Ordinal);
    }
}
