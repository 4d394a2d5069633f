using System.Reflection;
using System.Text.RegularExpressions;

namespace EGate.Core.Tests;

public sealed partial class CatalogueTests
{
    [Fact]
    public void Catalogue_entry_says_what_happened_why_and_what_to_do()
    {
        Assert.NotEmpty(Catalogue.All);
        Assert.All(
            Catalogue.All.Values,
            e =>
            {
                Assert.Matches(Id(), e.Id);
                Assert.EndsWith(".", e.Sentence, StringComparison.Ordinal);
                Assert.EndsWith(".", e.Cause, StringComparison.Ordinal);
                Assert.EndsWith(".", e.Remedy, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Catalogue_property_is_named_as_its_id()
    {
        foreach (var property in typeof(Catalogue).GetProperties(BindingFlags.Public | BindingFlags.Static))
        {
            if (property.GetValue(null) is CatalogueEntry entry)
            {
                Assert.Equal(entry.Id.Replace("_", "", StringComparison.Ordinal), property.Name.ToUpperInvariant());
            }
        }
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$")]
    private static partial Regex Id();
}
