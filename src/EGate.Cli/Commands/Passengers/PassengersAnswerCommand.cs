using System.CommandLine;
using EGate.Cli.Answers;
using EGate.Core;
using EGate.Passengers;

namespace EGate.Cli.Commands;

/// <summary>
/// <c>egatectl passengers answer</c>: the CUSRES messages that would be sent for the PAXLST lists of a file. Nothing is sent. The exit code
/// is 1 when somebody cannot be answered about, because the carrier gave neither a reference nor a locator.
/// </summary>
internal static class PassengersAnswerCommand
{
    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "PAXLST messages; - reads standard input." };
        var rules = new Option<string?>("--rules")
        {
            Description =
                "Whoever has a flag is referred, the others may board. Without rules nobody was checked and all are referred.",
            HelpName = "FILE",
        };
        var decisions = new Option<string?>("--decisions")
        {
            Description = "What officers decided about documents; only they can forbid boarding.",
            HelpName = "FILE",
        };
        var command = new Command("answer", "Print the answer to a carrier: board, do not board, or refer.")
        {
            file,
            rules,
            decisions,
        };
        command.SetAction(parsed =>
        {
            var now = terminal.Time.GetLocalNow().DateTime;
            var book = PassengerFiles.Rules(parsed.GetValue(rules));
            var decided = PassengerFiles.Decisions(parsed.GetValue(decisions));
            var path = parsed.GetRequiredValue(file);
            var answered = PassengerFiles.Read(
                path,
                reader =>
                    reader
                        .ReadAll()
                        .Where(IsAnswered)
                        .Select(m => Answer(m, BoardingAnswers.Decide(m, book, decided, now), now))
                        .ToList()
            );
            if (answered.Count == 0)
            {
                throw new CommandFailure(
                    Catalogue.NoPassengerMessage,
                    ExitCodes.Failed,
                    $"{path} has no PAXLST list that is answered."
                );
            }

            Say(parsed.GetValue(common.Json), answered);
            return answered.TrueForAll(a => a.Answers.All(p => p.CanBeSent)) ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    /// <summary>Lists are answered; cancellations, the state of a flight, and reservations are not.</summary>
    private static bool IsAnswered(PassengerMessage message) =>
        message.Kind is MessageKind.PassengerList or MessageKind.CrewList
        && message.Action is MessageAction.Announce or MessageAction.ChangePersons;

    private static Answered Answer(PassengerMessage message, IReadOnlyList<PersonAnswer> answers, DateTime now) =>
        new(message, answers, CusresWriter.Write(message, answers, now));

    private static void Say(bool json, List<Answered> answered)
    {
        if (json)
        {
            Terminal.Json(
                answered.Select(a => new
                {
                    a.Message.Number,
                    a.Message.Reference,
                    Answers = a.Answers.Select(p => new
                    {
                        Reference = p.Person.Reference.OrNull(),
                        Locator = p.Person.Locator.OrNull(),
                        p.Answer,
                        p.Because,
                        p.CanBeSent,
                    }),
                    a.Text,
                })
            );
            return;
        }

        foreach (var one in answered)
        {
            Console.Out.Write(one.Text);
            var left = one.Answers.Count(p => !p.CanBeSent);
            if (left > 0)
            {
                Terminal.Error(
                    $"egatectl: message {one.Message.Number}: {left} persons have neither a reference nor a locator and are not answered about."
                );
            }
        }
    }

    private sealed record Answered(PassengerMessage Message, IReadOnlyList<PersonAnswer> Answers, string Text);
}
