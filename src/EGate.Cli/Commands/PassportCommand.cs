using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using EGate.Core;
using EGate.Devices.Simulated;
using EGate.Documents;

namespace EGate.Cli.Commands;

/// <summary>
/// <c>egatectl passport serve</c>: issues a specimen passport of Utopia and lets other people's terminals read it over TCP, as a card on
/// vsmartcard's virtual reader. Needs neither egated nor a chip.
/// </summary>
internal static class PassportCommand
{
    private const int PortraitBytesMax = 200 * 1024;

    private const string What =
        "Issue a specimen passport (UTO) and serve its chip over TCP until stopped, in the framing of vsmartcard's virtual reader: "
        + "a PC/SC service with vpcd set to connect here (DEVICENAME localhost:0x8C7B) shows it as a card. On the loopback address; one "
        + "connection at a time. Exit code: 1 the port is taken or a file cannot be read or written, 2 wrong usage, 3 no such file. "
        + "--json: one line with address, port, lines[] of the zone, defect, access, proofs.";

    private static readonly Dictionary<string, PassportAccess> Accesses = new(StringComparer.Ordinal)
    {
        ["basic"] = PassportAccess.BasicOnly,
        ["pace"] = PassportAccess.Today,
        ["pace-cam"] = PassportAccess.WithMappingProof,
    };

    private static readonly Dictionary<string, PassportProofs> Proofs = new(StringComparer.Ordinal)
    {
        ["none"] = new PassportProofs(),
        ["usual"] = PassportProofs.Usual,
        ["rsa"] = new PassportProofs { Active = new ActiveKeyOrder { RsaBits = 2048 } },
    };

    public static Command Create(CommonOptions common, Terminal terminal) =>
        new("passport", "Simulated passports, for other people's terminals.") { Serve(common, terminal) };

    private static Command Serve(CommonOptions common, Terminal terminal)
    {
        var port = new Option<int>("--port")
        {
            Description = "TCP port; 0 takes a free one.",
            DefaultValueFactory = _ => SoftwarePassportServer.DefaultPort,
        };
        port.MustBeWithin(0, ushort.MaxValue);
        var seed = new Option<int>("--seed") { Description = "Decides every key.", DefaultValueFactory = _ => 1 };
        var defect = Choice("--defect", "What shall be wrong with it.", "none", PassportDefects.ByName.Keys);
        var access = Choice(
            "--access",
            "How its chip lets readers in; a defect may bring a way of its own.",
            null,
            Accesses.Keys
        );
        var proofs = Choice("--proofs", "With what its chip proves that it is no copy.", "usual", Proofs.Keys);
        var portrait = new Option<string?>("--portrait")
        {
            Description = "A JPEG or JPEG 2000; without it the portrait is an even grey.",
            HelpName = "FILE",
        };
        var anchor = new Option<string?>("--anchor")
        {
            Description = "Writes the issuer's CSCA certificate (DER) here, for those who verify.",
            HelpName = "FILE",
        };
        var command = new Command("serve", What) { port, seed, defect, access, proofs, portrait, anchor };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var order = new PassportOrder(
                    Holder(terminal.Time),
                    Portrait(parsed.GetValue(portrait)),
                    PassportDefects.ByName[parsed.GetRequiredValue(defect)]
                )
                {
                    Proofs = Proofs[parsed.GetRequiredValue(proofs)],
                };
                var way = parsed.GetValue(access) ?? (order.Defect == PassportDefect.None ? "pace" : null);
                order = way is null ? order : order with { Access = Accesses[way] };
                using var authority = new IssuingAuthority(parsed.GetValue(seed), terminal.Time);
                var passport = authority.Issue(order);
                Write(parsed.GetValue(anchor), authority.AnchorCertificate);
                using var server = Open(passport, parsed.GetValue(seed), parsed.GetValue(port), terminal.Time);
                if (parsed.GetValue(common.Json))
                {
                    Terminal.JsonLine(
                        new
                        {
                            Address = server.Endpoint.Address.ToString(),
                            server.Endpoint.Port,
                            passport.Lines,
                            Defect = parsed.GetValue(defect),
                            Access = way,
                            Proofs = parsed.GetValue(proofs),
                        }
                    );
                }
                else
                {
                    Show(terminal, passport, server.Endpoint);
                }

                return await ServeAsync(server, cancellation);
            }
        );
        return command;
    }

    private static Option<string> Choice(string name, string description, string? byDefault, IEnumerable<string> words)
    {
        var option = new Option<string>(name) { Description = description };
        if (byDefault is not null)
        {
            option.DefaultValueFactory = _ => byDefault;
        }

        option.AcceptOnlyFromAmong([.. words]);
        return option;
    }

    /// <summary>A specimen holder whose document is valid for five years from today.</summary>
    private static MrzFields Holder(TimeProvider time) =>
        new(
            "ERIKSSON",
            "ANNA MARIA",
            "L898902C3",
            "740812",
            "F",
            time.GetUtcNow().AddYears(5).ToString("yyMMdd", System.Globalization.CultureInfo.InvariantCulture)
        );

    private static byte[] Portrait(string? file) =>
        file is null ? GreyPortrait.Jpeg : SmallFiles.Bytes(file, PortraitBytesMax);

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
                Catalogue.FileNotReadable,
                ExitCodes.Failed,
                $"{file} cannot be written: {e.GetType().Name}.",
                "Name a file in a folder where you may write.",
                e
            );
        }
    }

    private static SoftwarePassportServer Open(IssuedPassport passport, int seed, int port, TimeProvider time)
    {
        try
        {
            return new SoftwarePassportServer(passport, seed, time, new IPEndPoint(IPAddress.Loopback, port));
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

    private static void Show(Terminal terminal, IssuedPassport passport, IPEndPoint endpoint)
    {
        terminal.Line($"A specimen passport is served on {Terminal.Plain(endpoint.ToString())}. Ctrl-C ends it.");
        foreach (var line in passport.Lines)
        {
            terminal.Line($"  {Terminal.Plain(line)}");
        }
    }

    /// <summary>Being stopped is how this verb ends: that is no failure.</summary>
    private static async Task<int> ServeAsync(SoftwarePassportServer server, CancellationToken cancellation)
    {
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
}
