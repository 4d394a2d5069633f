using EGate.Gateway.Options;

namespace EGate.Gateway.Tests.Options;

/// <summary>The gateway's files of databases and of receivers: all problems at once, nothing half taken.</summary>
public sealed class ExchangeFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("egate-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private GatewayOptionsResult Read(string option, string json)
    {
        var path = Path.Combine(_folder, "file.json");
        File.WriteAllText(path, json);
        return GatewayOptionsReader.Read([$"--{option}", path], new Dictionary<string, string>());
    }

    [Fact]
    public void Database_with_defaults_is_read()
    {
        var read = Read(
            "databases",
            """{"databases":[{"name":"find","format":"soap","url":"https://find.example/s"}]}"""
        );
        Assert.Empty(read.Problems);
        var database = Assert.Single(read.Options!.Databases);
        Assert.Equal((TimeSpan.FromMilliseconds(1_200), 2), (database.Deadline, database.Attempts));
    }

    [Fact]
    public void Every_mistake_in_a_file_of_databases_is_told_at_once()
    {
        var read = Read(
            "databases",
            """{"databases":[{"name":"Find!","format":"xml","url":"http://find.example/","deadlineMs":1,"attempts":9,"certificate":"/nonexistent.pem"}]}"""
        );
        Assert.Null(read.Options);
        Assert.Equal(6, read.Problems.Count);
    }

    [Theory]
    [InlineData("""{"name":"a","transport":"pigeon"}""", "transport")]
    [InlineData("""{"name":"a","transport":"file","folder":"drop"}""", "folder")]
    [InlineData("""{"name":"a","transport":"mqtt","url":"mqtt://broker.example","topic":"t"}""", "mqtts")]
    [InlineData("""{"name":"a","transport":"mqtt","url":"mqtts://broker.example","topic":"t/#"}""", "topic")]
    [InlineData("""{"name":"a","transport":"webhook","url":"https://u:p@bureau.example"}""", "certificate")]
    [InlineData("""{"name":"a","transport":"webhook","uri":"https://bureau.example"}""", "line 1")]
    public void Receiver_that_cannot_be_reached_safely_is_refused(string receiver, string said)
    {
        var read = Read("receivers", $$"""{"receivers":[{{receiver}}]}""");
        Assert.Null(read.Options);
        Assert.Contains(said, Assert.Single(read.Problems), StringComparison.Ordinal);
    }
}
