using System.CommandLine;

namespace EGate.Daemon.Hosting;

/// <summary>What egated is started with.</summary>
/// <param name="Profile">The lane's profile.</param>
/// <param name="State">Folder of journal, keys and, on a simulated lane, what the simulator makes.</param>
/// <param name="Socket">The unix socket to listen on.</param>
/// <param name="Officers">Public keys of the officers whose commands are obeyed; null when there are none.</param>
/// <param name="Models">Folder of the face models, with the clips of the simulated camera in <c>clips</c>.</param>
/// <param name="CheckConfig">Read the profile, say what is wrong with it, and end.</param>
/// <param name="Hurried">Simulated lanes only: people and doors as fast as the sensors allow.</param>
internal sealed record DaemonOptions(
    string Profile,
    string State,
    string Socket,
    string? Officers,
    string Models,
    bool CheckConfig,
    bool Hurried
);

/// <summary>Reads the command line. A usage error prints help to standard error and gives exit code 2.</summary>
internal static class DaemonCommandLine
{
    /// <summary>Parses, then runs <paramref name="run"/>; returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments, Func<DaemonOptions, Task<int>> run)
    {
        var profile = new Option<string>("--profile")
        {
            Description = "The lane's profile (JSON); see hardware/profiles.",
            DefaultValueFactory = _ => "/etc/egate/lane.json",
        };
        var state = new Option<string>("--state")
        {
            Description = "Folder of the journal and its keys.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("STATE_DIRECTORY") ?? "/var/lib/egate",
        };
        var socket = new Option<string>("--socket")
        {
            Description = "The unix socket to listen on.",
            DefaultValueFactory = _ => "/run/egate/egated.sock",
        };
        var officers = new Option<string?>("--officers")
        {
            Description = "Public keys of the officers whose commands are obeyed.",
        };
        var models = new Option<string>("--models")
        {
            Description = "Folder of the face models.",
            DefaultValueFactory = _ => InstalledFolder.Find("models/cache", "/usr/share/egate/models"),
        };
        var check = new Option<bool>("--check-config")
        {
            Description = "Read the profile, say everything that is wrong with it, and end (exit code 0 or 1).",
        };
        var hurried = new Option<bool>("--hurried")
        {
            Description = "Simulated lanes: people and doors as fast as the sensors allow.",
        };
        var command = new RootCommand("egated: the controller of one automated border gate.")
        {
            profile,
            state,
            socket,
            officers,
            models,
            check,
            hurried,
        };
        var code = 0;
        command.SetAction(
            async (parsed, _) =>
                code = await run(
                    new DaemonOptions(
                        parsed.GetValue(profile)!,
                        parsed.GetValue(state)!,
                        parsed.GetValue(socket)!,
                        parsed.GetValue(officers),
                        parsed.GetValue(models)!,
                        parsed.GetValue(check),
                        parsed.GetValue(hurried)
                    )
                )
        );
        var result = command.Parse(arguments);
        var ended = await result.InvokeAsync();
        return result.Errors.Count > 0 ? 2
            : ended != 0 ? ended
            : code;
    }
}
