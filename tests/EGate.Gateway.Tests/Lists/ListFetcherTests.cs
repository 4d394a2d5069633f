using System.Text;
using EGate.Gateway.Lists;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Gateway.Tests.Lists;

/// <summary>Packages come from a real server on loopback, also from one that cuts, lies, or falls silent.</summary>
public sealed class ListFetcherTests : IAsyncLifetime
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("egate-drop-");
    private readonly HttpClient _http = ListFetching.Client();
    private readonly byte[] _large = Bytes(300_000, 1);
    private readonly byte[] _small = Bytes(500, 2);
    private FileServer _server = null!;

    private string Drop => Path.Combine(_root.FullName, "drop");

    private string Manifest => Path.Combine(Drop, "manifest.egate");

    public async ValueTask InitializeAsync() => _server = await FileServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
        _root.Delete(recursive: true);
    }

    [Fact]
    public async Task Package_arrives_whole_readable_for_the_lanes_group_and_only_once()
    {
        var manifest = _server.Serve(1, ("lists", _large), ("removed", _small));
        var fetcher = Fetcher();

        Assert.True(await FetchAsync(fetcher));
        Assert.False(await FetchAsync(fetcher));

        Assert.Equal(manifest, await File.ReadAllTextAsync(Manifest));
        Assert.Equal(_large, await ReadAsync("lists"));
        Assert.Equal(_small, await ReadAsync("removed"));
        Assert.Equal([200, 200, 200, 304], _server.Requests.Select(r => r.Status));
        Assert.All(
            Directory.GetFiles(Drop),
            f =>
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
                    File.GetUnixFileMode(f)
                )
        );
    }

    [Fact]
    public async Task Restarted_gateway_does_not_fetch_again_what_is_there()
    {
        _server.Serve(1, ("lists", _large));
        await FetchAsync(Fetcher());

        Assert.False(await FetchAsync(Fetcher()));

        Assert.Equal(["manifest.egate", "lists", "manifest.egate"], _server.Requests.Select(r => r.Path.Split('-')[0]));
    }

    [Fact]
    public async Task Next_package_brings_only_its_new_files_and_the_one_before_stays_whole()
    {
        _server.Serve(1, ("lists", _large));
        var fetcher = Fetcher();
        await FetchAsync(fetcher);
        _server.Requests.Clear();

        _server.Serve(2, ("lists", _large), ("delta", _small));
        Assert.True(await FetchAsync(fetcher));
        Assert.Equal(["manifest.egate", "delta"], _server.Requests.Select(r => r.Path.Split('-')[0]));

        _server.Serve(3, ("lists", Bytes(100, 3)));
        await FetchAsync(fetcher);
        Assert.Equal(4, Directory.GetFiles(Drop).Length); // the manifest, its file, and the two files of the package before
        _server.Serve(4, ("lists", Bytes(100, 4)));
        await FetchAsync(fetcher);
        Assert.Equal(3, Directory.GetFiles(Drop).Length);
    }

    [Fact]
    public async Task Transfer_that_breaks_off_goes_on_where_it_stopped()
    {
        _server.Serve(1, ("lists", _large));
        _server.CutAfter = 100_000;
        var fetcher = Fetcher();

        await Assert.ThrowsAsync<ListFetchException>(() => FetchAsync(fetcher));
        Assert.False(File.Exists(Manifest));
        await Assert.ThrowsAsync<ListFetchException>(() => FetchAsync(fetcher));
        _server.CutAfter = null;
        Assert.True(await FetchAsync(fetcher));

        Assert.Equal(_large, await ReadAsync("lists"));
        var ranges = _server.Requests.Where(r => r.Path.StartsWith("lists", StringComparison.Ordinal)).ToList();
        Assert.Equal([200, 206, 206], ranges.Select(r => r.Status));
        Assert.All(ranges.Skip(1), r => Assert.NotEqual("bytes=0-", r.Range));
    }

    [Fact]
    public async Task Server_without_ranges_sends_the_whole_file_again()
    {
        _server.Serve(1, ("lists", _large));
        (_server.CutAfter, _server.KnowsNoRanges) = (100_000, true);
        await Assert.ThrowsAsync<ListFetchException>(() => FetchAsync(Fetcher()));

        _server.CutAfter = null;
        Assert.True(await FetchAsync(Fetcher()));

        Assert.Equal(_large, await ReadAsync("lists"));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Server_that_answers_with_an_error_leaves_the_package_that_is_there(int status)
    {
        var manifest = _server.Serve(1, ("lists", _large));
        var fetcher = Fetcher();
        await FetchAsync(fetcher);
        _server.Serve(2, ("lists", _small));
        _server.Only = status;

        var e = await Assert.ThrowsAsync<ListFetchException>(() => FetchAsync(fetcher));

        Assert.Contains($"{status}", e.Message, StringComparison.Ordinal);
        Assert.Equal(manifest, await File.ReadAllTextAsync(Manifest));
    }

    [Fact]
    public async Task File_of_another_length_or_content_is_not_put_in_place()
    {
        _server.Serve(1, ("lists", _large));
        var name = NameOf(_server.Serve(1, ("lists", _large)));
        _server.Put(name, _large[..^1]);
        await Assert.ThrowsAsync<ListFetchException>(() => FetchAsync(Fetcher()));

        _server.Put(name, Bytes(_large.Length, 9));
        await Assert.ThrowsAsync<ListFetchException>(() => FetchAsync(Fetcher()));

        Assert.False(File.Exists(Path.Combine(Drop, name)));
        Assert.False(File.Exists(Manifest));
        _server.Put(name, _large);
        Assert.True(await FetchAsync(Fetcher()));
    }

    [Fact]
    public async Task Server_that_sends_more_than_it_should_is_cut_off()
    {
        _server.Serve(1, ("lists", _small));
        _server.SendsMore = true;

        await Assert.ThrowsAsync<ListFetchException>(() => FetchAsync(Fetcher()));

        Assert.True(Directory.GetFiles(Drop).Sum(f => new FileInfo(f).Length) <= _small.Length);
    }

    [Fact]
    public async Task Server_that_falls_silent_is_given_up_and_what_came_is_kept()
    {
        _server.Serve(1, ("lists", _large));
        _server.FallsSilent = true;

        var e = await Assert.ThrowsAsync<ListFetchException>(() =>
            FetchAsync(Fetcher(o => o with { SilenceMax = TimeSpan.FromMilliseconds(150) }))
        );

        Assert.Contains("silent", e.Message, StringComparison.Ordinal);
        Assert.Equal(10, new FileInfo(Directory.GetFiles(Drop, "*.part").Single()).Length);
    }

    [Fact]
    public async Task Package_that_is_too_large_or_has_no_room_is_not_begun()
    {
        _server.Serve(1, ("lists", _large));

        await Assert.ThrowsAsync<ListFetchException>(() => FetchAsync(Fetcher(o => o with { BytesMax = 1_000 })));
        var e = await Assert.ThrowsAsync<ListFetchException>(() =>
            FetchAsync(Fetcher(o => o with { FreeBytesMin = 1L << 60 }))
        );

        Assert.Contains("free", e.Message, StringComparison.Ordinal);
        Assert.All(_server.Requests, r => Assert.Equal("manifest.egate", r.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>no such page</html>")]
    [InlineData("{\"sequence\": 1, \"files\": []}")]
    [InlineData("{\"sequence\": 1, \"files\": [{\"name\": \"../../etc/passwd\", \"bytes\": 1, \"sha256\": \"00\"}]}")]
    [InlineData("{\"sequence\": 1, \"files\": 7}")]
    [InlineData("{\"sequence\": \"x\", \"files\": [{\"name\": \"a\", \"bytes\": -1, \"sha256\": \"\"}]}")]
    public async Task Manifest_that_is_none_is_not_taken(string text)
    {
        _server.Put("manifest.egate", Encoding.UTF8.GetBytes(text));

        await Assert.ThrowsAsync<ListFetchException>(() => FetchAsync(Fetcher()));

        Assert.Empty(Directory.GetFiles(Drop));
    }

    [Fact]
    public async Task Endless_manifest_is_cut_off()
    {
        _server.Put("manifest.egate", new byte[3 << 20]);

        await Assert.ThrowsAsync<ListFetchException>(() => FetchAsync(Fetcher()));
    }

    [Fact]
    public async Task Server_that_is_not_there_is_a_failure_like_any_other()
    {
        var url = _server.Url;
        await _server.DisposeAsync();

        await Assert.ThrowsAsync<ListFetchException>(() => FetchAsync(Fetcher(o => o with { Url = url })));
        _server = await FileServer.StartAsync();
    }

    [Fact]
    public void Pause_doubles_with_each_failure_up_to_the_ordinary_one_and_differs_from_gate_to_gate()
    {
        var options = Options();
        List<TimeSpan> Pauses(int seed)
        {
            using var service = new ListFetchService(
                Fetcher(),
                options,
                new Random(seed),
                TimeProvider.System,
                NullLogger<ListFetchService>.Instance
            );
            return [.. new[] { 1, 2, 3, 50, 0 }.Select(service.Pause)];
        }

        var pauses = Pauses(1);

        Assert.InRange(pauses[0], TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(18));
        Assert.InRange(pauses[1], TimeSpan.FromSeconds(24), TimeSpan.FromSeconds(36));
        Assert.InRange(pauses[2], TimeSpan.FromSeconds(48), TimeSpan.FromSeconds(72));
        Assert.All(pauses[3..], p => Assert.InRange(p, TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(18)));
        Assert.NotEqual(pauses, Pauses(2));
    }

    private static Task<bool> FetchAsync(ListFetcher fetcher) =>
        fetcher.FetchAsync(TestContext.Current.CancellationToken);

    private ListFetchOptions Options() =>
        new(_server.Url, Drop, TimeSpan.FromMinutes(15), 1 << 30) { FreeBytesMin = 0 };

    private ListFetcher Fetcher(Func<ListFetchOptions, ListFetchOptions>? change = null) =>
        new(_http, change?.Invoke(Options()) ?? Options(), TimeProvider.System);

    private async Task<byte[]> ReadAsync(string prefix) =>
        await File.ReadAllBytesAsync(
            Directory.GetFiles(Drop, $"{prefix}-*").Single(),
            TestContext.Current.CancellationToken
        );

    private static string NameOf(string manifest) => manifest.Split("\"name\": \"")[1].Split('"')[0];

    private static byte[] Bytes(int count, int seed)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
