using System.Reflection;
using System.Text.RegularExpressions;
using EGate.Core;

namespace EGate.Architecture.Tests;

/// <summary>Rules of the house that a machine can hold (STYLE section 4, 15).</summary>
public sealed partial class HouseTests
{
    private static readonly Lazy<List<(string Path, string[] Lines)>> Sources = new(() =>
        [.. Repository.Sources("src").Concat(Repository.Sources("tests")).Select(p => (p, File.ReadAllLines(p)))]
    );

    [Fact]
    public void Source_file_stays_under_400_lines() =>
        Assert.Empty(Sources.Value.Where(s => s.Lines.Length > 400).Select(s => $"{s.Path}: {s.Lines.Length} lines"));

    [Fact]
    public void Source_holds_no_unfinished_work() =>
        Assert.Empty(
            from source in Sources.Value
            where !source.Path.EndsWith("HouseTests.cs", StringComparison.Ordinal)
            from line in source.Lines
            where Unfinished().IsMatch(line)
            select $"{source.Path}: {line.Trim()}"
        );

    [Fact]
    public void Folder_is_not_a_drawer_for_everything() =>
        Assert.DoesNotContain(
            Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories),
            d => Path.GetFileName(d) is "Common" or "Utils" or "Helpers"
        );

    [Fact]
    public void Public_type_of_a_library_has_a_doc_comment()
    {
        var missing =
            from source in Sources.Value
            where source.Path.Contains("/src/", StringComparison.Ordinal)
            from index in Enumerable.Range(1, Math.Max(0, source.Lines.Length - 1))
            where PublicType().IsMatch(source.Lines[index]) && !IsDocumented(source.Lines, index)
            select $"{source.Path}:{index + 1}: {source.Lines[index].Trim()}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Test_name_reads_subject_condition_outcome()
    {
        var wrong =
            from source in Sources.Value
            where source.Path.Contains(".Tests/", StringComparison.Ordinal)
            from index in Enumerable.Range(0, source.Lines.Length - 1)
            where TestAttribute().IsMatch(source.Lines[index])
            let name = source.Lines.Skip(index + 1).Select(l => Method().Match(l)).FirstOrDefault(m => m.Success)
            where name is not null && name.Groups[1].Value.Count(c => c == '_') < 2
            select $"{source.Path}: {name.Groups[1].Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Catalogue_entry_is_used_somewhere()
    {
        var all = string.Join(
            "\n",
            Sources.Value.Where(s => !s.Path.Contains("/Catalogue/", StringComparison.Ordinal)).SelectMany(s => s.Lines)
        );
        var unused = typeof(Catalogue)
            .GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(CatalogueEntry))
            .Where(p => !all.Contains($"Catalogue.{p.Name}", StringComparison.Ordinal))
            .Select(p => p.Name);
        Assert.Empty(unused);
    }

    [Fact]
    public void Package_says_why_it_is_there()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "Directory.Packages.props"));
        var silent = Enumerable
            .Range(1, lines.Length - 1)
            .Where(i => lines[i].Contains("<PackageVersion", StringComparison.Ordinal))
            .Where(i =>
                !lines
                    .Take(i)
                    .Reverse()
                    .TakeWhile(l => !l.Contains("<ItemGroup", StringComparison.Ordinal))
                    .Any(l => l.Contains("-->", StringComparison.Ordinal))
            )
            .Select(i => lines[i].Trim());
        Assert.Empty(silent);
    }

    private static bool IsDocumented(string[] lines, int index)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            var line = lines[i].Trim();
            if (line.StartsWith("///", StringComparison.Ordinal))
            {
                return true;
            }

            if (!line.StartsWith('[') && !line.EndsWith(']') && !line.StartsWith("//", StringComparison.Ordinal))
            {
                // The other part of a partial type carries the comment.
                return lines[index].Contains(" partial ", StringComparison.Ordinal);
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"\b(TODO|FIXME|HACK|XXX:)\b|NotImplementedException|Skip *= *""|Assert\.True\(true\)|#pragma warning disable"
    )]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^public .*\b(class|record|struct|interface|enum|delegate)\b")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^\s*\[(Fact|Theory|Property)\b")]
    private static partial Regex TestAttribute();

    [GeneratedRegex(@"^\s*(?:public|internal) [\w<>\.\[\]\? ]*?\b(\w+)\(")]
    private static partial Regex Method();
}
