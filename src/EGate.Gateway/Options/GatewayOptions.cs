using System.Net;
using EGate.Gateway.Databases;
using EGate.Gateway.Lists;
using EGate.Gateway.Passengers;
using EGate.Gateway.Sharing;

namespace EGate.Gateway.Options;

/// <summary>What the gateway is told at start. <see cref="GatewayOptionsReader"/> checks it.</summary>
/// <param name="Socket">egated's unix socket, absolute path.</param>
/// <param name="Traveller">Where the traveller's page is served; loopback only.</param>
/// <param name="Officers">Where the officers' page is served; loopback only until a certificate can be given.</param>
/// <param name="Accounts">The accounts file, absolute path. It may be absent: then nobody can sign in.</param>
/// <param name="Lists">Where packages of lists are fetched from; null when they come another way.</param>
public sealed record GatewayOptions(
    string Socket,
    IPEndPoint Traveller,
    IPEndPoint Officers,
    string Accounts,
    ListFetchOptions? Lists = null
)
{
    /// <summary>Online databases that are asked for egated.</summary>
    public IReadOnlyList<DatabaseSettings> Databases { get; init; } = [];

    /// <summary>How other agencies are reached that are told of decisions on hits.</summary>
    public IReadOnlyList<ReceiverSettings> Receivers { get; init; } = [];

    /// <summary>How passenger messages come in; null when none do.</summary>
    public IntakeOptions? Passengers { get; init; }

    /// <summary>The defaults, as text of the options.</summary>
    public static IReadOnlyDictionary<string, string> Defaults { get; } =
        new Dictionary<string, string>(IntakeOptionsReader.Defaults, StringComparer.Ordinal)
        {
            ["socket"] = "/run/egate/egated.sock",
            ["traveller"] = "http://127.0.0.1:8071",
            ["officers"] = "http://127.0.0.1:8072",
            ["accounts"] = "/var/lib/egate-gateway/accounts.json",
            ["databases"] = "",
            ["receivers"] = "",
            ["lists-url"] = "",
            ["lists-folder"] = "/var/spool/egate/lists",
            ["lists-minutes"] = "15",
            ["lists-mib-max"] = "8192",
        };
}
