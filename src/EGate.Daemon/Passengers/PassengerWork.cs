using EGate.Core;
using EGate.Daemon.Records;
using EGate.Journal;
using EGate.Passengers;

namespace EGate.Daemon.Passengers;

/// <summary>
/// Looks for a traveller among the expected arrivals and has the rules judge what was found. Whatever fails here fails for the hint alone: the
/// traveller was "not checked", which stops nobody.
/// </summary>
internal sealed partial class PassengerWork(
    ArrivalDesk desk,
    GateRules rules,
    JournalDesk journal,
    TimeProvider time,
    ILogger<PassengerWork> log
)
{
    private readonly ArrivalMatcher _matcher = new(desk.Held);

    /// <summary>What is known of a traveller, journaled without anything of the announcement; null when there is nothing to look in.</summary>
    public PassengerFinding? Look(string crossing, TravellerIdentity traveller)
    {
        if (!desk.IsInUse)
        {
            return null;
        }

        try
        {
            var now = time.GetLocalNow().DateTime;
            var match = Match(traveller, now);
            var book = rules.Current;
            var finding = new PassengerFinding(match, book?.AtGate(traveller, match, now) ?? []);
            Record(crossing, finding, book?.Version ?? "");
            return finding;
        }
        catch (Exception e)
        {
            LogFailed(e, crossing);
            return null;
        }
    }

    /// <summary>Not expected is said only of a complete picture: otherwise the list he stands on may be on its way.</summary>
    private ArrivalMatch Match(TravellerIdentity traveller, DateTime now)
    {
        var match = _matcher.Match(traveller, now);
        return match.Kind == MatchKind.NotExpected && !desk.IsCurrent
            ? new ArrivalMatch(MatchKind.NoData, null, [ArrivalDifferences.NoData])
            : match;
    }

    private void Record(string crossing, PassengerFinding finding, string version) =>
        journal.Write(
            JournalKinds.PassengerMatch,
            crossing,
            new JournalArguments
            {
                { "found-by", finding.FoundBy },
                { "differs", Words(finding.Match.Differences) },
                { "flags", Words(finding.Flags.Select(f => f.Flag).Distinct(StringComparer.Ordinal)) },
                { "rules", version },
                { "refers", finding.Flags.Any(f => f.Refers) },
            }
        );

    private static string Words(IEnumerable<string> words)
    {
        var text = string.Join(",", words);
        return text.Length <= JournalArguments.LengthMax ? text : text[..JournalArguments.LengthMax];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "expected arrivals of crossing {Crossing} could not be looked at")]
    private partial void LogFailed(Exception e, string crossing);
}
