using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EGate.Exchange.Tests.Sharing;

/// <summary>What a receiver keeps: ids it has seen, and how often each came. It outlives the receiver's restarts, as its disk would.</summary>
internal sealed class KeptIds
{
    private readonly ConcurrentDictionary<string, int> _seen = new(StringComparer.Ordinal);
    private int _kept;

    /// <summary>Ids that were new when they came: what the receiver worked on.</summary>
    public int Kept => Volatile.Read(ref _kept);

    /// <summary>Deliveries beyond the first of each id.</summary>
    public int Repeats => _seen.Values.Sum() - _seen.Count;

    /// <summary>Every id once.</summary>
    public IEnumerable<string> Ids => _seen.Keys;

    /// <summary>A notification has come; it must be one of the schema.</summary>
    public string Take(ReadOnlyMemory<byte> body)
    {
        var id = HitNotification.Read(body).Id;
        if (_seen.AddOrUpdate(id, 1, (_, times) => times + 1) == 1)
        {
            Interlocked.Increment(ref _kept);
        }

        return id;
    }
}

/// <summary>A webhook on loopback that can be killed and started again on its port.</summary>
internal sealed class WebhookReceiver(KeptIds kept) : IAsyncDisposable
{
    private WebApplication? _app;

    public int Port { get; private set; }

    /// <summary>Answers this instead of taking notifications; 0 takes them.</summary>
    public int Refuses { get; set; }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, Port));
        var app = builder.Build();
        app.MapPost(
            "/hits",
            async context =>
            {
                if (Refuses != 0)
                {
                    context.Response.StatusCode = Refuses;
                    return;
                }

                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body, context.RequestAborted);
                var id = kept.Take(body.ToArray());
                context.Response.StatusCode =
                    context.Request.Headers["Idempotency-Key"] == id
                        ? StatusCodes.Status204NoContent
                        : StatusCodes.Status400BadRequest;
            }
        );
        await app.StartAsync();
        Port = new Uri(app.Urls.Single()).Port;
        _app = app;
    }

    /// <summary>Stops at once: connections break, answers under way are lost.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _app, null) is { } app)
        {
            using var now = new CancellationTokenSource(TimeSpan.Zero, TimeProvider.System);
            await app.StopAsync(now.Token);
            await app.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();
}

/// <summary>MQTTnet's own broker on loopback, which forgets everything when it restarts, and one receiver that acknowledges.</summary>
internal sealed class MqttReceiver(KeptIds kept) : IAsyncDisposable
{
    public const string Topic = "egate/hits";
    private MqttServer? _broker;
    private IMqttClient? _client;

    public int Port { get; private set; }

    /// <summary>Starts the broker and the receiver.</summary>
    public async Task StartAsync()
    {
        await StartBrokerAsync();
        await StartReceiverAsync();
    }

    public async Task StartBrokerAsync()
    {
        Port = Port == 0 ? FreePort() : Port;
        var options = new MqttServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithDefaultEndpointPort(Port)
            .Build();
        _broker = new MqttServerFactory().CreateMqttServer(options);
        await _broker.StartAsync();
    }

    public async Task StartReceiverAsync()
    {
        var client = new MqttClientFactory().CreateMqttClient();
        client.ApplicationMessageReceivedAsync += async received =>
        {
            var id = kept.Take(received.ApplicationMessage.Payload.ToArray());
            await client.PublishBinaryAsync(
                received.ApplicationMessage.ResponseTopic,
                Acknowledgement.Write(id),
                MqttQualityOfServiceLevel.AtLeastOnce
            );
        };
        await client.ConnectAsync(
            new MqttClientOptionsBuilder()
                .WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V500)
                .WithTcpServer("127.0.0.1", Port)
                .Build()
        );
        await client.SubscribeAsync(Topic, MqttQualityOfServiceLevel.AtLeastOnce);
        _client = client;
    }

    public async Task KillReceiverAsync()
    {
        if (Interlocked.Exchange(ref _client, null) is { } client)
        {
            await client.DisconnectAsync();
            client.Dispose();
        }
    }

    public async Task KillBrokerAsync()
    {
        if (Interlocked.Exchange(ref _broker, null) is { } broker)
        {
            await broker.StopAsync();
            broker.Dispose();
        }
    }

    /// <summary>Something that is no acknowledgement, as anybody at the broker could write it.</summary>
    public Task DisturbAsync() => _client!.PublishStringAsync($"{Topic}/ack", "{\"id\":\"nonsense");

    public async ValueTask DisposeAsync()
    {
        await KillReceiverAsync();
        await KillBrokerAsync();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
