using EGate.Core;
using EGate.Passengers;

namespace EGate.Daemon.Passengers;

/// <summary>What the expected arrivals and the site's rules say of the traveller under way. Hints for the officer; they live with the crossing.</summary>
/// <param name="Match">What was found.</param>
/// <param name="Flags">What the rules made of it.</param>
internal sealed record PassengerFinding(ArrivalMatch Match, IReadOnlyList<RaisedFlag> Flags)
{
    /// <summary>The word for by what the traveller was found.</summary>
    public string FoundBy => RuleSubject.WordOf(Match.Kind);

    /// <summary>Words that may be shown beside a crossing that is over: they name nobody.</summary>
    public IReadOnlyList<string> Hints =>
        [
            .. Match
                .Differences.Where(d => d is not (ArrivalDifferences.NotExpected or ArrivalDifferences.NoData))
                .Concat(Match.Arrival?.Flags ?? [])
                .Concat(Flags.Select(f => f.Flag))
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The evidence: none, unless a rule of the site refers.</summary>
    public IEnumerable<CheckResult> Checks =>
        Flags
            .Where(f => f.Refers)
            .Take(1)
            .Select(f => CheckResult.Failed(CheckGroup.Lists, CheckNames.PassengerRule, f.Flag));

    /// <summary>What the officers' page is told, announcement and all.</summary>
    public Contract.Announcement Message()
    {
        var message = new Contract.Announcement { FoundBy = FoundBy };
        if (Match.Arrival is { } arrival)
        {
            message.Flight = arrival.Flight;
            message.From = arrival.From;
            message.To = arrival.To;
            message.Arrives = arrival.Arrives?.ToString("yyyy-MM-dd'T'HH:mm", null) ?? "";
            message.Surname = arrival.Surname;
            message.GivenNames = arrival.GivenNames;
            message.BirthDate = arrival.BirthDate?.Mrz ?? "";
            message.DocumentNumber = arrival.Document?.Number ?? "";
            message.Issuer = arrival.Document?.Issuer ?? "";
            message.Flagged.Add(arrival.Flags);
        }

        message.Differences.Add(Match.Differences);
        foreach (var flag in Flags)
        {
            var told = new Contract.PassengerFlag
            {
                Flag = flag.Flag,
                Rule = flag.Rule,
                Advice = flag.Advice,
                Refers = flag.Refers,
            };
            told.Because.Add(flag.Because);
            message.Flags.Add(told);
        }

        return message;
    }
}
