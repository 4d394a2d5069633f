using EGate.Core;
using EGate.Daemon.Lane;
using EGate.Daemon.Records;
using EGate.Exchange;
using EGate.Journal;
using EGate.Watchlists;

namespace EGate.Daemon.Sharing;

/// <summary>
/// Turns officers' decisions on hits into notifications of those who may be told, and "not this person" into a row for the makers of the
/// lists. A decision is journaled first, then kept in the outbox; only then is the officer told that it is done.
/// </summary>
internal sealed partial class SharingDesk : IDisposable
{
    private static readonly TimeSpan RecordMax = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromHours(1);

    private readonly LaneProfile _profile;
    private readonly TravellerShelf _shelf;
    private readonly JournalDesk _journal;
    private readonly IReadOnlyList<string> _databases;
    private readonly ClearedFile _cleared;
    private readonly TimeProvider _time;
    private readonly ILogger<SharingDesk> _log;
    private readonly ITimer _look;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _decided = [];
    private string _decidedIn = "";

    /// <summary>Makes the desk; it owns the outbox.</summary>
    /// <param name="profile">The lane.</param>
    /// <param name="receivers">Who is told.</param>
    /// <param name="outbox">Where notifications wait.</param>
    /// <param name="cleared">Where "not this person" goes.</param>
    /// <param name="databases">Names of online databases, whose entries no list of ours can clear.</param>
    /// <param name="shelf">The traveller under way.</param>
    /// <param name="journal">Records.</param>
    /// <param name="time">Clock.</param>
    /// <param name="log">Log.</param>
    public SharingDesk(
        LaneProfile profile,
        IReadOnlyList<ReceiverProfile> receivers,
        Outbox outbox,
        ClearedFile cleared,
        IReadOnlyList<string> databases,
        TravellerShelf shelf,
        JournalDesk journal,
        TimeProvider time,
        ILogger<SharingDesk> log
    )
    {
        (_profile, Receivers, Outbox, _cleared, _databases) = (profile, receivers, outbox, cleared, databases);
        (_shelf, _journal, _time, _log) = (shelf, journal, time, log);
        Feed = new OutboxFeed(outbox, time);
        Feed.Tried += RecordTried;
        _look = time.CreateTimer(_ => GiveUp(), null, LookEvery, LookEvery);
    }

    /// <summary>Who is told.</summary>
    public IReadOnlyList<ReceiverProfile> Receivers { get; }

    /// <summary>What waits.</summary>
    public Outbox Outbox { get; }

    /// <summary>Hands out what is due.</summary>
    public OutboxFeed Feed { get; }

    /// <summary>The decision that a command makes, when it is one on a hit of the traveller under way that nobody has decided yet.</summary>
    /// <param name="order">The verified command.</param>
    /// <param name="crossing">As the officer saw it.</param>
    /// <param name="hit">List and entry, with one space between.</param>
    public HitDecision? Find(OfficerOrder order, string crossing, string hit)
    {
        var view = _shelf.Hits();
        if (view is not { Identity: { } identity } || view.Crossing != crossing)
        {
            return null;
        }

        return view.Hits.FirstOrDefault(h => $"{h.List} {h.Entry}" == hit) is { } found && IsFirst(crossing, hit)
            ? new HitDecision(order, crossing, identity, found)
            : null;
    }

    /// <summary>Carries a decision out. False when it could not be made durable; then nothing of it is known to anybody but the journal.</summary>
    public async Task<bool> DecideAsync(HitDecision decision)
    {
        var told = Notifications(decision);
        try
        {
            if (!await RecordAsync(decision, told))
            {
                throw new OutboxException("the decision could not be recorded");
            }

            Keep(decision);
            if (told.Count > 0)
            {
                Outbox.Add(told);
            }

            return true;
        }
        catch (Exception e) when (e is OutboxException or IOException or UnauthorizedAccessException)
        {
            LogNotKept(Catalogue.SharingNotPossible.Id, e.Message);
            Forget(decision);
            return false;
        }
    }

