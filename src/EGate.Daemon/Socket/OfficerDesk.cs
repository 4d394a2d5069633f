using System.Security.Cryptography;
using System.Text;
using EGate.Contract;
using EGate.Core;
using EGate.Daemon.Lane;
using EGate.Daemon.Sharing;
using EGate.Exchange;

namespace EGate.Daemon.Socket;

/// <summary>
/// Verifies officers' commands itself, whoever carried them: key, signature, lane, time, nonce, and whether the lane's state allows them.
/// </summary>
internal sealed class OfficerDesk(
    LaneProfile profile,
    OfficerKeys keys,
    LaneLoop loop,
    LaneEffects effects,
    LaneBoard board,
    SharingDesk sharing,
    TimeProvider time
)
{
    private static readonly TimeSpan LifeMax = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClockSkewMax = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string, string), DateTimeOffset> _nonces = [];

    /// <summary>The commands that make sense in a state, in the order pages show them.</summary>
    public static IReadOnlyList<string> Offered(LaneState s)
    {
        List<string> offered = [];
        Offer(offered, "admit", LaneMachine.MayDecide(s, Decision.Admit));
        Offer(offered, "refer", LaneMachine.MayDecide(s, Decision.Return));
        Offer(offered, "out-of-service", !s.OutByOfficer);
        Offer(offered, "in-service", s.OutByOfficer || s.BarrierFault);
        Offer(offered, "evacuate", s.Phase != LanePhase.Evacuating);
        Offer(offered, "re-arm", LaneMachine.MayReArm(s));
        return offered;
    }

    /// <summary>Verifies a command and hands it to the lane. Answers within two seconds.</summary>
    public async Task<CommandResult> SubmitAsync(SignedCommand command, CancellationToken cancellation)
    {
        var envelope = CommandEnvelope.TryRead(command.Envelope.Span);
        if (envelope is null || !IsSigned(envelope, command))
        {
            return Refused(Catalogue.CommandNotVerified);
        }

        if (!IsInTime(envelope))
        {
            return Refused(Catalogue.CommandExpired);
        }

        return HitEvents.All.Contains(envelope.Command)
            ? await DecideOnHitAsync(envelope)
            : await AskLoopAsync(envelope, cancellation);
    }

    /// <summary>A decision on a hit moves nothing in the lane: it is kept and passed on, and only then accepted.</summary>
    private async Task<CommandResult> DecideOnHitAsync(CommandEnvelope envelope)
    {
        if (
            envelope.Lane != profile.Lane
            || sharing.Find(OrderOf(envelope), envelope.Crossing, envelope.Hit) is not { } decision
        )
        {
            return Refused(Catalogue.CommandNotPossible);
        }

        return await sharing.DecideAsync(decision)
            ? new CommandResult { Accepted = true }
            : Refused(Catalogue.SharingNotPossible);
    }

    /// <summary>
    /// Has the loop decide. Whoever comes first takes the command: the loop carries it out, or the caller gives it up; a command that was
    /// answered as refused is never carried out later.
    /// </summary>
    private async Task<CommandResult> AskLoopAsync(CommandEnvelope envelope, CancellationToken cancellation)
    {
        var taken = 0;
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Post(() =>
        {
            if (Interlocked.Exchange(ref taken, 1) == 0)
            {
                done.TrySetResult(envelope.Expires >= time.GetUtcNow() && Hand(envelope));
            }
        });
        try
        {
            await done.Task.WaitAsync(AnswerMax, time, cancellation);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            if (Interlocked.Exchange(ref taken, 1) == 0)
            {
                return Refused(Catalogue.CommandExpired);
            }
        }

        return await done.Task ? new CommandResult { Accepted = true } : Refused(Catalogue.CommandNotPossible);
    }

    private bool IsSigned(CommandEnvelope envelope, SignedCommand command)
    {
        if (keys.Find(envelope.Officer) is not { Role: "officer" } officer)
        {
            return false;
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(officer.PublicKey, out _);
            return CommandEnvelope.Verify(command, key);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private bool IsInTime(CommandEnvelope envelope)
    {
        var now = time.GetUtcNow();
        if (
            envelope.Expires < now
            || envelope.Issued > now + ClockSkewMax
            || envelope.Expires - envelope.Issued > LifeMax
            || envelope.Nonce.Length is < 16 or > 64
            || envelope.Reason.Trim().Length is < 3 or > 200
            || !IsPlain(envelope.Reason)
            || !IsPlain(envelope.Nonce)
        )
        {
            return false;
        }

        lock (_gate)
        {
            foreach (var old in _nonces.Where(n => n.Value < now).Select(n => n.Key).ToList())
            {
                _nonces.Remove(old);
            }

            return _nonces.TryAdd((envelope.Officer, envelope.Nonce), envelope.Expires + ClockSkewMax);
        }
    }

    /// <summary>One line of text that the journal takes as it is: no control characters, no broken characters.</summary>
    private static bool IsPlain(string text) =>
        text.EnumerateRunes().All(r => !Rune.IsControl(r) && r != Rune.ReplacementChar);

    /// <summary>Runs on the loop: the state it looks at is the state the command meets.</summary>
    private bool Hand(CommandEnvelope envelope)
    {
        var state = loop.State;
        var deciding = envelope.Command is "admit" or "refer";
        if (
            envelope.Lane != profile.Lane
            || !Offered(state).Contains(envelope.Command)
            || (deciding && envelope.Crossing != effects.CurrentCrossing)
        )
        {
            return false;
        }

        var order = OrderOf(envelope);
        var happened = envelope.Command switch
        {
            "admit" => LaneEvent.OfficerAdmit,
            "refer" => LaneEvent.OfficerRefer,
            "out-of-service" => LaneEvent.OfficerOutOfService,
            "in-service" => LaneEvent.OfficerInService,
            "evacuate" => LaneEvent.OfficerEvacuate,
            _ => LaneEvent.OfficerReArm,
        };
        if (deciding)
        {
            // The order travels with its event, so no other order can be recorded in its place.
            loop.Post(happened, effects.CurrentCrossing, () => effects.Order = order);
        }
        else
        {
            effects.Record(order);
            loop.Post(happened);
        }

        return true;
    }

    private static OfficerOrder OrderOf(CommandEnvelope envelope) =>
        new(envelope.Command, envelope.Officer, envelope.Nonce, envelope.Reason.Trim());

    private static void Offer(List<string> offered, string command, bool now)
    {
        if (now)
        {
            offered.Add(command);
        }
    }

    private CommandResult Refused(CatalogueEntry why)
    {
        effects.Refused(why.Id, board.Current.State.Phase);
        return new CommandResult
        {
            Accepted = false,
            Fault = why.Id,
            Sentence = why.Sentence,
            Remedy = why.Remedy,
        };
    }
}
