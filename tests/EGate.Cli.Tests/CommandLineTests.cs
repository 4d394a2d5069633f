namespace EGate.Cli.Tests;

/// <summary>The command line itself: help, version, and what is not understood.</summary>
public class CommandLineTests
{
    [Fact]
    public async Task Help_names_every_verb_and_ends_with_0()
    {
        var run = await Egatectl.RunAsync("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(
            new[] { "status", "simulate", "journal", "mrz", "config", "doctor", "officers" },
            verb => Assert.Contains($"  {verb}", run.Output, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData()]
    [InlineData("open-the-gate")]
    [InlineData("journal")]
    [InlineData("status", "--colour")]
    [InlineData("status", "--wait", "0")]
    [InlineData("simulate")]
    [InlineData("config", "check")]
    [InlineData("journal", "show", "x.db", "--last", "0")]
    [InlineData("journal", "show", "x.db", "--last", "many")]
    [InlineData("officers", "add", "Anna", "--role", "king", "--officers", "o", "--accounts", "a")]
    public async Task Command_line_that_is_not_understood_ends_with_2_and_says_where_help_is(params string[] arguments)
    {
        var run = await Egatectl.RunAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("--help", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_is_printed()
    {
        var run = await Egatectl.RunAsync("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+\\s*$", run.Output);
    }
}
