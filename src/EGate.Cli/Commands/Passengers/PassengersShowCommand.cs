using System.CommandLine;
using EGate.Cli.Answers;
using EGate.Core;
using EGate.Passengers;
using Spectre.Console;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl passengers show</c>: who is expected on a flight, or with a document.</summary>
internal static class PassengersShowCommand
{
    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var what = new Argument<string>("FLIGHT|DOCUMENT")
        {
            Description = "A flight (UT324, ut 0324) or the number of a document.",
        };
        var store = PassengersCommands.StoreOption();
        var command = new Command("show", "Show the expected arrivals of a flight or with a document.") { what, store };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(store);
            var sought = parsed.GetRequiredValue(what);
            using var opened = PassengerFiles.Store(path, make: false);
            var arrivals = PassengerFiles.Storing(path, () => Find(opened, sought));
            if (arrivals.Count == 0)
            {
                throw new CommandFailure(
                    Catalogue.NotFound,
                    ExitCodes.NotFound,
                    $"Nobody is expected on a flight or with a document \"{sought}\"."
                );
            }

            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(arrivals.Select(PassengerAnswers.Arrival));
            }
            else
            {
                terminal.Show(Table(arrivals));
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static IReadOnlyList<ExpectedArrival> Find(ArrivalStore store, string sought) =>
        store.OfFlight(sought) is { Count: > 0 } found ? found : store.OfDocument(sought);

    private static Grid Table(IReadOnlyList<ExpectedArrival> arrivals)
    {
        var grid = new Grid();
        for (var column = 0; column < 8; column++)
        {
            grid.AddColumn(new GridColumn { NoWrap = true });
        }

        foreach (var arrival in arrivals)
        {
            grid.AddRow(
                Terminal.Plain(arrival.Flight),
                Terminal.Plain($"{arrival.From}-{arrival.To}"),
                PassengerAnswers.Local(arrival.Arrives ?? arrival.Departs) ?? "",
                $"{arrival.State}",
                Terminal.Plain(
                    $"{arrival.Surname}, {arrival.GivenNames}{(arrival.IsInfant ? " (infant)" : "")}".Trim(' ', ',')
                ),
                Terminal.Plain($"{arrival.BirthDate} {arrival.Sex} {arrival.Nationality}"),
                Terminal.Plain($"{arrival.Document?.Type} {arrival.Document?.Number} {arrival.Document?.Issuer}"),
                Terminal.Plain(string.Join(", ", arrival.Flags))
            );
        }

        return grid;
    }
}
