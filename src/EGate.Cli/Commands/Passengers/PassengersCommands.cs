using System.CommandLine;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl passengers</c>: advance passenger information and reservations, on files and on the store of expected arrivals.</summary>
internal static class PassengersCommands
{
    public static Command Create(CommonOptions common, Terminal terminal) =>
        new("passengers", "Passenger messages, expected arrivals and rules; works without egated.")
        {
            PassengersImportCommand.Create(common, terminal),
            PassengersShowCommand.Create(common, terminal),
            PassengersTestCommand.Create(common, terminal),
            PassengersAnswerCommand.Create(common, terminal),
        };

    /// <summary>The store that a verb works on.</summary>
    public static Option<string> StoreOption() =>
        new("--store")
        {
            Description = "The store of expected arrivals; import makes it when it is not there.",
            HelpName = "PATH",
            DefaultValueFactory = _ => StateOfCheckout.Or("/var/lib/egate-gateway/passengers.db", "passengers.db"),
        };
}
