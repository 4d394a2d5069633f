using System.Security.Cryptography;
using EGate.Contract;
using EGate.Contract.Officers;
using EGate.Core;
using EGate.Daemon.Socket;

namespace EGate.System.Tests;

/// <summary>The daemon verifies officers' commands itself, whoever carries them; and it holds a traveller's data only while they are there.</summary>
[Collection("lanes")]
public sealed class OfficerTests : IClassFixture<TwoStepLane>, IDisposable
{
    private const string KeyId = "test-officer";
    private readonly TwoStepLane _lane;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public OfficerTests(TwoStepLane lane)
    {
        _lane = lane;
        lane.Host.Keys.Add(new KnownOfficer(KeyId, OfficerRoles.Officer, _key.ExportSubjectPublicKeyInfo(), KeyId));
    }

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task Command_with_another_key_or_a_changed_byte_is_not_verified()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forged = Envelope("out-of-service").Sign(stranger);
        var changed = Envelope("out-of-service").Sign(_key);
        var bytes = changed.Envelope.ToByteArray();
        bytes[^10] ^= 1;
        changed.Envelope = Google.Protobuf.ByteString.CopyFrom(bytes);

        Assert.Equal(Catalogue.CommandNotVerified.Id, (await SubmitAsync(forged)).Fault);
        Assert.Equal(Catalogue.CommandNotVerified.Id, (await SubmitAsync(changed)).Fault);
        Assert.Equal(LanePhase.Ready, _lane.Host.Board.Current.State.Phase);
    }

    [Fact]
    public async Task Command_that_is_old_or_comes_twice_is_refused()
    {
        var now = TimeProvider.System.GetUtcNow();
        var old = Envelope("out-of-service") with { Issued = now.AddSeconds(-30), Expires = now.AddSeconds(-20) };
        var longLived = Envelope("out-of-service") with { Expires = now.AddHours(1) };
        var once = (Envelope("evacuate") with { Lane = "another-lane" }).Sign(_key);

        Assert.Equal(Catalogue.CommandExpired.Id, (await SubmitAsync(old.Sign(_key))).Fault);
        Assert.Equal(Catalogue.CommandExpired.Id, (await SubmitAsync(longLived.Sign(_key))).Fault);
        Assert.Equal(Catalogue.CommandNotPossible.Id, (await SubmitAsync(once)).Fault);
        Assert.Equal(Catalogue.CommandExpired.Id, (await SubmitAsync(once)).Fault);
        Assert.Equal(LanePhase.Ready, _lane.Host.Board.Current.State.Phase);
    }

    [Fact]
    public async Task Command_without_a_reason_or_that_the_state_does_not_offer_is_refused()
    {
        Assert.False((await SubmitAsync((Envelope("out-of-service") with { Reason = "  " }).Sign(_key))).Accepted);
        // A record takes one plain line; what it would not take must not be obeyed either.
        Assert.False((await SubmitAsync((Envelope("evacuate") with { Reason = "fire\nfire" }).Sign(_key))).Accepted);
        Assert.False((await SubmitAsync(Envelope("admit").Sign(_key))).Accepted);
        Assert.False((await SubmitAsync(Envelope("open-everything").Sign(_key))).Accepted);
    }

    [Fact]
    public async Task Lane_taken_out_by_an_officer_serves_again_when_put_in_service()
    {
        Assert.True((await SubmitAsync(Envelope("out-of-service").Sign(_key))).Accepted);
        var view = await _lane.UntilAsync(v => v.State.Phase == LanePhase.OutOfService);
        Assert.Equal(Catalogue.OutOfServiceByOfficer.Id, view.Cause);
        Assert.True((await SubmitAsync(Envelope("in-service").Sign(_key))).Accepted);
        await _lane.UntilAsync(v => v.State.Phase == LanePhase.Ready);
    }

    [Fact]
    public async Task Officer_who_admits_a_referred_traveller_opens_the_exit_and_the_data_is_gone_afterwards()
    {
        var walk = _lane.Host.Scenarios.RunAsync("wrong-face", officerWaits: true, CancellationToken.None);
        await _lane.UntilAsync(v => v.State.Phase == LanePhase.AwaitingOfficer && v.State.IsShut);
        var seen = _lane.Host.Shelf.Read();
        Assert.NotNull(seen);
        Assert.Equal("ERIKSSON", seen.Identity!.Surname);
        Assert.NotEmpty(seen.PortraitJpeg);
        Assert.NotEmpty(seen.LiveJpeg);

        Assert.True((await SubmitAsync(Envelope("admit", seen.Crossing).Sign(_key))).Accepted);
        var result = await walk;

        Assert.Equal("Refer", result.Verdict);
        Assert.Equal(KeyId, result.Crossing.DecidedBy);
        Assert.Equal("Passed", result.Crossing.EndedAs);
        Assert.Null(_lane.Host.Shelf.Read());
    }

    [Fact]
    public async Task Decision_for_another_crossing_than_the_one_under_way_is_refused()
    {
        var walk = _lane.Host.Scenarios.RunAsync("wrong-face", officerWaits: true, CancellationToken.None);
        await _lane.UntilAsync(v => v.State.Phase == LanePhase.AwaitingOfficer && v.State.IsShut);
        Assert.False((await SubmitAsync(Envelope("admit", "20200101-000000-00000000").Sign(_key))).Accepted);
        Assert.True((await SubmitAsync(Envelope("refer", _lane.Host.Board.Current.Crossing!.Id).Sign(_key))).Accepted);
        Assert.Equal("Referred", (await walk).Crossing.EndedAs);
    }

    private Task<CommandResult> SubmitAsync(SignedCommand command) =>
        _lane.Host.Officers.SubmitAsync(command, CancellationToken.None);

    private CommandEnvelope Envelope(string command, string crossing = "")
    {
        var now = TimeProvider.System.GetUtcNow();
        return new CommandEnvelope(
            _lane.Host.Profile.Lane,
            command,
            crossing,
            "a test's reason",
            KeyId,
            now,
            now.AddSeconds(8),
            Convert.ToHexString(RandomNumberGenerator.GetBytes(16))
        );
    }
}
