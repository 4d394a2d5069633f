using EGate.Gateway.Passengers;
using Microsoft.Extensions.Logging.Abstractions;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EGate.Gateway.Tests.Passengers;

/// <summary>Messages from a broker in this process: stored, kept by the broker while the gateway is away, and rubbish passed over.</summary>
public sealed class MqttIntakeTests : IAsyncLifetime
{
    private const string Topic = "egate/passengers";
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    private readonly IntakeFixture fixture = new();

    // A message is acknowledged when it is stored.
    private readonly SemaphoreSlim acknowledged = new(0);
    private readonly SemaphoreSlim gone = new(0);
    private MqttServer broker = null!;
    private int port;

    public async ValueTask InitializeAsync()
    {
        using (var probe = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0))
        {
            probe.Start();
            port = ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
        }

        var factory = new MqttServerFactory();
        broker = factory.CreateMqttServer(
            factory
                .CreateServerOptionsBuilder()
                .WithDefaultEndpoint()
                .WithDefaultEndpointPort(port)
                .WithDefaultEndpointBoundIPAddress(System.Net.IPAddress.Loopback)
                .WithPersistentSessions()
                .Build()
        );
        broker.ClientAcknowledgedPublishPacketAsync += _ => Tell(acknowledged);
        broker.ClientDisconnectedAsync += _ => Tell(gone);
        await broker.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await broker.StopAsync();
        broker.Dispose();
        fixture.Dispose();
        acknowledged.Dispose();
        gone.Dispose();
    }

    [Fact]
    public async Task Message_of_the_topic_is_stored_and_rubbish_before_it_does_not_stop_it()
    {
        await using var running = await StartAsync();

        await PublishAsync("rubbish \0 that is no message"u8.ToArray());
        await PublishAsync(IntakeFixture.Bytes(IntakeFixture.List));

        await ToldAsync(acknowledged);
        await ToldAsync(acknowledged);
        Assert.Equal(2, fixture.Expected("UT324"));
    }

    [Fact]
    public async Task Message_that_came_while_the_gateway_was_away_is_stored_when_it_is_back()
    {
        await (await StartAsync()).DisposeAsync();
        await ToldAsync(gone);
        await PublishAsync(IntakeFixture.Bytes(IntakeFixture.List));
        Assert.Equal(0, fixture.Expected("UT324"));

        await using var running = await StartAsync();

        await ToldAsync(acknowledged);
        Assert.Equal(2, fixture.Expected("UT324"));
    }

    private async Task<Running> StartAsync()
    {
        var subscribed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        broker.ClientSubscribedTopicAsync += _ =>
        {
            subscribed.TrySetResult();
            return Task.CompletedTask;
        };
        var intake = new MqttIntake(
            new MqttOptions(new Uri($"mqtt://127.0.0.1:{port}"), Topic, "gate-test", null),
            fixture.Intake,
            TimeProvider.System,
            NullLogger<MqttIntake>.Instance
        );
        await intake.StartAsync(CancellationToken.None);
        await subscribed.Task.WaitAsync(Most);
        return new Running(intake);
    }

    private Task PublishAsync(byte[] payload) =>
        broker.InjectApplicationMessage(
            new InjectedMqttApplicationMessage(
                new MqttApplicationMessageBuilder()
                    .WithTopic(Topic)
                    .WithPayload(payload)
                    .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                    .Build()
            )
            {
                SenderClientId = "carrier",
            }
        );

    private static Task Tell(SemaphoreSlim told)
    {
        told.Release();
        return Task.CompletedTask;
    }

    private static async Task ToldAsync(SemaphoreSlim told) =>
        Assert.True(await told.WaitAsync(Most), "the broker did not see it");

    private sealed class Running(MqttIntake intake) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await intake.StopAsync(CancellationToken.None);
            intake.Dispose();
        }
    }
}
