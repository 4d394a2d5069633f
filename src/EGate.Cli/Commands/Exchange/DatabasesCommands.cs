using System.CommandLine;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl databases</c>: online databases, by hand and for practice.</summary>
internal static class DatabasesCommands
{
    public static Command Create(CommonOptions common, Terminal terminal) =>
        new("databases", "Online databases: ask them by hand; a test server for practice.")
        {
            DatabasesQueryCommand.Create(common, terminal),
            DatabasesServeCommand.Create(common, terminal),
        };
}
