using EGate.Devices.Simulated;

namespace EGate.Cli.Tests;

/// <summary><c>egatectl anchors import</c>, <c>list</c> and <c>check</c>.</summary>
public sealed class AnchorsTests : IDisposable
{
    private readonly IssuingAuthority _authority = new(7, TimeProvider.System);
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Master_list_is_imported_when_its_signer_is_named_and_then_listed()
    {
        var list = _folder.Write("ut.ml", _authority.MasterList([]));
        var signer = _folder.Write("csca.cer", _authority.AnchorCertificate);

        var refused = await RunAsync("import", list);
        var taken = await RunAsync("import", list, "--signer", signer);
        var again = await RunAsync("import", list);
        var listed = await RunAsync("list");
        var healthy = await RunAsync("check");

        Assert.Equal(
            (1, 0, 0, 0, 0),
            (refused.ExitCode, taken.ExitCode, again.ExitCode, listed.ExitCode, healthy.ExitCode)
        );
        Assert.Equal("list-signer-not-trusted", Import(refused).GetProperty("problem").GetString());
        Assert.Equal(1, Import(taken).GetProperty("added").GetArrayLength());
        Assert.Equal(1, Import(again).GetProperty("unchanged").GetInt32());
        var anchor = Assert.Single(listed.Json.GetProperty("anchors").EnumerateArray());
        Assert.Equal("UT", anchor.GetProperty("country").GetString());
        Assert.StartsWith(
            "ut.ml of UT, imported ",
            anchor.GetProperty("provenance").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Certificate_needs_somebody_who_answers_for_it()
    {
        var file = _folder.Write("csca.cer", _authority.AnchorCertificate);

        var alone = await RunAsync("import", file);
        var answered = await RunAsync("import", file, "--by", "duty officer", "--why", "handed over in person");

        Assert.Equal("nobody-answers-for-it", Import(alone).GetProperty("problem").GetString());
        Assert.Equal(0, answered.ExitCode);
    }

    [Fact]
    public async Task Store_that_is_not_there_ends_with_3()
    {
        var run = await RunAsync("check");

        Assert.Equal(3, run.ExitCode);
    }

    private static System.Text.Json.JsonElement Import(Run run) => run.Json.GetProperty("imports")[0];

    private Task<Run> RunAsync(params string[] words) =>
        Egatectl.RunAsync(["anchors", .. words, "--store", _folder.PathOf("store"), "--json"]);
}
