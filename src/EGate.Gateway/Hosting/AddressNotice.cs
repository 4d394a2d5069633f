using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EGate.Gateway.Hosting;

/// <summary>Says where the pages are once they are served; with port 0 this is the only way to learn it.</summary>
internal sealed partial class AddressNotice(IServer server, ILogger<AddressNotice> log) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses.ToList() ?? [];
        if (addresses is [var traveller, var officers, ..])
        {
            LogAddresses(traveller, officers);
            foreach (var upload in addresses[2..])
            {
                LogUpload(upload);
            }
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Passenger messages are taken at {Upload}/passengers")]
    private partial void LogUpload(string upload);

    [LoggerMessage(Level = LogLevel.Information, Message = "Traveller's page {Traveller}  Officers' page {Officers}")]
    private partial void LogAddresses(string traveller, string officers);
}
