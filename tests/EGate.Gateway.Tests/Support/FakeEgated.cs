using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EGate.Gateway.Tests.Support;

/// <summary>A gRPC server on a unix socket that plays egated: it says what the test writes, keeps the contract's 500 ms beat, and can fall silent or stop.</summary>
public sealed class FakeEgated : IAsyncDisposable
{
    private WebApplication? _app;

    public FakeEgated(string socket) => Socket = socket;

    public string Socket { get; }

    public LaneScript Script { get; } = new();

    public ArrivalsScript Arrivals { get; } = new();

    public static async Task<FakeEgated> StartAsync(string socket)
    {
        var fake = new FakeEgated(socket);
        await fake.StartAsync();
        return fake;
    }

    public async Task StartAsync()
    {
        File.Delete(Socket);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(Script).AddSingleton(Arrivals);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        builder.WebHost.ConfigureKestrel(k => k.ListenUnixSocket(Socket, l => l.Protocols = HttpProtocols.Http2));
        _app = builder.Build();
        _app.MapGrpcService<ScriptedLane>();
        _app.MapGrpcService<ScriptedArrivals>();
        await _app.StartAsync();
    }

    public async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
