using System.Security.Cryptography;
using EGate.Contract;
using EGate.Contract.Officers;
using EGate.Core;
using EGate.Daemon.Socket;
using EGate.Exchange;

namespace EGate.System.Tests;

/// <summary>An officer's decision on a hit becomes notifications in the outbox, and a row for the makers of the lists; the lane stays as it is.</summary>
[Collection("lanes")]
public sealed class HitDecisionTests : IClassFixture<TwoStepLane>, IDisposable
{
    private const string KeyId = "deciding-officer";
    private readonly TwoStepLane _lane;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public HitDecisionTests(TwoStepLane lane)
    {
        _lane = lane;
        lane.Host.Keys.Add(new KnownOfficer(KeyId, OfficerRoles.Officer, _key.ExportSubjectPublicKeyInfo(), KeyId));
    }

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task Confirmed_hit_waits_in_the_outbox_once_and_a_mistaken_one_is_written_for_the_lists()
    {
        var before = _lane.Host.Sharing.Outbox.Counts().Pending;
        var walk = _lane.Host.Scenarios.RunAsync("watchlist-hit", officerWaits: true, CancellationToken.None);
        await _lane.UntilAsync(_ => _lane.Host.Shelf.Hits() is { Hits.Count: > 0 });
        var seen = _lane.Host.Shelf.Hits()!;
        var hit = $"{seen.Hits[0].List} {seen.Hits[0].Entry}";

        Assert.False(await SubmitAsync("true-match", seen.Crossing, "un unknown-entry"));
        Assert.False(await SubmitAsync("true-match", "20200101-000000-00000000", hit));
        Assert.True(await SubmitAsync("not-this-person", seen.Crossing, hit));
        Assert.False(await SubmitAsync("true-match", seen.Crossing, hit)); // it is decided

        await walk;
        Assert.Equal(before + 1, _lane.Host.Sharing.Outbox.Counts().Pending);
        var body = await TakeAsync();
        Assert.Equal(HitEvents.NotThisPerson, body.Event);
        Assert.Equal(seen.Hits[0].Entry, body.Fields[SharedFields.Entry]);
        Assert.Equal(seen.Identity!.DocumentNumber, body.Fields[SharedFields.DocumentNumber]);
        var cleared = await File.ReadAllTextAsync(Path.Combine(_lane.State, "cleared.csv"));
        Assert.Contains($"{seen.Identity.DocumentNumber},UTO,{seen.Hits[0].List}", cleared, StringComparison.Ordinal);
        Assert.Contains(KeyId, cleared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decision_when_nobody_is_under_way_is_refused()
    {
        await _lane.UntilAsync(v => v.State.Phase == LanePhase.Ready);
        Assert.False(await SubmitAsync("true-match", "", "un QDi.001"));
    }

    private async Task<bool> SubmitAsync(string command, string crossing, string hit)
    {
        var now = TimeProvider.System.GetUtcNow();
        var envelope = new CommandEnvelope(
            _lane.Host.Profile.Lane,
            command,
            crossing,
            "a test's reason",
            KeyId,
            now,
            now.AddSeconds(8),
            Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
            hit
        );
        return (await _lane.Host.Officers.SubmitAsync(envelope.Sign(_key), CancellationToken.None)).Accepted;
    }

    private async Task<HitNotification> TakeAsync()
    {
        await foreach (var next in _lane.Host.Sharing.Feed.TakeAsync(["simulated"], CancellationToken.None))
        {
            return HitNotification.Read(next.Body);
        }

        throw new InvalidOperationException("nothing waits");
    }
}
