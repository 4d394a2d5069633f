using System.CommandLine;
using EGate.Contract.Faces;
using EGate.Contract.Officers;
using EGate.Core;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl face sign</c>: an officer signs a threshold profile. egated asks for two different officers' signatures.</summary>
internal static class FaceSignCommand
{
    private const int PasswordBytesMax = 4096;

    private const string What =
        "Sign a threshold profile as an officer; it comes into force with the signatures of two. The password is asked for, or read from the first line of standard input. "
        + "Exit code: 0 signed, 1 not signed, 2 wrong usage.";

    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "thresholds.json as egatectl face evaluate wrote it." };
        var accounts = new Option<string>("--accounts")
        {
            Description = "The gateway's file of accounts.",
            HelpName = "FILE",
            Required = true,
        };
        var name = new Option<string>("--name")
        {
            Description = "The officer's account.",
            HelpName = "NAME",
            Required = true,
        };
        var command = new Command("sign", What) { file, accounts, name };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var profile = Content(FaceThresholdsFile.Read(path));
            var account =
                Content(AccountsFile.Read(parsed.GetRequiredValue(accounts))).Find(parsed.GetRequiredValue(name))
                ?? throw Refused("There is no account of that name.");
            if (account.Role != OfficerRoles.Officer)
            {
                throw Refused("The account may only look.");
            }

            using var key = account.TryUnlock(Password(terminal)) ?? throw Refused("The password is wrong.");
            var signed = profile.SignedBy(account.KeyId, key);
            Write(signed, path);
            Say(parsed.GetValue(common.Json), terminal, signed);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Write(FaceThresholdsFile signed, string path)
    {
        try
        {
            signed.Write(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new CommandFailure(Catalogue.ThresholdsNotSigned, ExitCodes.Failed, e.Message, inner: e);
        }
    }

    private static void Say(bool json, Terminal terminal, FaceThresholdsFile signed)
    {
        var missing = Math.Max(0, FaceThresholdsFile.SignersMin - signed.Signatures.Count);
        if (json)
        {
            Terminal.Json(new { Signatures = signed.Signatures.Select(s => s.KeyId), Missing = missing });
            return;
        }

        terminal.Line(
            $"[green]signed[/] by {signed.Signatures.Count}{(missing > 0 ? $", {missing} more to come" : "")}"
        );
    }

    private static string Password(Terminal terminal) =>
        Console.IsInputRedirected
            ? NamedFiles.Text(NamedFiles.StandardInput, PasswordBytesMax).Split('\n')[0].TrimEnd('\r')
            : terminal.Secret("Password:");

    private static T Content<T>(FileContent<T> file)
        where T : class => file.Content ?? throw Refused(string.Join(" ", file.Problems.Take(5)));

    private static CommandFailure Refused(string detail) =>
        new(Catalogue.ThresholdsNotSigned, ExitCodes.Failed, detail);
}
