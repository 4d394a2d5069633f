using System.CommandLine;
using EGate.Contract.Officers;
using EGate.Core;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl officers add</c>: makes an account for the officers' page and gives egated its public key.</summary>
internal static class OfficersCommand
{
    private const int PasswordBytesMax = 4096;

    public static Command Create(CommonOptions common, Terminal terminal) =>
        new("officers", "Accounts of the officers' page.") { Add(common, terminal) };

    private static Command Add(CommonOptions common, Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "The name to sign in with." };
        var role = new Option<string>("--role")
        {
            Description = "officer decides and commands, viewer looks.",
            Required = true,
        };
        role.AcceptOnlyFromAmong(OfficerRoles.Officer, OfficerRoles.Viewer);
        var officers = new Option<string>("--officers")
        {
            Description = "egated's file of public keys; made when it is not there.",
            HelpName = "FILE",
            Required = true,
        };
        var accounts = new Option<string>("--accounts")
        {
            Description = "The gateway's file of accounts; made when it is not there.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Command(
            "add",
            "Make an account, or give it a new password. The password is asked for, or read from the first line of standard input."
        )
        {
            name,
            role,
            officers,
            accounts,
        };
        command.SetAction(parsed =>
        {
            var files = new OfficersStore(parsed.GetRequiredValue(officers), parsed.GetRequiredValue(accounts));
            var account = Account(parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), terminal);
            var replaced = files.Add(account);
            Say(parsed.GetValue(common.Json), terminal, account, files, replaced);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static OfficerAccount Account(string name, string role, Terminal terminal)
    {
        try
        {
            return OfficerAccount.Create(name, role, Password(terminal));
        }
        catch (ArgumentException e)
        {
            // The exception's message says how it must be; the parameter's name behind it is for programmers.
            throw new CommandFailure(
                Catalogue.AccountNotMade,
                ExitCodes.Usage,
                e.Message.Split(" (Parameter", 2)[0],
                inner: e
            );
        }
    }

    private static string Password(Terminal terminal)
    {
        if (Console.IsInputRedirected)
        {
            return NamedFiles.Text(NamedFiles.StandardInput, PasswordBytesMax).Split('\n')[0].TrimEnd('\r');
        }

        var first = terminal.Secret("Password:");
        return terminal.Secret("Again:") == first
            ? first
            : throw new CommandFailure(Catalogue.AccountNotMade, ExitCodes.Failed, "The two passwords differ.");
    }

    private static void Say(bool json, Terminal terminal, OfficerAccount account, OfficersStore files, bool replaced)
    {
        if (json)
        {
            Terminal.Json(
                new
                {
                    account.Name,
                    account.Role,
                    account.KeyId,
                    Officers = files.OfficersPath,
                    Accounts = files.AccountsPath,
                    Replaced = replaced,
                }
            );
            return;
        }

        terminal.Line(
            $"[green]ok[/] {(replaced ? "new password for" : "account")} {Terminal.Plain(account.Name)}, {account.Role}, key {account.KeyId}"
        );
    }
}
