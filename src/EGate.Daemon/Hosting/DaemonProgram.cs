using EGate.Core;
using EGate.Daemon.Online;
using EGate.Daemon.Passengers;
using EGate.Daemon.Sharing;
using EGate.Daemon.Socket;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting.Systemd;

namespace EGate.Daemon.Hosting;

/// <summary>The process: a generic host that listens on one unix socket and nothing else.</summary>
internal static class DaemonProgram
{
    /// <summary>Runs until it is told to stop; exit code 0 then, 1 when the lane ended by itself.</summary>
    public static async Task<int> RunAsync(LaneProfile profile, DaemonOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        var underSystemd = UseSystemd(builder);
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = 64 * 1024);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            PrepareSocket(options.Socket);
            kestrel.ListenUnixSocket(options.Socket, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new LaneHost(
            profile,
            options,
            underSystemd ? services.GetService<ISystemdNotifier>() : null,
            services.GetRequiredService<ILoggerFactory>(),
            services.GetRequiredService<TimeProvider>()
        ));
        AddParts(builder.Services);

        await using var app = builder.Build();
        app.MapGrpcService<LaneService>();
        app.MapGrpcService<DatabaseService>();
        app.MapGrpcService<SharingService>();
        app.MapGrpcService<ArrivalsService>();
        await using var lane = app.Services.GetRequiredService<LaneHost>();
        await app.StartAsync();
        File.SetUnixFileMode(
            options.Socket,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite
        );
        lane.Start();
        var ended = await Task.WhenAny(lane.Running, app.WaitForShutdownAsync());
        return ended == lane.Running ? await LaneEndedAsync(app, lane) : 0;
    }

    private static async Task<int> LaneEndedAsync(WebApplication app, LaneHost lane)
    {
        try
        {
            await lane.Running;
        }
        catch (Exception e)
        {
            app.Logger.LogCritical(e, "the lane ended by itself; the process ends so that systemd starts it again");
        }

        await app.StopAsync();
        return 1;
    }

    private static void AddParts(IServiceCollection services)
    {
        services.AddSingleton(s => s.GetRequiredService<LaneHost>().Board);
        services.AddSingleton(s => s.GetRequiredService<LaneHost>().Messages);
        services.AddSingleton(s => s.GetRequiredService<LaneHost>().Officers);
        services.AddSingleton(s => s.GetRequiredService<LaneHost>().Shelf);
        services.AddSingleton(s => s.GetRequiredService<LaneHost>().Devices);
        services.AddSingleton(s => s.GetRequiredService<LaneHost>().Scenarios);
        services.AddSingleton(s => s.GetRequiredService<LaneHost>().Lines);
        services.AddSingleton(s => s.GetRequiredService<LaneHost>().Documents);
        services.AddSingleton(s => s.GetRequiredService<LaneHost>().Arrivals);
    }

    /// <summary>
    /// Registers systemd's notifier when there is a socket to notify. The package's own test reads the parent's name in /proc, which
    /// ProtectProc hides, and then sends no READY at all.
    /// </summary>
    private static bool UseSystemd(WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NOTIFY_SOCKET")))
        {
            return false;
        }

        builder.Logging.AddSystemdConsole();
        builder.Services.AddSingleton<ISystemdNotifier, SystemdNotifier>();
        builder.Services.AddSingleton<IHostLifetime, SystemdLifetime>();
        return true;
    }

    /// <summary>Makes the socket's folder and removes the socket of a process that is no more.</summary>
    private static void PrepareSocket(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.Delete(path);
    }
}
