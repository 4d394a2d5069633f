using System.Reflection;
using EGate.Simulation;

namespace EGate.Core.Tests;

public sealed class DiagramTests
{
    [Theory]
    [InlineData(Topology.TwoStep)]
    [InlineData(Topology.OneStep)]
    public void State_diagram_in_the_readme_is_what_the_code_prints(Topology topology)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("README.md")!);
        Assert.True(
            reader.ReadToEnd().Contains(Diagram.Print(topology), StringComparison.Ordinal),
            "src/README.md differs from the code: paste the output of `dotnet run --project tests/EGate.Simulation -- --diagram`"
        );
    }
}
