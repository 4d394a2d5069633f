using System.CommandLine;
using EGate.Cli.Answers;
using EGate.Contract;
using EGate.Core;
using EGate.Exchange;
using Spectre.Console;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl sharing</c>: what waits to be told to other agencies, and what they are told.</summary>
internal static class SharingCommands
{
    private const int MostByDefault = 50;
    private const int MostMax = 1_000;

    public static Command Create(CommonOptions common, Terminal terminal) =>
        new("sharing", "Notifications of decisions on hits to other agencies.")
        {
            Outbox(common, terminal),
            Check(common, terminal),
        };

    private static Command Outbox(CommonOptions common, Terminal terminal)
    {
        var most = new Option<int>("--most")
        {
            Description = $"How many are shown, 1 to {MostMax}.",
            HelpName = "N",
            DefaultValueFactory = _ => MostByDefault,
        };
        most.MustBeWithin(1, MostMax);
        var retry = new Option<string?>("--retry")
        {
            Description = "Make what waits due now: the id of one, or all.",
            HelpName = "ID|all",
        };
        var command = new Command(
            "outbox",
            "Show what waits to be delivered and what was given up, without what it says. Exit code: 0 nothing was given up, 1 something "
                + "was, 3 egated does not answer, or no such id. --json: pending, givenUp, problem, items[], and retried with --retry."
        )
        {
            most,
            retry,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var lane = common.Connect(parsed, terminal.Time);
                long? retried = parsed.GetValue(retry) is { } id
                    ? (await lane.RetryOutboxAsync(new OutboxRetry { Id = id == "all" ? "" : id }, cancellation)).Count
                    : null;
                var list = await lane.OutboxAsync(new OutboxRequest { Most = parsed.GetValue(most) }, cancellation);
                var answer = OutboxAnswer.Of(list, retried);
                if (parsed.GetValue(common.Json))
                {
                    Terminal.Json(answer);
                }
                else
                {
                    Show(terminal, answer);
                }

                return answer.GivenUp == 0 ? ExitCodes.Ok : ExitCodes.Failed;
            }
        );
        return command;
    }

    private static Command Check(CommonOptions common, Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A notification as a receiver got it." };
        var command = new Command(
            "check",
            "Hold a notification against its schema, offline. Exit code: 0 it is one, 1 it is not, 3 no such file. --json: id, event, receiver, "
                + "purpose, occurred and the names of its fields; never what they say."
        )
        {
            file,
        };
        command.SetAction(parsed =>
        {
            var notification = Read(parsed.GetRequiredValue(file));
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(
                    new
                    {
                        notification.Id,
                        notification.Event,
                        notification.Receiver,
                        notification.Purpose,
                        notification.Occurred,
                        Fields = notification.Fields.Keys,
                    }
                );
            }
            else
            {
                terminal.Line(
                    $"{Terminal.Plain(notification.Id)}  {notification.Event} for {Terminal.Plain(notification.Receiver)}: "
                        + Terminal.Plain(string.Join(", ", notification.Fields.Keys))
                );
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static HitNotification Read(string path)
    {
        var bytes = NamedFiles.Bytes(path, HitNotification.BytesMax);
        try
        {
            return HitNotification.Read(bytes);
        }
        catch (NotificationFormatException e)
        {
            throw new CommandFailure(
                Catalogue.NotificationRefused,
                ExitCodes.Failed,
                $"{path}: {e.Message}.",
                inner: e
            );
        }
    }

    private static void Show(Terminal terminal, OutboxAnswer answer)
    {
        if (answer.Retried is { } retried)
        {
            terminal.Line($"{retried} made due now.");
        }

        terminal.Line($"{answer.Pending} wait, {answer.GivenUp} given up.");
        if (answer.Problem is not null)
        {
            terminal.Line(Markup.Escape($"{Catalogue.NobodyIsTold.Sentence} {Catalogue.NobodyIsTold.Remedy}"));
        }

        foreach (var item in answer.Items)
        {
            var due = item.Due is { } moment ? $"{moment:yyyy-MM-dd HH:mm:ss}Z" : "";
            terminal.Line(
                $"{Terminal.Plain(item.Id)}  {Terminal.Plain(item.Receiver), -16} {item.State, -8} tries {item.Attempts}  due {due}  {Terminal.Plain(item.Error)}"
            );
        }
    }
}
