using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Cli.Commands;

/// <summary>
/// <c>egatectl passport serve</c>: issues a specimen passport of Utopia and lets other people's terminals read it over TCP, in the framing
/// of vsmartcard's virtual reader. Needs neither egated nor a chip.
/// </summary>
internal static class PassportCommand
{
    private const string What =
        "Issue a specimen passport (UTO) and serve its chip over TCP until stopped, in the framing of vsmartcard's virtual reader. On the "
        + "loopback address; one connection at a time. With --reader it is laid on a virtual reader instead: with Debian's pcscd and "
        + "vsmartcard-vpcd as installed, --reader 35963 shows it as a PC/SC card. "
        + "Exit code: 0 stopped, or the reader let it go, 1 the port is taken or a file cannot be read or written, 2 wrong usage, 3 no such "
        + "file or no reader. --json: one line with address and port (of the reader with --reader), and lines[] of the zone.";

    public static Command Create(CommonOptions common, Terminal terminal) =>
        new("passport", "Simulated passports, for other people's terminals.") { Serve(common, terminal) };

    private static Command Serve(CommonOptions common, Terminal terminal)
    {
        var port = Port("--port", "TCP port to listen on; 0 takes a free one.", 0);
        port.DefaultValueFactory = _ => SoftwarePassportServer.DefaultPort;
        var reader = Port("--reader", "Connect to a virtual reader on this port instead of listening.", 1);
        var anchor = new Option<string?>("--anchor")
        {
            Description = "Writes the issuer's CSCA certificate (DER) here, for those who verify.",
            HelpName = "FILE",
        };
        var options = new PassportOptions();
        var command = new Command("serve", What) { port, reader, anchor };
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                // Signals are listened for once this method has first waited: before that, being stopped would be an abrupt end.
                await Task.Yield();
                using var authority = new IssuingAuthority(options.Seed(parsed), terminal.Time);
                var passport = authority.Issue(options.Order(parsed, terminal.Time));
                Write(parsed.GetValue(anchor), authority.AnchorCertificate);
                var service = new PassportService(passport, options.Seed(parsed), terminal);
                var json = parsed.GetValue(common.Json);
                return parsed.GetValue(reader) is > 0 and var place
                    ? await service.PresentAsync(place, json, cancellation)
                    : await service.ListenAsync(parsed.GetValue(port), json, cancellation);
            }
        );
        return command;
    }

    private static Option<int> Port(string name, string description, int least)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "PORT" };
        option.MustBeWithin(least, ushort.MaxValue);
        return option;
    }

    private static void Write(string? file, byte[] certificate)
    {
        try
        {
            if (file is not null)
            {
                File.WriteAllBytes(file, certificate);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandFailure(
                Catalogue.FileNotWritten,
                ExitCodes.Failed,
                $"{file}: {e.GetType().Name}.",
                inner: e
            );
        }
    }
}

/// <summary>A passport that waits for terminals, or lies on a reader, until it is stopped. Being stopped is no failure.</summary>
internal sealed class PassportService(IssuedPassport passport, int seed, Terminal terminal)
{
    /// <summary>Listens.</summary>
    /// <exception cref="CommandFailure">The port is not free.</exception>
    public async Task<int> ListenAsync(int port, bool json, CancellationToken cancellation)
    {
        using var server = Open(port);
        Tell(server.Endpoint, json, "A specimen passport is served on");
        try
        {
            await server.RunAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // As asked.
        }

        return ExitCodes.Ok;
    }

    /// <summary>Connects to a virtual reader.</summary>
    /// <exception cref="CommandFailure">No reader listens, or the connection broke.</exception>
    public async Task<int> PresentAsync(int port, bool json, CancellationToken cancellation)
    {
        var reader = new IPEndPoint(IPAddress.Loopback, port);
        Tell(reader, json, "A specimen passport is laid on the reader at");
        try
        {
            await SoftwarePassportServer.PresentAsync(passport, seed, terminal.Time, reader, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // As asked.
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            throw new CommandFailure(
                Catalogue.VirtualReaderAbsent,
                ExitCodes.NotFound,
                $"Port {port} of the loopback address: {e.GetType().Name}.",
                inner: e
            );
        }

        return ExitCodes.Ok;
    }

    private SoftwarePassportServer Open(int port)
    {
        try
        {
            return new SoftwarePassportServer(passport, seed, terminal.Time, new IPEndPoint(IPAddress.Loopback, port));
        }
        catch (SocketException e)
        {
            throw new CommandFailure(
                Catalogue.PortNotFree,
                ExitCodes.Failed,
                $"Port {port} of the loopback address: {e.SocketErrorCode}.",
                inner: e
            );
        }
    }

    private void Tell(IPEndPoint place, bool json, string sentence)
    {
        if (json)
        {
            Terminal.JsonLine(
                new
                {
                    Address = place.Address.ToString(),
                    place.Port,
                    passport.Lines,
                }
            );
            return;
        }

        terminal.Line($"{sentence} {Terminal.Plain(place.ToString())}. Ctrl-C ends it.");
        foreach (var line in passport.Lines)
        {
            terminal.Line($"  {Terminal.Plain(line)}");
        }
    }
}
