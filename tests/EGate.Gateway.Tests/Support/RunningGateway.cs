using System.Net;
using EGate.Contract.Officers;
using EGate.Gateway.Hosting;
using EGate.Gateway.Options;
using EGate.Gateway.Passengers;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EGate.Gateway.Tests.Support;

/// <summary>The real gateway on free ports, before a fake egated, with accounts in a folder of its own.</summary>
public sealed class RunningGateway : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    // One key derivation for all tests: 600,000 rounds take their time.
    private static readonly Lazy<(OfficerAccount Officer, OfficerAccount Viewer)> Made = new(() =>
        (
            OfficerAccount.Create("a.officer", OfficerRoles.Officer, Password),
            OfficerAccount.Create("v.viewer", OfficerRoles.Viewer, Password)
        )
    );

    private readonly IHost _host;

    private RunningGateway(DirectoryInfo folder, FakeEgated egated, IHost host)
    {
        Folder = folder;
        Egated = egated;
        _host = host;
        var addresses = host
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.ToList();
        Traveller = new Uri(addresses[0]);
        Officers = new Uri(addresses[1]);
        Upload = addresses.Count > 2 ? new Uri(addresses[2]) : null;
    }

    public static OfficerAccount Officer => Made.Value.Officer;

    public static OfficerAccount Viewer => Made.Value.Viewer;

    public DirectoryInfo Folder { get; }

    public FakeEgated Egated { get; }

    public LaneScript Script => Egated.Script;

    public Uri Traveller { get; }

    public Uri Officers { get; }

    /// <summary>Where passenger messages are taken; null when nowhere.</summary>
    public Uri? Upload { get; }

    public string AccountsPath => Path.Combine(Folder.FullName, "accounts.json");

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public static async Task<RunningGateway> StartAsync(Func<string, IntakeOptions>? passengers = null)
    {
        var folder = Directory.CreateTempSubdirectory("egw");
        var egated = await FakeEgated.StartAsync(Path.Combine(folder.FullName, "d.sock"));
        var accounts = Path.Combine(folder.FullName, "accounts.json");
        AccountsFile.New().With(Officer).With(Viewer).Write(accounts);
        var free = new IPEndPoint(IPAddress.Loopback, 0);
        var host = GatewayHost.Build(
            new GatewayOptions(egated.Socket, free, free, accounts)
            {
                Passengers = passengers?.Invoke(folder.FullName),
            },
            TimeProvider.System
        );
        await host.StartAsync();
        return new RunningGateway(folder, egated, host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await Egated.DisposeAsync();
        Folder.Delete(recursive: true);
    }
}
