using System.Buffers;
using System.Collections.Concurrent;
using System.Net.Security;
using EGate.Exchange;
using EGate.Gateway.Hosting;
using EGate.Gateway.Options;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace EGate.Gateway.Sharing;

/// <summary>
/// Publishes a notification over MQTT 5 with quality of service 1, and waits until the receiver itself says on <c>TOPIC/ack</c> that it
/// has it (<see cref="Acknowledgement"/>): a broker that restarts may have lost what it took. Connects when it must, and again when the
/// connection is gone.
/// </summary>
internal sealed class MqttTransport : INotificationTransport, IDisposable
{
    private const int PayloadMax = 4 * 1024;

    private readonly ReceiverSettings _settings;
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <summary>A way to a receiver behind a broker.</summary>
    public MqttTransport(ReceiverSettings settings)
    {
        _settings = settings;
        _client.ApplicationMessageReceivedAsync += OnMessage;
        _client.DisconnectedAsync += OnDisconnected;
    }

    /// <inheritdoc/>
    public async Task DeliverAsync(OutgoingNotification notification, CancellationToken cancellation)
    {
        var acknowledged = _waiting.GetOrAdd(
            notification.Id,
            _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        try
        {
            await ConnectAsync(cancellation);
            var result = await _client.PublishAsync(MessageOf(notification), cancellation);
            if (!result.IsSuccess)
            {
                throw new DeliveryException($"the broker refused it ({result.ReasonCode})");
            }

            await acknowledged.Task.WaitAsync(cancellation);
        }
        catch (Exception e)
            when (e is MqttCommunicationException or MqttProtocolViolationException or InvalidOperationException
                || (e is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            throw new DeliveryException($"the broker is away ({e.GetType().Name})", e);
        }
        finally
        {
            _waiting.TryRemove(notification.Id, out _);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _connecting.Dispose();
    }

    private async Task ConnectAsync(CancellationToken cancellation)
    {
        if (_client.IsConnected)
        {
            return;
        }

        await _connecting.WaitAsync(cancellation);
        try
        {
            if (!_client.IsConnected)
            {
                await _client.ConnectAsync(Options(), cancellation);
                await _client.SubscribeAsync(
                    $"{_settings.Topic}/ack",
                    MqttQualityOfServiceLevel.AtLeastOnce,
                    cancellation
                );
            }
        }
        finally
        {
            _connecting.Release();
        }
    }

    private MqttClientOptions Options()
    {
        var url = _settings.Url!;
        var builder = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V500)
            .WithTcpServer(url.Host, url.Port)
            .WithCleanStart()
            .WithMaximumPacketSize(PayloadMax);
        if (BrokerUrl.IsSecure(url))
        {
            builder.WithTlsOptions(Secure);
        }

        return builder.Build();
    }

    private void Secure(MqttClientTlsOptionsBuilder tls)
    {
        tls.UseTls();
        if (_settings.Certificate is { } certificate)
        {
            tls.WithClientCertificates([TlsSettings.ClientCertificate(certificate)]);
        }

        if (_settings.Authorities is { } authorities)
        {
            var trusted = TlsSettings.Authorities(authorities);
            tls.WithCertificateValidationHandler(seen =>
                (seen.SslPolicyErrors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None
                && TlsSettings.EndsAt(seen.Certificate, trusted)
            );
        }
    }

    private MqttApplicationMessage MessageOf(OutgoingNotification notification) =>
        new MqttApplicationMessageBuilder()
            .WithTopic(_settings.Topic)
            .WithPayload(notification.Body.ToArray())
            .WithContentType("application/json")
            .WithResponseTopic($"{_settings.Topic}/ack")
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .Build();

    private Task OnMessage(MqttApplicationMessageReceivedEventArgs received)
    {
        try
        {
            var id = Acknowledgement.Read(received.ApplicationMessage.Payload.ToArray());
            if (_waiting.TryGetValue(id, out var waiting))
            {
                waiting.TrySetResult();
            }
        }
        catch (NotificationFormatException)
        {
            // Anybody at the broker may write there; what is no acknowledgement acknowledges nothing.
        }

        return Task.CompletedTask;
    }

    /// <summary>What waits for a word that cannot come any more is tried again, not waited out.</summary>
    private Task OnDisconnected(MqttClientDisconnectedEventArgs gone)
    {
        foreach (var waiting in _waiting.Values)
        {
            waiting.TrySetException(new MqttCommunicationException("disconnected"));
        }

        return Task.CompletedTask;
    }
}
