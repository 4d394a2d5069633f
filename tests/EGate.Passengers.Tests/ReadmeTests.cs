namespace EGate.Passengers.Tests;

/// <summary>The README's examples are read by the readers they are written for, and it names every word there is.</summary>
public sealed class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Find());

    [Fact]
    public void Example_of_rules_and_of_decisions_is_accepted()
    {
        var examples = Text.Split("```json\n").Skip(1).Select(part => part.Split("```")[0]).ToList();

        Assert.Equal(2, examples.Count);
        Assert.Empty(RuleBookReader.Read(examples[0]).Problems);
        Assert.Empty(OfficersDecisions.Read(examples[1]).Problems);
    }

    [Fact]
    public void Every_fact_and_every_difference_is_in_the_tables() =>
        Assert.All(
            RuleFacts
                .All.Select(f => f.Name)
                .Concat(ArrivalDifferences.All)
                .Concat(RuleFacts.All.SelectMany(f => f.Words ?? [])),
            word => Assert.Contains($"`{word}`", Text, StringComparison.Ordinal)
        );

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EGate.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run inside the checkout.");
        }

        return Path.Combine(folder.FullName, "src", "EGate.Passengers", "README.md");
    }
}
