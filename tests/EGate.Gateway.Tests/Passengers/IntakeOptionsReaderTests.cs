using EGate.Gateway.Options;

namespace EGate.Gateway.Tests.Passengers;

/// <summary>The options that begin with passengers-.</summary>
public sealed class IntakeOptionsReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("egate-options-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Nothing_given_takes_no_messages() => Assert.Null(Read().Options!.Passengers);

    [Fact]
    public void Whole_set_is_read_and_environment_names_have_underscores()
    {
        var senders = Write("senders", $"uto-air:{new string('a', 64)}\n");
        var retention = Write("retention.json", """{ "depersonalise_h": 48, "flags_h": 1, "files_h": 2 }""");
        var result = GatewayOptionsReader.Read(
            [
                "--passengers-drop",
                folder,
                "--passengers-upload",
                "http://127.0.0.1:8073",
                "--passengers-senders",
                senders,
                "--passengers-mqtt",
                "mqtts://broker.example",
                "--passengers-retention",
                retention,
            ],
            new Dictionary<string, string> { ["EGATE_GATEWAY_PASSENGERS_STORE"] = "/var/lib/x/passengers.db" }
        );

        Assert.Empty(result.Problems);
        var options = result.Options!.Passengers!;
        Assert.Equal(
            ("/var/lib/x/passengers.db", folder, 8073, 8883),
            (options.Store, options.Drop, options.Upload!.Address.Port, options.Mqtt!.Url.Port)
        );
        Assert.Equal(
            (TimeSpan.FromHours(48), TimeSpan.FromHours(1), TimeSpan.FromHours(2)),
            (
                options.Retention.Depersonalise,
                options.Retention.Of(EGate.Passengers.ArrivalField.Flags),
                options.Retention.Files
            )
        );
    }

    [Theory]
    [InlineData("--passengers-store", "relative.db")]
    [InlineData("--passengers-store", "/etc")]
    [InlineData("--passengers-drop", "drop")]
    [InlineData("--passengers-upload", "http://192.0.2.1:8073")]
    [InlineData("--passengers-upload", "https://127.0.0.1:8073/passengers")]
    [InlineData("--passengers-upload", "https://127.0.0.1:8073")]
    [InlineData("--passengers-upload", "gate.example:8073")]
    [InlineData("--passengers-mqtt", "http://broker.example")]
    [InlineData("--passengers-mqtt", "mqtt://name:word@broker.example")]
    [InlineData("--passengers-rules", "/etc/hostname")]
    [InlineData("--passengers-retention", "/etc/hostname")]
    public void Option_that_cannot_be_is_refused_with_its_name(string option, string value)
    {
        string[] store = option == "--passengers-store" ? [] : ["--passengers-store", "/var/lib/x/passengers.db"];

        var result = Read([.. store, option, value]);

        Assert.Null(result.Options);
        Assert.Contains(result.Problems, p => p.Contains(option[..15], StringComparison.Ordinal));
        Assert.DoesNotContain(result.Problems, p => p.Contains("word@", StringComparison.Ordinal));
    }

    [Fact]
    public void Source_without_a_store_is_refused() =>
        Assert.Contains(
            Read("--passengers-drop", "/var/spool/x").Problems,
            p => p.Contains("--passengers-store", StringComparison.Ordinal)
        );

    [Fact]
    public void Senders_file_with_a_token_instead_of_its_hash_is_refused()
    {
        var senders = Write("senders", "uto-air:this-is-the-token-itself\n");

        var result = Read(
            "--passengers-store",
            "/var/lib/x/p.db",
            "--passengers-upload",
            "http://127.0.0.1:8073",
            "--passengers-senders",
            senders
        );

        var problem = Assert.Single(result.Problems);
        Assert.Contains("line 1", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("this-is-the-token", problem, StringComparison.Ordinal);
    }

    private static GatewayOptionsResult Read(params string[] arguments) =>
        GatewayOptionsReader.Read(arguments, new Dictionary<string, string>());

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
