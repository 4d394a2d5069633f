using EGate.Contract.Faces;
using EGate.Contract.Officers;
using EGate.Core;
using EGate.Daemon.Records;
using EGate.Daemon.Socket;
using EGate.Faces;
using EGate.Journal;

namespace EGate.Daemon.Work;

/// <summary>
/// The face thresholds in force: the lane profile's, or those of a threshold profile that two officers of this lane signed. The file is looked at every few
/// seconds; a change takes force for the next face step once it is verified and journaled. A file that is named and does not hold leaves the lane without
/// a threshold to judge by, which is a fault of the lane and never a reason to fall back on another value.
/// </summary>
internal sealed partial class FaceThresholdWatch(
    FacePolicy policy,
    OfficerKeys keys,
    JournalDesk journal,
    TimeProvider time,
    ILogger<FaceThresholdWatch> log
) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly FacePolicy _policy = policy;
    private ITimer? _timer;
    private Action<string?>? _fault;
    private (DateTime Written, string Keys)? _seen;

    /// <summary>The policy with the thresholds in force.</summary>
    public FacePolicy Current { get; private set; } = policy;

    /// <summary>Where they come from, for officers: <c>profile</c>, or when and by whom they were measured and signed.</summary>
    public string From { get; private set; } = "profile";

    /// <summary>Looks now and from now on, and reports to <paramref name="fault"/>: null when there are thresholds to judge by, else a catalogue id.</summary>
    public void Start(Action<string?> fault)
    {
        _fault = fault;
        if (_policy.Thresholds.Length == 0)
        {
            Journal(new JournalArguments { { "source", "profile" } });
            fault(null);
            return;
        }

        Look();
        _timer = time.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    /// <summary>Looks at the file, and takes it when it or the signers' keys are not as they were.</summary>
    internal void Look()
    {
        lock (_gate)
        {
            var read = FaceThresholdsFile.Read(_policy.Thresholds);
            var signers = read.Content?.Signers(Find) ?? [];
            var seen = (File.GetLastWriteTimeUtc(_policy.Thresholds), string.Join(',', signers.Select(s => s.KeyId)));
            if (seen != _seen)
            {
                _seen = seen;
                Judge(read, signers);
            }
        }
    }

    private void Judge(FileContent<FaceThresholdsFile> read, IReadOnlyList<OfficerKey> signers)
    {
        var holds =
            read.Content is { Thresholds.ModelSet: var set }
            && set == FaceModels.SetId
            && signers.Count >= FaceThresholdsFile.SignersMin;
        if (holds)
        {
            Take(read.Content!.Thresholds, signers);
        }
        else
        {
            LogRefused(_policy.Thresholds, signers.Count, string.Join(" ", read.Problems.Take(3)));
            journal.Write(
                JournalKinds.FaceThresholdsRefused,
                "",
                new JournalArguments { { "fault", Catalogue.ThresholdsNotVerified.Id }, { "signers", signers.Count } }
            );
        }

        _fault?.Invoke(holds ? null : Catalogue.ThresholdsNotVerified.Id);
    }

    private void Take(FaceThresholds taken, IReadOnlyList<OfficerKey> signers)
    {
        Current = _policy with { AcceptAt = taken.AcceptAt, RejectBelow = taken.RejectBelow };
        From =
            $"{taken.MeasuredWhere}, {taken.MeasuredOn}, signed by {string.Join(", ", signers.Select(s => s.Officer))}";
        Journal(
            new JournalArguments
            {
                { "source", "signed" },
                { "rate", taken.FalseMatchRate },
                { "models", taken.ModelSet },
                { "measured", taken.MeasuredOn },
                { "keys", string.Join(',', signers.Take(8).Select(s => s.KeyId)) },
            }
        );
    }

    private void Journal(JournalArguments arguments)
    {
        arguments.Add("accept", Current.AcceptAt);
        arguments.Add("reject", Current.RejectBelow);
        journal.Write(JournalKinds.FaceThresholds, "", arguments);
    }

    private OfficerKey? Find(string keyId) =>
        keys.Find(keyId) is { } known
            ? new OfficerKey(known.KeyId, known.Name, known.Role, Convert.ToBase64String(known.PublicKey))
            : null;

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "threshold profile {File} is not in force: {Signers} of two officers' signatures hold. {Problems}"
    )]
    private partial void LogRefused(string file, int signers, string problems);
}
