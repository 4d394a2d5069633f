using System.CommandLine;

namespace EGate.Cli;

/// <summary>The options that every verb has.</summary>
internal sealed class CommonOptions
{
    private const int WaitByDefault = 3;
    private const int WaitMax = 120;

    private const string SocketByDefault = "/run/egate/egated.sock";

    /// <summary>JSON for programs instead of text for people; its keys are stable.</summary>
    public Option<bool> Json { get; } =
        new("--json") { Description = "Print JSON; its keys are stable.", Recursive = true };

    /// <summary>egated's socket.</summary>
    public Option<string> Socket { get; } =
        new("--socket")
        {
            Description =
                $"egated's socket (default: the variable EGATE_SOCKET, {SocketByDefault}, or that of make run in this checkout).",
            HelpName = "PATH",
            Recursive = true,
            DefaultValueFactory = _ =>
                Environment.GetEnvironmentVariable("EGATE_SOCKET") is { Length: > 0 } path
                    ? path
                    : StateOfCheckout.Or(SocketByDefault, "egated.sock"),
        };

    /// <summary>Longest wait for an answer that egated gives from memory, in seconds. Tests and travellers have their own limits.</summary>
    public Option<int> Wait { get; } = WaitOption();

    /// <summary>Opens a connection as the command line asks for.</summary>
    public LaneConnection Connect(ParseResult parsed, TimeProvider time) =>
        new(parsed.GetRequiredValue(Socket), TimeSpan.FromSeconds(parsed.GetValue(Wait)), time);

    private static Option<int> WaitOption()
    {
        var option = new Option<int>("--wait")
        {
            Description = $"Longest wait for egated's answer, 1 to {WaitMax} s.",
            HelpName = "SECONDS",
            Recursive = true,
            DefaultValueFactory = _ => WaitByDefault,
        };
        option.MustBeWithin(1, WaitMax);
        return option;
    }
}
