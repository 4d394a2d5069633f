using System.CommandLine;
using EGate.Cli.Answers;
using EGate.Contract;
using EGate.Core;
using Spectre.Console;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl databases query</c>: asks the lane's online databases about one document or one person.</summary>
internal static class DatabasesQueryCommand
{
    private const string What =
        "Ask the lane's online databases, through egated and the gateway, about a document (--document, --country) or a person (--surname "
        + "and what else is known). egated verifies each answer; the question is journaled with its reason. Exit code: 0 every database "
        + "answered and knows nothing, 1 a hit, or an answer is missing or not verified, 2 wrong usage, 3 no database answered. "
        + "--json: outcome (hit, no-hit, not-answered) and databases[] with fault or hits[].";

    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(15);

    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var options = new Options();
        var command = new Command("query", What);
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            var document = result.GetValue(options.Document) is not null;
            if (document == result.GetValue(options.Surname) is not null)
            {
                result.AddError("Give either --document with --country, or --surname.");
            }
            else if (document && result.GetValue(options.Country) is null)
            {
                result.AddError("--document needs --country, the issuing state as in the zone (UTO).");
            }
        });
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var lane = common.Connect(parsed, terminal.Time);
                var answer = DatabaseQueryAnswer.Of(
                    await lane.QueryDatabasesAsync(options.Query(parsed), AnswerMax, cancellation)
                );
                if (parsed.GetValue(common.Json))
                {
                    Terminal.Json(answer);
                }
                else
                {
                    Show(terminal, answer);
                }

                return answer.Outcome switch
                {
                    DatabaseQueryAnswer.NoHit => ExitCodes.Ok,
                    DatabaseQueryAnswer.NotAnswered when answer.Databases.All(d => d.Fault is not null) =>
                        ExitCodes.NotFound,
                    _ => ExitCodes.Failed,
                };
            }
        );
        return command;
    }

    private static void Show(Terminal terminal, DatabaseQueryAnswer answer)
    {
        foreach (var database in answer.Databases)
        {
            var colour =
                database.Fault is not null ? "yellow"
                : database.Hits.Count > 0 ? "red"
                : "green";
            var word = database.Fault ?? (database.Hits.Count > 0 ? "hit" : "no hit");
            terminal.Line($"{Terminal.Plain(database.Database), -16} [{colour}]{Terminal.Plain(word)}[/]");
            foreach (var hit in database.Hits)
            {
                terminal.Line(
                    $"  {Terminal.Plain(hit.Kind)} {Terminal.Plain(hit.Status)}, entry {Terminal.Plain(hit.Reference)}, entered by {Terminal.Plain(hit.Owner)} {Terminal.Plain(hit.Text)}"
                );
            }
        }

        if (answer.Outcome == DatabaseQueryAnswer.NotAnswered)
        {
            terminal.Line(
                Markup.Escape($"{Catalogue.DatabaseNotAnswering.Sentence} {Catalogue.DatabaseNotAnswering.Remedy}")
            );
        }
    }

    private sealed class Options
    {
        public Option<string?> Document { get; } =
            new("--document") { Description = "Number of the document, without fillers.", HelpName = "NUMBER" };

        public Option<string?> Country { get; } =
            new("--country") { Description = "Issuing state as in the zone, e.g. UTO.", HelpName = "CODE" };

        public Option<string?> Surname { get; } =
            new("--surname") { Description = "Surname of a person.", HelpName = "NAME" };

        public Option<string?> GivenNames { get; } =
            new("--given-names") { Description = "Given names.", HelpName = "NAMES" };

        public Option<string?> Born { get; } =
            new("--born")
            {
                Description = "Date of birth as far as known: yyyy-MM-dd, yyyy-MM or yyyy.",
                HelpName = "DATE",
            };

        public Option<string?> Nationality { get; } =
            new("--nationality") { Description = "Nationality as in the zone.", HelpName = "CODE" };

        public Option<string> Reason { get; } =
            new("--reason")
            {
                Description = "Why, 3 to 200 characters; it is journaled.",
                HelpName = "TEXT",
                DefaultValueFactory = _ => "asked by hand",
            };

        public IEnumerable<Option> All => [Document, Country, Surname, GivenNames, Born, Nationality, Reason];

        public DatabaseQuery Query(ParseResult parsed)
        {
            var query = new DatabaseQuery { Reason = parsed.GetRequiredValue(Reason) };
            if (parsed.GetValue(Document) is { } number)
            {
                query.Document = new AskedDocumentMessage
                {
                    Number = number.ToUpperInvariant(),
                    Country = parsed.GetValue(Country)!.ToUpperInvariant(),
                };
            }
            else
            {
                query.Person = new AskedPersonMessage
                {
                    Surname = parsed.GetValue(Surname)!.ToUpperInvariant(),
                    GivenNames = (parsed.GetValue(GivenNames) ?? "").ToUpperInvariant(),
                    Born = parsed.GetValue(Born) ?? "",
                    Nationality = (parsed.GetValue(Nationality) ?? "").ToUpperInvariant(),
                };
            }

            return query;
        }
    }
}
