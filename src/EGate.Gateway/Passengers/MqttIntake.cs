using System.Buffers;
using EGate.Gateway.Options;
using EGate.Passengers;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace EGate.Gateway.Passengers;

/// <summary>
/// Takes messages from a broker: MQTT 5, at least once, with a session that the broker keeps for a week. A message is acknowledged when it
/// is stored, so what came while the gateway was away, or could not store, comes again. What holds no passenger message is acknowledged
/// too, and said: it would come for ever.
/// </summary>
internal sealed partial class MqttIntake(
    MqttOptions options,
    PassengerIntake intake,
    TimeProvider clock,
    ILogger<MqttIntake> log
) : BackgroundService
{
    /// <summary>Largest packet the broker may send, bytes; a list of 10,000 persons takes about 2.5 million.</summary>
    internal const uint PacketBytesMax = 16 << 20;

    private const ushort AtOnceMax = 4;
    private const uint SessionSeconds = 7 * 24 * 3600;
    private const int LoginLines = 2;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StoreAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(10);

    private bool saidLost;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            pause =
                await ServeAsync(stoppingToken) ? FirstPause
                : pause * 2 < LongestPause ? pause * 2
                : LongestPause;
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Connects and serves until the connection ends; true when there was one.</summary>
    private async Task<bool> ServeAsync(CancellationToken stop)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        client.DisconnectedAsync += _ =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        client.ApplicationMessageReceivedAsync += received => TakeAsync(received, stop);
        var connected = false;
        try
        {
            await client.ConnectAsync(Client(), stop);
            connected = true;
            await client.SubscribeAsync(options.Topic, MqttQualityOfServiceLevel.AtLeastOnce, stop);
            LogConnected(options.Url.Host, options.Topic);
            saidLost = false;
            await ended.Task.WaitAsync(stop);
            SayLost("the connection ended");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The session stays at the broker.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever a broker or a line does must not end the gateway.
            SayLost(e.GetType().Name);
        }

        return connected;
    }

    private async Task TakeAsync(MqttApplicationMessageReceivedEventArgs received, CancellationToken stop)
    {
        received.AutoAcknowledge = false;
        var payload = received.ApplicationMessage.Payload.ToArray();
        var mayWait = received.ApplicationMessage.QualityOfServiceLevel != MqttQualityOfServiceLevel.AtMostOnce;
        if (await StoreAsync(payload, mayWait, stop))
        {
            await received.AcknowledgeAsync(stop);
        }
    }

    /// <summary>Stores a message, as often as it takes when the broker keeps it meanwhile; false when it was not stored.</summary>
    private async Task<bool> StoreAsync(byte[] payload, bool mayWait, CancellationToken stop)
    {
        var said = false;
        while (true)
        {
            try
            {
                using var source = new MemoryStream(payload, writable: false);
                var report = await intake.ImportAsync(source, "MQTT", stop);
                if (report.Messages == 0)
                {
                    LogRefused(payload.Length);
                }

                return true;
            }
            catch (ArrivalStoreException e)
            {
                if (!said)
                {
                    said = true;
                    LogStore(e.Message);
                }

                if (!mayWait)
                {
                    return false;
                }

                await Task.Delay(StoreAgain, clock, stop);
            }
        }
    }

    private MqttClientOptions Client()
    {
        var builder = new MqttClientOptionsBuilder()
            .WithTcpServer(options.Url.Host, options.Url.Port)
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(options.Client)
            .WithCleanStart(false)
            .WithSessionExpiryInterval(SessionSeconds)
            .WithReceiveMaximum(AtOnceMax)
            .WithMaximumPacketSize(PacketBytesMax)
            .WithTimeout(AnswerMax);
        if (BrokerUrl.IsSecure(options.Url))
        {
            builder.WithTlsOptions(tls => tls.UseTls());
        }

        if (options.Login is { } file && File.ReadLines(file).Take(LoginLines).ToArray() is [var name, var password])
        {
            builder.WithCredentials(name, password);
        }

        return builder.Build();
    }

    private void SayLost(string why)
    {
        if (!saidLost)
        {
            saidLost = true;
            LogLost(options.Url.Host, why);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "passenger messages come from broker {Host}, topic {Topic}")]
    private partial void LogConnected(string host, string topic);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "no contact with broker {Host} ({Why}); tried again, at most every 30 s"
    )]
    private partial void LogLost(string host, string why);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "a message of {Bytes} bytes from the broker holds no passenger message"
    )]
    private partial void LogRefused(int bytes);

    [LoggerMessage(Level = LogLevel.Error, Message = "ARRIVAL_STORE_UNUSABLE: {Why} The broker keeps the message.")]
    private partial void LogStore(string why);
}
