using EGate.Core;
using EGate.Devices;
using EGate.Exchange;

namespace EGate.Daemon.Online;

/// <summary>
/// The databases' keys as the profile names them. Keys that cannot be read do not keep a lane from starting: no answer counts then, and
/// a policy that requires one refers everybody.
/// </summary>
internal sealed class OnlineKeys
{
    private readonly OnlinePolicy _policy;
    private readonly string _problem = "";

    /// <summary>Reads them.</summary>
    public OnlineKeys(OnlinePolicy policy, ILogger log)
    {
        _policy = policy;
        Keys = AnswerKeys.None();
        if (policy.Demand == OnlineDemand.Off)
        {
            return;
        }

        try
        {
            Keys = AnswerKeys.Open(policy.AnswerKeys);
        }
        catch (InvalidDataException e)
        {
            _problem = e.Message;
            OnlineLog.KeysUnusable(log, Catalogue.DatabaseKeysUnusable.Id, e.Message);
        }
    }

    /// <summary>The keys.</summary>
    public AnswerKeys Keys { get; }

    /// <summary>For technicians: whether what the policy wants can be had.</summary>
    public Examination Examine(DatabaseDesk desk)
    {
        var wanted = _policy.Demand != OnlineDemand.Off;
        var works = desk.Databases.Count > 0 && desk.IsAttached;
        var found =
            _problem.Length > 0
                ? _problem
                : $"{desk.Databases.Count} keys, gateway {(desk.IsAttached ? "attached" : "away")}";
        return new Examination(
            "databases",
            "The keys of the online databases were read, and whether a gateway asks for this lane was looked at.",
            !wanted || works,
            wanted ? found : "not asked by policy",
            !wanted || works ? ""
                : desk.Databases.Count == 0 ? Catalogue.DatabaseKeysUnusable.Remedy
                : Catalogue.DatabaseNotAnswering.Remedy
        );
    }
}

/// <summary>Log lines of the online databases.</summary>
internal static partial class OnlineLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Fault}: {Detail}")]
    internal static partial void KeysUnusable(ILogger log, string fault, string detail);
}
