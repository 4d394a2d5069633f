using System.CommandLine;

namespace EGate.Cli.Commands.Lists;

/// <summary><c>egatectl lists</c>: makes, moves, examines and searches packages of lists; works without egated.</summary>
internal static class ListsCommands
{
    public static Command Create(CommonOptions common, Terminal terminal) =>
        new("lists", "Watchlists: make, move, examine and search packages; works without egated.")
        {
            ListsBuildCommand.Create(common, terminal),
            ListsPackageCommands.Import(common, terminal),
            ListsPackageCommands.Info(common, terminal),
            ListsPackageCommands.Verify(common, terminal),
            ListsMatchCommand.Create(common, terminal),
            ListsSearchCommand.Create(common, terminal),
            ListsActCommands.Rollback(common, terminal),
            ListsActCommands.Clear(common, terminal),
            ListsActCommands.Key(common, terminal),
        };
}
