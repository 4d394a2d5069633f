using EGate.Gateway.Link;
using EGate.Passengers;

namespace EGate.Gateway.Passengers;

/// <summary>Registers the intake of passenger messages.</summary>
internal static class PassengerParts
{
    /// <summary>The store; null, with the reason, when it cannot be opened: then the pages are served all the same, and no message is taken.</summary>
    internal static (ArrivalStore? Store, string Why) Open(IntakeOptions options)
    {
        try
        {
            return (ArrivalStore.Open(options.Store), "");
        }
        catch (ArrivalStoreException e)
        {
            return (null, e.Message);
        }
    }

    /// <summary>Registers everything over a store, which the host closes.</summary>
    internal static void Add(IServiceCollection services, IntakeOptions options, ArrivalStore store)
    {
        services.AddSingleton(options);
        services.AddSingleton(_ => store);
        services.AddSingleton(s => new RulesFile(options.Rules, s.GetRequiredService<ILogger<RulesFile>>()));
        services.AddSingleton<PassengerIntake>();
        services.AddHostedService(s => new ArrivalSync(
            s.GetRequiredService<ArrivalStore>(),
            s.GetRequiredService<LaneChannel>(),
            s.GetRequiredService<TimeProvider>(),
            TimeProvider.System,
            s.GetRequiredService<ILogger<ArrivalSync>>()
        ));
        services.AddHostedService(s => new RetentionSchedule(
            s.GetRequiredService<ArrivalStore>(),
            options.Retention,
            s.GetService<DropFolder>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<RetentionSchedule>>()
        ));
        if (options.Drop is { } folder)
        {
            services.AddSingleton<DropFolderLog>();
            services.AddSingleton(s => new DropFolder(
                folder,
                s.GetRequiredService<PassengerIntake>(),
                s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<DropFolderLog>()
            ));
            services.AddHostedService<DropFolderService>();
        }

        if (options.Upload is { } upload)
        {
            services.AddSingleton(s => new SenderTokens(upload.Senders, s.GetRequiredService<ILogger<SenderTokens>>()));
        }

        if (options.Mqtt is { } mqtt)
        {
            services.AddHostedService(s => new MqttIntake(
                mqtt,
                s.GetRequiredService<PassengerIntake>(),
                s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<ILogger<MqttIntake>>()
            ));
        }
    }
}
