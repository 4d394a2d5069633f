using System.Security.Cryptography;
using EGate.Contract;
using EGate.Contract.Officers;
using EGate.Core;
using EGate.Daemon.Lane;
using EGate.Daemon.Socket;

namespace EGate.Daemon.Simulation;

/// <summary>
/// An officer for simulated lanes: has a key made at start and known to this process only, and gives signed commands through the very
/// desk a person's commands go through. Sends everybody back to a (simulated) colleague; re-arms; acknowledges.
/// </summary>
internal sealed class SimulatedOfficer : IDisposable
{
    private const string KeyId = "simulated-officer";
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly OfficerDesk _desk;
    private readonly LaneBoard _board;
    private readonly LaneProfile _profile;
    private readonly SimulationPace _pace;
    private readonly TimeProvider _time;

    /// <summary>Makes the key and has it known to the lane.</summary>
    public SimulatedOfficer(
        OfficerKeys keys,
        OfficerDesk desk,
        LaneBoard board,
        LaneProfile profile,
        SimulationPace pace,
        TimeProvider time
    )
    {
        (_desk, _board, _profile, _pace, _time) = (desk, board, profile, pace, time);
        keys.Add(new KnownOfficer(KeyId, OfficerRoles.Officer, _key.ExportSubjectPublicKeyInfo(), KeyId));
    }

    /// <summary>Looks after the lane until cancelled.</summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        var view = _board.Current;
        while (true)
        {
            if (Choose(view.State) is { } command)
            {
                await Task.Delay(_pace.Think, _time, cancellation);
                await GiveAsync(command, cancellation);
            }

            view = await _board.NextAsync(view.Version, TimeSpan.FromMilliseconds(250), cancellation);
        }
    }

    private static string? Choose(LaneState s)
    {
        var offered = OfficerDesk.Offered(s);
        return offered.Contains("re-arm") ? "re-arm"
            : s.BarrierFault && offered.Contains("in-service") ? "in-service"
            : s.Phase == LanePhase.AwaitingOfficer && offered.Contains("refer") ? "refer"
            : null;
    }

    private async Task GiveAsync(string command, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        var envelope = new CommandEnvelope(
            _profile.Lane,
            command,
            _board.Current.Crossing?.Id ?? "",
            "simulated officer's decision",
            KeyId,
            now,
            now.AddSeconds(5),
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))
        );
        await _desk.SubmitAsync(envelope.Sign(_key), cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