    /// <summary>Gives up what has waited too long.</summary>
    internal void GiveUp()
    {
        try
        {
            foreach (var item in Outbox.GiveUp(_profile.Sharing.KeepMax))
            {
                LogGivenUp(Catalogue.NotificationGivenUp.Id, item.Id, item.Receiver);
                _journal.Write(JournalKinds.NotificationGivenUp, "", Arguments(item.Id, item.Receiver, item.Attempts));
            }
        }
        catch (OutboxException e)
        {
            LogNotKept(Catalogue.SharingNotPossible.Id, e.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _look.Dispose();
        Feed.Tried -= RecordTried;
        Outbox.Dispose();
    }

    private List<HitNotification> Notifications(HitDecision decision)
    {
        var known = decision.Known(_profile);
        var now = _time.GetUtcNow();
        return
        [
            .. Receivers
                .Where(r => r.Wants(decision.Order.Command, decision.Hit.List))
                .Select(r => HitNotification.For(DatabaseQuestion.NewId(), r, decision.Order.Command, now, known)),
        ];
    }

    /// <summary>Who decided what on which list and why; then, for each receiver, what it will see and for which purpose.</summary>
    private async Task<bool> RecordAsync(HitDecision decision, List<HitNotification> told)
    {
        var durable = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var notification in told)
        {
            var arguments = Arguments(notification.Id, notification.Receiver, 0);
            arguments.Add("key", decision.Order.KeyId);
            arguments.Add("purpose", notification.Purpose);
            arguments.Add("fields", string.Join(",", notification.Fields.Keys));
            _journal.Write(JournalKinds.NotificationQueued, decision.Crossing, arguments);
        }

        _journal.Write(
            JournalKinds.HitDecided,
            decision.Crossing,
            new JournalArguments
            {
                { "decision", decision.Order.Command },
                { "list", decision.Hit.List },
                { "key", decision.Order.KeyId },
                { "nonce", decision.Order.Nonce },
                { "reason", decision.Order.Reason },
                { "told", told.Count },
            },
            _ => durable.TrySetResult(true),
            () => durable.TrySetResult(false)
        );
        try
        {
            return await durable.Task.WaitAsync(RecordMax, _time);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Keep(HitDecision decision)
    {
        if (decision.Order.Command != HitEvents.NotThisPerson || _databases.Contains(decision.Hit.List))
        {
            return;
        }

        _cleared.Add(
            new ClearedLookalike(
                decision.Identity.DocumentNumber,
                decision.Identity.Issuer,
                decision.Hit.List,
                decision.Hit.Entry,
                decision.Order.KeyId,
                DateOnly.FromDateTime((_time.GetUtcNow() + _profile.Sharing.ClearedFor).UtcDateTime)
            )
        );
    }

    private bool IsFirst(string crossing, string hit)
    {
        lock (_gate)
        {
            if (_decidedIn != crossing)
            {
                _decidedIn = crossing;
                _decided.Clear();
            }

            return _decided.Add(hit);
        }
    }

    /// <summary>What could not be kept may be decided again.</summary>
    private void Forget(HitDecision decision)
    {
        lock (_gate)
        {
            _decided.Remove($"{decision.Hit.List} {decision.Hit.Entry}");
        }
    }

    private void RecordTried(DeliveryOutcome outcome, int attempts)
    {
        if (outcome.Error is null)
        {
            _journal.Write(JournalKinds.NotificationDelivered, "", Arguments(outcome.Id, outcome.Receiver, attempts));
        }
        else
        {
            LogNotDelivered(outcome.Id, outcome.Receiver, attempts);
        }
    }

    private static JournalArguments Arguments(string id, string receiver, int attempts) =>
        new()
        {
            { "notification", id },
            { "receiver", receiver },
            { "attempts", attempts },
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Fault}: {Detail}")]
    private partial void LogNotKept(string fault, string detail);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Fault}: notification {Id} for {Receiver}")]
    private partial void LogGivenUp(string fault, string id, string receiver);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "notification {Id} for {Receiver} not delivered yet, try {Attempts}"
    )]
    private partial void LogNotDelivered(string id, string receiver, int attempts);
}
