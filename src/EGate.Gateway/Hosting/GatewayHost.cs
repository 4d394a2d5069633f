using System.Security.Cryptography;
using EGate.Gateway.Databases;
using EGate.Gateway.Link;
using EGate.Gateway.Lists;
using EGate.Gateway.OfficersPage;
using EGate.Gateway.Options;
using EGate.Gateway.Passengers;
using EGate.Gateway.Sharing;
using EGate.Gateway.TravellerPage;
using EGate.Passengers;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting.Systemd;

namespace EGate.Gateway.Hosting;

/// <summary>
/// Puts the gateway together. The plain host builder is used because each listener has its own routes: WebApplication would pour the
/// routes of all branches into one table.
/// </summary>
public static class GatewayHost
{
    // Officers' pages and one kiosk; a browser opens six connections at most.
    private const int MaxConnections = 200;
    private const int MaxRequestBytes = 16 * 1024;

    /// <summary>The host, not yet started. The caller disposes it.</summary>
    public static IHost Build(GatewayOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (store, why) = options.Passengers is { } passengers ? PassengerParts.Open(passengers) : (null, "");
        return new HostBuilder()
            .UseContentRoot(AppContext.BaseDirectory)
            .ConfigureLogging(log =>
                log.SetMinimumLevel(LogLevel.Information)
                    .AddFilter("Microsoft", LogLevel.Warning)
                    .AddFilter("Grpc", LogLevel.Warning)
                    .AddSimpleConsole(console => console.SingleLine = true)
            )
            .ConfigureServices(services => AddParts(services, options, clock))
            .ConfigureServices(services => AddPassengers(services, options.Passengers, store, why))
            .ConfigureWebHost(
                web => web.UseKestrel(kestrel => Listen(kestrel, options, store is not null)).Configure(Route),
                web => web.SuppressEnvironmentConfiguration = true
            )
            .ConfigureServices(TellSystemd)
            .Build();
    }

    /// <summary>
    /// Registers systemd's notifier when there is a socket to notify. The package's own test reads the parent's name in /proc, which
    /// ProtectProc of the unit hides, and then sends no READY at all.
    /// </summary>
    private static void TellSystemd(IServiceCollection services)
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NOTIFY_SOCKET")))
        {
            services.AddLogging(log => log.AddSystemdConsole());
            services.AddSingleton<ISystemdNotifier, SystemdNotifier>().AddSingleton<IHostLifetime, SystemdLifetime>();
        }
    }

    private static void AddParts(IServiceCollection services, GatewayOptions options, TimeProvider clock)
    {
        services.AddRouting();
        services.AddSingleton(options).AddSingleton(clock);
        services.AddSingleton<LaneChannel>().AddSingleton<LaneBoard>().AddHostedService<LaneLink>();
        services.AddSingleton<AccountStore>().AddSingleton<Challenges>().AddSingleton<AttemptLimits>();
        services.AddSingleton<Sessions>().AddSingleton<SignIn>();
        services.AddHostedService<AddressNotice>();
        AddDatabases(services, options);
        if (options.Receivers.Count > 0)
        {
            services.AddHostedService<SharingLink>();
        }

        if (options.Lists is { } lists)
        {
            ListFetching.Add(services, lists);
        }

        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
    }

    private static void AddDatabases(IServiceCollection services, GatewayOptions options)
    {
        if (options.Databases.Count == 0)
        {
            return;
        }

        services.AddSingleton(s => new DatabaseSet(
            options.Databases,
            s.GetRequiredService<TimeProvider>(),
            new Random(RandomNumberGenerator.GetInt32(int.MaxValue))
        ));
        services.AddHostedService<DatabaseProbe>().AddHostedService<DatabaseLink>();
    }

    private static void AddPassengers(
        IServiceCollection services,
        IntakeOptions? options,
        ArrivalStore? store,
        string why
    )
    {
        if (options is not null && store is not null)
        {
            PassengerParts.Add(services, options, store);
        }
        else if (why.Length > 0)
        {
            services.AddHostedService(s => new IntakeAway(why, s.GetRequiredService<ILogger<IntakeAway>>()));
        }
    }

    private static void Listen(KestrelServerOptions kestrel, GatewayOptions options, bool takesPassengers)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        kestrel.Listen(options.Traveller, listen => Mark(listen, Surface.Traveller));
        kestrel.Listen(options.Officers, listen => Mark(listen, Surface.Officers));
        if (takesPassengers && options.Passengers?.Upload is { } upload)
        {
            UploadListener.Add(kestrel, upload, listen => Mark(listen, Surface.Upload));
        }
    }

    private static void Mark(ListenOptions listen, Surface surface)
    {
        listen.Protocols = HttpProtocols.Http1;
        listen.Use(next =>
            connection =>
            {
                connection.Features.Set(new SurfaceMark(surface));
                return next(connection);
            }
        );
    }

    private static void Route(IApplicationBuilder app)
    {
        app.UseSafeHeaders();
        app.MapWhen(
            context => SurfaceMark.Is(context, Surface.Traveller),
            branch => branch.UseRouting().UseEndpoints(TravellerEndpoints.Map)
        );
        app.MapWhen(
            context => SurfaceMark.Is(context, Surface.Officers),
            branch => branch.UseRouting().UseEndpoints(OfficerEndpoints.Map)
        );
        app.MapWhen(
            context => SurfaceMark.Is(context, Surface.Upload),
            branch => branch.UseRouting().UseEndpoints(UploadEndpoints.Map)
        );
    }
}
