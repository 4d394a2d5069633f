using EGate.Gateway.Options;

namespace EGate.Gateway.Tests.Options;

/// <summary>Where options come from and what is refused.</summary>
public sealed class GatewayOptionsReaderTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public void Nothing_given_is_the_defaults()
    {
        var options = GatewayOptionsReader.Read([], Nothing).Options!;
        Assert.Equal("/run/egate/egated.sock", options.Socket);
        Assert.Equal("127.0.0.1:8071", options.Traveller.ToString());
        Assert.Equal("127.0.0.1:8072", options.Officers.ToString());
        Assert.Equal("/var/lib/egate-gateway/accounts.json", options.Accounts);
    }

    [Fact]
    public void Command_line_wins_over_environment_and_environment_over_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """{"socket":"/file","traveller":"http://127.0.0.1:1","accounts":"/file"}""");
        var environment = new Dictionary<string, string>
        {
            ["EGATE_GATEWAY_SOCKET"] = "/env",
            ["EGATE_GATEWAY_TRAVELLER"] = "http://localhost:2",
            ["EGATE_GATEWAY_CONFIG"] = file,
            ["PATH"] = "/bin",
        };
        var options = GatewayOptionsReader.Read(["--socket=/line"], environment).Options!;
        File.Delete(file);
        Assert.Equal(("/line", 2, "/file"), (options.Socket, options.Traveller.Port, options.Accounts));
    }

    [Theory]
    [InlineData("--socket", "relative.sock")]
    [InlineData("--socket", "/tmp")]
    [InlineData("--traveller", "127.0.0.1:80")]
    [InlineData("--traveller", "http://192.0.2.1:8071")]
    [InlineData("--traveller", "http://gate.example:8071")]
    [InlineData("--traveller", "http://127.0.0.1:8071/page")]
    [InlineData("--traveller", "http://127.0.0.1:70000")]
    [InlineData("--traveller", "http://127.0.0.1:8072")]
    [InlineData("--officers", "http://0.0.0.0:8072")]
    [InlineData("--officers", "http://[::]:8072")]
    [InlineData("--officers", "https://127.0.0.1:8072")]
    [InlineData("--officers", "file:///etc")]
    [InlineData("--accounts", "accounts.json")]
    [InlineData("--accounts", "/etc/hostname")]
    [InlineData("--config", "/does/not/exist.json")]
    [InlineData("--config", "/etc/hostname")]
    [InlineData("--lists-url", "lists.example/gates")]
    [InlineData("--lists-url", "http://lists.example/gates/")]
    [InlineData("--lists-url", "ftp://lists.example/gates/")]
    [InlineData("--lists-url", "https://lists.example/gates/?token=1")]
    [InlineData("--lists-url", "https://name:word@lists.example/gates/")]
    [InlineData("--lists-folder", "lists")]
    [InlineData("--lists-minutes", "0")]
    [InlineData("--lists-minutes", "soon")]
    [InlineData("--lists-mib-max", "9999999")]
    [InlineData("--colour", "blue")]
    [InlineData("socket", null)]
    [InlineData("--socket", null)]
    public void One_wrong_option_is_one_problem_that_names_it(string option, string? value)
    {
        var read = GatewayOptionsReader.Read(value is null ? [option] : [option, value], Nothing);
        Assert.Null(read.Options);
        Assert.Contains(read.Problems, p => p.Contains(option.TrimStart('-'), StringComparison.Ordinal));
    }

    [Fact]
    public void Lists_are_fetched_only_when_a_server_is_named()
    {
        Assert.Null(GatewayOptionsReader.Read([], Nothing).Options!.Lists);

        var environment = new Dictionary<string, string>
        {
            ["EGATE_GATEWAY_LISTS_URL"] = "https://lists.example/gates",
            ["EGATE_GATEWAY_LISTS_MINUTES"] = "5",
        };
        var lists = GatewayOptionsReader.Read(["--lists-mib-max", "100"], environment).Options!.Lists!;

        Assert.Equal("https://lists.example/gates/", lists.Url.ToString());
        Assert.Equal("/var/spool/egate/lists", lists.Folder);
        Assert.Equal((TimeSpan.FromMinutes(5), 100L << 20), (lists.Every, lists.BytesMax));
    }

    [Fact]
    public void Path_longer_than_linux_allows_is_refused() =>
        Assert.Single(GatewayOptionsReader.Read(["--socket", $"/{new string('s', 107)}"], Nothing).Problems);

    [Fact]
    public void All_problems_of_all_sources_are_told_at_once()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """{"sokket":"/a","officers":7}""");
        var environment = new Dictionary<string, string> { ["EGATE_GATEWAY_COLOUR"] = "blue" };
        var read = GatewayOptionsReader.Read(
            ["--config", file, "--traveller", "x", "--accounts", "y", "--socket", "/a", "--socket", "/b"],
            environment
        );
        File.Delete(file);
        Assert.Equal(6, read.Problems.Count);
    }
}
