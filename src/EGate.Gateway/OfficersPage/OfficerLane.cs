using EGate.Contract;
using EGate.Gateway.Link;
using Google.Protobuf;

namespace EGate.Gateway.OfficersPage;

/// <summary>The officers' calls that go through to egated.</summary>
internal static partial class OfficerLane
{
    private const int MostCrossings = 100;
    private const int SignatureBytes = 64;

    private static readonly TimeSpan ShortCall = TimeSpan.FromSeconds(5);

    // A scenario ends when the lane serves again; with a person deciding that may take a while.
    private static readonly TimeSpan LongCall = TimeSpan.FromMinutes(10);

    internal static Task<IResult> Traveller(LaneChannel channel, TimeProvider clock, CancellationToken gone) =>
        LaneCalls.Answer(() =>
            channel.Lane.GetTravellerAsync(new(), deadline: By(clock, ShortCall), cancellationToken: gone)
        );

    internal static Task<IResult> Crossings(
        LaneChannel channel,
        TimeProvider clock,
        CancellationToken gone,
        int most = 20
    ) =>
        LaneCalls.Answer(() =>
            channel.Lane.ListCrossingsAsync(
                new() { Most = Math.Clamp(most, 1, MostCrossings) },
                deadline: By(clock, ShortCall),
                cancellationToken: gone
            )
        );

    internal static Task<IResult> Scenarios(LaneChannel channel, TimeProvider clock, CancellationToken gone) =>
        LaneCalls.Answer(() =>
            channel.Lane.ListScenariosAsync(new(), deadline: By(clock, ShortCall), cancellationToken: gone)
        );

    internal static Task<IResult> Simulate(
        ScenarioRequest request,
        LaneChannel channel,
        TimeProvider clock,
        CancellationToken gone
    ) =>
        LaneCalls.Answer(() =>
            channel.Lane.SimulateAsync(
                new() { Scenario = request.Scenario ?? "", OfficerWaits = request.OfficerWaits },
                deadline: By(clock, LongCall),
                cancellationToken: gone
            )
        );

    /// <summary>
    /// Passes a signed command on. The gateway looks only at its size: it holds no key, and egated trusts nothing it would say.
    /// The call does not end with the browser's connection, so that the log knows what came of it.
    /// </summary>
    internal static async Task<IResult> Command(
        CommandRequest request,
        HttpContext context,
        LaneChannel channel,
        Sessions sessions,
        TimeProvider clock,
        ILogger<LaneChannel> log
    )
    {
        if (
            Bytes(request.Envelope, CommandEnvelope.MaxBytes) is not { Length: > 0 } envelope
            || Bytes(request.Signature, SignatureBytes) is not { Length: SignatureBytes } signature
        )
        {
            return OfficerGate.Refuse(
                StatusCodes.Status400BadRequest,
                "REQUEST",
                "The command is not a signed envelope.",
                "Reload the page and try again."
            );
        }

        var session = OfficerGate.SessionOf(context);
        sessions.Touch(context.Request.Cookies[OfficerGate.Cookie]);
        var command = new SignedCommand
        {
            Envelope = ByteString.CopyFrom(envelope),
            Signature = ByteString.CopyFrom(signature),
        };
        var answer = await LaneCalls.Answer(() => channel.Lane.SubmitAsync(command, deadline: By(clock, ShortCall)));
        LogCommand(log, session?.Name ?? "", (answer as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK);
        return answer;
    }

    private static DateTime By(TimeProvider clock, TimeSpan span) => (clock.GetUtcNow() + span).UtcDateTime;

    private static byte[]? Bytes(string? base64, int most)
    {
        var bytes = new byte[most];
        return base64 is not null && Convert.TryFromBase64String(base64, bytes, out var length)
            ? bytes[..length]
            : null;
    }

    // What was commanded, by whose key and why stands in egated's journal, where it is signed; here only that it passed.
    [LoggerMessage(Level = LogLevel.Information, Message = "Command of {Name} passed on: answer {Status}")]
    private static partial void LogCommand(ILogger log, string name, int status);
}
