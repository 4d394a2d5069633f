using System.Net;
using System.Text;
using EGate.Contract;
using EGate.Gateway.Tests.Support;

namespace EGate.Gateway.Tests.Links;

/// <summary>What each listener serves, over plain HTTP.</summary>
public sealed class ListenerTests : IAsyncLifetime
{
    private readonly HttpClient _http = new(new HttpClientHandler { UseCookies = false });
    private RunningGateway _gateway = null!;

    public async ValueTask InitializeAsync() => _gateway = await RunningGateway.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _gateway.DisposeAsync();
    }

    [Theory]
    [InlineData("/traveller.js", true)]
    [InlineData("/pictograms/officer.svg", true)]
    [InlineData("/lane", true)]
    [InlineData("/main.js", false)]
    [InlineData("/api/scenarios", false)]
    public async Task Path_is_served_by_its_own_listener_only(string path, bool travellers)
    {
        var own = new Uri(travellers ? _gateway.Traveller : _gateway.Officers, path);
        var other = new Uri(travellers ? _gateway.Officers : _gateway.Traveller, path);
        Assert.NotEqual(HttpStatusCode.NotFound, (await GetAsync(own)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(other)).StatusCode);
        // The name of the other listener in the Host header changes nothing: the connection counts.
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(other, own.Authority)).StatusCode);
    }

    [Fact]
    public async Task Root_is_each_listeners_own_page_and_its_stream_too()
    {
        Assert.Contains("traveller.js", await _http.GetStringAsync(_gateway.Traveller), StringComparison.Ordinal);
        Assert.Contains("main.js", await _http.GetStringAsync(_gateway.Officers), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(new Uri(_gateway.Officers, "/stream"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(new Uri(_gateway.Traveller, "/api/stream"))).StatusCode);
    }

    [Fact]
    public async Task Every_answer_forbids_foreign_and_inline_content_and_keeping()
    {
        foreach (var address in new[] { _gateway.Traveller, _gateway.Officers, new Uri(_gateway.Officers, "/nothing") })
        {
            var answer = await GetAsync(address);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("no-store", answer.Headers.GetValues("Cache-Control").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Theory]
    [InlineData("/api/stream")]
    [InlineData("/api/traveller")]
    [InlineData("/api/crossings")]
    [InlineData("/api/scenarios")]
    public async Task Lane_is_shown_to_nobody_who_is_not_signed_in(string path)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(new Uri(_gateway.Officers, path))).StatusCode);
        Assert.Equal(0, _gateway.Script.TravellerCalls);
    }

    [Fact]
    public async Task Request_without_the_pages_header_is_refused()
    {
        using var content = JsonContent.Create(new { name = "a.officer" });
        var answer = await _http.PostAsync(new Uri(_gateway.Officers, "/api/sign-in/begin"), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Garbage_is_refused_and_the_next_request_works()
    {
        foreach (var garbage in new[] { "", "{", "null", "[]", "{\"name\":7}", new string('x', 20_000) })
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(_gateway.Officers, "/api/sign-in/begin")
            );
            request.Headers.Add("X-EGate", "1");
            request.Content = new StringContent(garbage, Encoding.UTF8, "application/json");
            var answer = await _http.SendAsync(request);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(_gateway.Officers)).StatusCode);
    }

    [Fact]
    public async Task Travellers_stream_is_the_same_bytes_for_a_hit_and_a_wrong_face()
    {
        var hit = await StreamOfAsync("watchlist-persons");
        var face = await StreamOfAsync("face-match");
        Assert.Equal(hit, face);
        Assert.Equal(
            [
                """data: {"phase":10,"screen":"document","simulated":true,"contact":true,"guidance":""}""",
                """data: {"phase":70,"screen":"face","simulated":true,"contact":true,"guidance":""}""",
                """data: {"phase":200,"screen":"referral","simulated":true,"contact":true,"guidance":""}""",
                """data: {"phase":120,"screen":"clearing","simulated":true,"contact":true,"guidance":""}""",
            ],
            hit
        );
    }

    /// <summary>Every different line of the stream while a crossing is referred for a reason. Repetitions are the beat, which time alone decides.</summary>
    private async Task<List<string>> StreamOfAsync(string reason)
    {
        var face = Specimens.Status(70);
        face.Crossing = Specimens.Crossing("c-1", reason);
        _gateway.Script.Traveller = Specimens.Traveller("c-1");
        var steps = new Queue<LaneStatus>([
            Specimens.Status(10),
            face,
            Specimens.Waiting(reason),
            Specimens.Status(120),
        ]);
        _gateway.Script.Say(steps.Dequeue());
        await using var stream = await _http.GetStreamAsync(new Uri(_gateway.Traveller, "/stream"));
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (lines.Count < 4 && await reader.ReadLineAsync() is { } line)
        {
            if (
                line.Length == 0
                || lines.Contains(line)
                || line.Contains("no-contact", StringComparison.Ordinal)
                || IsOld(lines, line)
            )
            {
                continue;
            }

            lines.Add(line);
            if (steps.TryDequeue(out var next))
            {
                _gateway.Script.Say(next);
            }
        }

        return lines;
    }

    // The first line of a second stream may still be the last state of the first.
    private static bool IsOld(List<string> lines, string line) =>
        lines.Count == 0 && !line.Contains("\"document\"", StringComparison.Ordinal);

    private async Task<HttpResponseMessage> GetAsync(Uri address, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("X-EGate", "1");
        request.Headers.Host = host;
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
