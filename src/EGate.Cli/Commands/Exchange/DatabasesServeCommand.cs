using System.CommandLine;
using EGate.Core;
using EGate.Exchange;
using EGate.Exchange.Simulated;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl databases serve</c>: the test server, for gateways of simulated lanes and for other people's clients.</summary>
internal static class DatabasesServeCommand
{
    private const string What =
        "Serve a database of specimens on the loopback address until stopped: /json and /soap take questions and answer signed. It knows the "
        + "document UTO770031 of UTO as stolen; --list NUMBER:COUNTRY:STATUS adds others. --folder gets the public key (NAME.pem, for "
        + "online.answer_keys) and with --tls also a client's certificate and the authority's (client.pem, ca.pem). Exit code: 0 stopped, 1 the "
        + "port is taken or a file cannot be written, 2 wrong usage. --json: one line with json, soap (addresses) and key (file).";

    private const string KnownNumber = "UTO770031";
    private const string KnownCountry = "UTO";

    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var options = new Options();
        var command = new Command("serve", What)
        {
            options.Name,
            options.Port,
            options.Conduct,
            options.List,
            options.Folder,
            options.Tls,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                // Signals are listened for once this method has first waited: before that, being stopped would be an abrupt end.
                await Task.Yield();
                return await ServeAsync(options, parsed, terminal, parsed.GetValue(common.Json), cancellation);
            }
        );
        return command;
    }

    private static async Task<int> ServeAsync(
        Options options,
        ParseResult parsed,
        Terminal terminal,
        bool json,
        CancellationToken cancellation
    )
    {
        var folder = parsed.GetRequiredValue(options.Folder);
        using var database = new SimulatedDatabase(parsed.GetRequiredValue(options.Name), terminal.Time);
        database.Conduct = parsed.GetValue(options.Conduct);
        database.List(KnownNumber, KnownCountry, "stolen");
        foreach (var listed in parsed.GetValue(options.List) ?? [])
        {
            var parts = listed.Split(':');
            database.List(parts[0], parts[1], parts[2]);
        }

        using var authority = parsed.GetValue(options.Tls) ? new TestAuthority(terminal.Time) : null;
        var key = Write(folder, database, authority);
        await using var server = await StartAsync(database, authority, parsed.GetValue(options.Port), terminal.Time);
        Tell(terminal, server, key, json);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, terminal.Time, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // As asked.
        }

        return ExitCodes.Ok;
    }

    private static async Task<DatabaseServer> StartAsync(
        SimulatedDatabase database,
        TestAuthority? authority,
        int port,
        TimeProvider time
    )
    {
        try
        {
            return await DatabaseServer.StartAsync(database, authority, port, time);
        }
        catch (IOException e)
        {
            throw new CommandFailure(
                Catalogue.PortNotFree,
                ExitCodes.Failed,
                $"Port {port} of the loopback address: {e.GetType().Name}.",
                inner: e
            );
        }
    }

    private static string Write(string folder, SimulatedDatabase database, TestAuthority? authority)
    {
        var key = Path.Combine(folder, $"{database.Name}.pem");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(key, database.PublicKeyPem);
            if (authority is not null)
            {
                // Not into the folder of keys: every .pem there is a database's.
                var tls = Directory.CreateDirectory(Path.Combine(folder, "tls")).FullName;
                File.WriteAllText(Path.Combine(tls, "ca.pem"), authority.RootPem);
                var client = Path.Combine(tls, "client.pem");
                File.WriteAllText(client, "");
                File.SetUnixFileMode(client, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                File.WriteAllText(client, authority.ForClientPem());
            }

            return key;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandFailure(
                Catalogue.FileNotWritten,
                ExitCodes.Failed,
                $"{folder}: {e.GetType().Name}.",
                inner: e
            );
        }
    }

    private static void Tell(Terminal terminal, DatabaseServer server, string key, bool json)
    {
        var (byJson, bySoap) = (new Uri(server.Address, "json"), new Uri(server.Address, "soap"));
        if (json)
        {
            Terminal.JsonLine(
                new
                {
                    Json = byJson,
                    Soap = bySoap,
                    Key = key,
                }
            );
            return;
        }

        terminal.Line(
            $"A database of specimens answers on {Terminal.Plain($"{byJson} and {bySoap}")}. Ctrl-C ends it."
        );
        terminal.Line($"  its public key: {Terminal.Plain(key)}");
    }

    private sealed class Options
    {
        public Options()
        {
            Port.MustBeWithin(0, ushort.MaxValue);
            Name.Validators.Add(result =>
            {
                if (!AnswerBounds.IsName(result.GetValueOrDefault<string>()))
                {
                    result.AddError("--name is 1 to 32 of a-z, 0-9 and dashes.");
                }
            });
            List.Validators.Add(result =>
            {
                if (
                    result.Tokens.Any(t =>
                        t.Value.Split(':') is not [{ Length: > 0 }, { Length: > 0 }, { Length: > 0 }]
                    )
                )
                {
                    result.AddError("--list is NUMBER:COUNTRY:STATUS, e.g. L898902C3:UTO:lost.");
                }
            });
        }

        public Option<string> Name { get; } =
            new("--name")
            {
                Description = "Name of the database.",
                HelpName = "NAME",
                DefaultValueFactory = _ => "specimen",
            };

        public Option<int> Port { get; } =
            new("--port") { Description = "TCP port to listen on; 0 takes a free one.", HelpName = "PORT" };

        public Option<DatabaseConduct> Conduct { get; } =
            new("--conduct")
            {
                Description =
                    "What it does: Ok, Hit, NoHit, Fault, Slow, Endless, WrongSignature, AnotherQuestion, Garbage or Off.",
                HelpName = "WORD",
            };

        public Option<string[]> List { get; } =
            new("--list")
            {
                Description = "A document it knows, NUMBER:COUNTRY:STATUS; may be given often.",
                HelpName = "DOCUMENT",
            };

        public Option<string> Folder { get; } =
            new("--folder")
            {
                Description = "Where its public key is written.",
                HelpName = "DIR",
                Required = true,
            };

        public Option<bool> Tls { get; } =
            new("--tls")
            {
                Description = "Speak TLS and want a client's certificate; both are made for it (folder tls).",
            };
    }
}
