using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace EGate.Gateway.Tests.Lists;

/// <summary>A plain file server on loopback that can be told to misbehave. It knows ranges and entity tags, as servers of files do.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    private FileServer(IHost host) => _host = host;

    internal Uri Url { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Requests so far: path, range, status.</summary>
    internal ConcurrentQueue<(string Path, string Range, int Status)> Requests { get; } = new();

    /// <summary>Breaks the connection after so many bytes of a file; null never does.</summary>
    internal int? CutAfter { get; set; }

    /// <summary>Answers with this status only.</summary>
    internal int? Only { get; set; }

    /// <summary>Ignores ranges.</summary>
    internal bool KnowsNoRanges { get; set; }

    /// <summary>Sends the first bytes of a file and then nothing more.</summary>
    internal bool FallsSilent { get; set; }

    /// <summary>Sends more bytes than it says, without a length.</summary>
    internal bool SendsMore { get; set; }

    internal static async Task<FileServer> StartAsync()
    {
        FileServer? server = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(context => server!.AnswerAsync(context));
        server = new FileServer(app);
        await app.StartAsync();
        server.Url = new Uri(app.Urls.Single() + "/gates/");
        return server;
    }

    /// <summary>Serves a package of these files; gives its manifest.</summary>
    internal string Serve(long sequence, params (string Prefix, byte[] Content)[] files)
    {
        var listed = files.Select(f => (Name: $"{f.Prefix}-{Hash(f.Content)[..16]}.index", f.Content)).ToList();
        foreach (var (name, content) in listed)
        {
            _files[name] = content;
        }

        var text = string.Join(
            ", ",
            listed.Select(f =>
                $"{{\"name\": \"{f.Name}\", \"bytes\": {f.Content.Length}, \"sha256\": \"{Hash(f.Content)}\"}}"
            )
        );
        var manifest = $"{{\"sequence\": {sequence}, \"files\": [{text}]}}\n\n— egate-lists AAAA\n";
        Put("manifest.egate", Encoding.UTF8.GetBytes(manifest));
        return manifest;
    }

    internal void Put(string name, byte[] content) => _files[name] = content;

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(TimeSpan.FromSeconds(1));
        _host.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var name = context.Request.Path.Value!["/gates/".Length..];
        var range = context.Request.Headers.Range.ToString();
        var isManifest = name == "manifest.egate";
        context.Response.StatusCode = StatusOf(context, name, range, isManifest);
        Requests.Enqueue((name, range, context.Response.StatusCode));
        if (context.Response.StatusCode >= 300)
        {
            return;
        }

        var content = _files[name];
        var from = context.Response.StatusCode == 206 ? int.Parse(range["bytes=".Length..^1], null) : 0;
        var part = content.AsMemory(from);
        context.Response.Headers.ETag = $"\"{Hash(content)}\"";
        if (from > 0)
        {
            context.Response.Headers.ContentRange = $"bytes {from}-{content.Length - 1}/{content.Length}";
        }

        await SendAsync(context, part, isManifest);
    }

    private int StatusOf(HttpContext context, string name, string range, bool isManifest) =>
        Only is { } only ? only
        : !_files.TryGetValue(name, out var content) ? 404
        : isManifest && context.Request.Headers.IfNoneMatch == $"\"{Hash(content)}\"" ? 304
        : range.Length == 0 || KnowsNoRanges ? 200
        : int.Parse(range["bytes=".Length..^1], null) >= content.Length ? 416
        : 206;

    private async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> part, bool isManifest)
    {
        var body = context.Response.Body;
        if (!isManifest && SendsMore)
        {
            await body.WriteAsync(part);
            await body.WriteAsync(new byte[100_000]);
            return;
        }

        context.Response.ContentLength = part.Length;
        if (!isManifest && FallsSilent)
        {
            await body.WriteAsync(part[..10]);
            await body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
                .ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        if (!isManifest && CutAfter < part.Length)
        {
            await body.WriteAsync(part[..CutAfter.Value]);
            await body.FlushAsync();
            context.Abort();
            return;
        }

        await body.WriteAsync(part);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
