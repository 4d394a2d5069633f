using System.CommandLine;

namespace EGate.Cli;

/// <summary>The options that every verb has.</summary>
internal sealed class CommonOptions
{
    private const string SocketByDefault = "/run/egate/egated.sock";

    /// <summary>JSON for programs instead of text for people; its keys are stable.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON; its keys are stable.", Recursive = true };

    /// <summary>egated's socket.</summary>
    public Option<string> Socket { get; } =
        new("--socket")
        {
            Description = $"egated's socket (default: the variable EGATE_SOCKET, or {SocketByDefault}).",
            HelpName = "PATH",
            Recursive = true,
            DefaultValueFactory = _ =>
                Environment.GetEnvironmentVariable("EGATE_SOCKET") is { Length: > 0 } path ? path : SocketByDefault,
        };
}
