using EGate.Gateway.Link;
using EGate.Gateway.Options;
using Grpc.Core;

namespace EGate.Gateway.Sharing;

/// <summary>Delivers egated's notifications as long as the gateway runs; attaches again when egated was away.</summary>
internal sealed partial class SharingLink : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, INotificationTransport> _transports;
    private readonly Deliverer _deliverer;
    private readonly TimeProvider _time;
    private readonly ILogger<SharingLink> _log;

    /// <summary>Makes a transport for each receiver.</summary>
    public SharingLink(GatewayOptions options, LaneChannel channel, TimeProvider time, ILogger<SharingLink> log)
    {
        (_time, _log) = (time, log);
        _transports = options.Receivers.ToDictionary(r => r.Name, Transport, StringComparer.Ordinal);
        _deliverer = new Deliverer(new LaneNotifications(channel, time), _transports, time);
    }

    /// <summary>The transport that a receiver's settings ask for.</summary>
    internal static INotificationTransport Transport(ReceiverSettings settings) =>
        settings.Transport switch
        {
            "webhook" => new WebhookTransport(settings),
            "mqtt" => new MqttTransport(settings),
            _ => new FileTransport(settings.Folder),
        };

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var transport in _transports.Values.OfType<IDisposable>())
        {
            transport.Dispose();
        }

        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _deliverer.RunAsync(stoppingToken);
                pause = FirstPause;
            }
            catch (Exception e) when (e is RpcException or OperationCanceledException or IOException)
            {
                LogEnded(e.GetType().Name);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }

            await Task.Delay(pause, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Notifications of egated ended: {Problem}")]
    private partial void LogEnded(string problem);
}
