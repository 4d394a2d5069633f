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
}
