using System.Globalization;
using System.Text.Json.Nodes;

namespace EGate.Core.Tests.Profiles;

/// <summary>The table of keys keeps its own promises: unit, bounds, default and reason for each.</summary>
public class ProfileKeysTests
{
    public static TheoryData<string> Numbers =>
        [
            .. ProfileKeys
                .All.Where(k => k.Type is ProfileKeyType.WholeNumber or ProfileKeyType.Number)
                .Select(k => k.Path),
        ];

    [Fact]
    public void Every_key_has_a_reason_in_a_sentence() =>
        Assert.All(ProfileKeys.All, k => Assert.EndsWith(".", k.Reason, StringComparison.Ordinal));

    [Fact]
    public void No_key_stands_twice() =>
        Assert.Equal(ProfileKeys.All.Count, ProfileKeys.All.Select(k => k.Path).Distinct().Count());

    [Fact]
    public void Every_time_has_its_unit_in_its_name() =>
        Assert.All(
            ProfileKeys.All.Where(k => k.Unit is "ms" or "h" or "px"),
            k => Assert.Contains($"_{k.Unit}", k.Path, StringComparison.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Both_bounds_are_accepted_and_the_next_beyond_refused(string path)
    {
        var key = ProfileKeys.All.Single(k => k.Path == path);
        var step = key.Type == ProfileKeyType.WholeNumber ? 1 : 0.001;

        Assert.DoesNotContain(Wanted(key), Problems(path, key.Min));
        Assert.DoesNotContain(Wanted(key), Problems(path, key.Max));
        Assert.Contains(Wanted(key), Problems(path, key.Min - step));
        Assert.Contains(Wanted(key), Problems(path, key.Max + step));
    }

    private static string Wanted(ProfileKey key) => $"{key.Path}: wanted is {key.Wanted}.";

    private static IEnumerable<string> Problems(string path, double value)
    {
        var tree = ShippedProfiles.Tree("kiosk-two-step");
        var (section, name) = ShippedProfiles.Place(tree, path);
        section[name] = JsonNode.Parse(value.ToString(CultureInfo.InvariantCulture));
        return LaneProfileReader
            .Read(tree.ToJsonString())
            .Problems.Where(p => p.Problem.Contains("; wanted is ", StringComparison.Ordinal))
            .Select(p => $"{p.Path}: {p.Problem[(p.Problem.IndexOf("; wanted", StringComparison.Ordinal) + 2)..]}");
    }
}
