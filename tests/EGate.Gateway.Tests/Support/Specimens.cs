using EGate.Contract;
using Google.Protobuf.WellKnownTypes;

namespace EGate.Gateway.Tests.Support;

/// <summary>Statuses, crossings and travellers as egated would send them; persons are those of Doc 9303.</summary>
internal static class Specimens
{
    internal static readonly IReadOnlyDictionary<int, string> Phases = new Dictionary<int, string>
    {
        [0] = "Starting",
        [10] = "Ready",
        [15] = "AwaitingDocument",
        [20] = "ReadingDocument",
        [30] = "RecordingEntry",
        [40] = "OpeningEntry",
        [50] = "Entering",
        [60] = "ClosingEntry",
        [70] = "CapturingFace",
        [80] = "RecordingVerdict",
        [90] = "OpeningExit",
        [100] = "Leaving",
        [110] = "ClosingExit",
        [120] = "Clearing",
        [200] = "Referring",
        [210] = "AwaitingOfficer",
        [220] = "RecordingDecision",
        [230] = "OpeningReturn",
        [240] = "Returning",
        [250] = "ClosingReturn",
        [300] = "OutOfService",
        [400] = "Evacuating",
        [410] = "EmergencyStopped",
        [420] = "ReArming",
    };

    internal static Timestamp Ago(double seconds) =>
        Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(seconds));

    internal static LaneStatus Status(int phase, string topology = "two-step")
    {
        var status = new LaneStatus
        {
            Lane = "lane-01",
            Site = "Specimen crossing point",
            Topology = topology,
            Phase = phase,
            PhaseName = Phases[phase],
            Since = Ago(7),
            Simulated = true,
            Entry = "Closed",
            Exit = "Closed",
            CrossingsToday = 812,
            ReferredToday = 31,
            MatchThreshold = 0.363,
            Version = "0.1.0",
        };
        status.Devices.Add(Device("document-reader", "Ready"));
        status.Devices.Add(Device("chip-reader", "Ready"));
        status.Devices.Add(Device("camera", "Ready"));
        status.Devices.Add(Device("barriers", "Ready"));
        status.Lists.Add(List("un-sc-consolidated", 703, 3600 * 5, "Current"));
        status.Lists.Add(List("lost-documents", 51_204, 3600 * 26, "Old"));
        status.Commands.Add(phase is 300 ? "in-service" : "out-of-service");
        status.Commands.Add("evacuate");
        return status;
    }

    /// <summary>A traveller whom a check did not let pass stands in the mantrap.</summary>
    internal static LaneStatus Waiting(string reason = "face-match")
    {
        var status = Status(210);
        status.AwaitingOfficer = true;
        status.Referred = true;
        status.Persons = 1;
        status.Cause = "OFFICER_WANTED";
        status.CauseSentence = "A traveller in the mantrap waits for an officer's decision.";
        status.Remedy = "Look at the traveller and the reasons, then admit or refer.";
        status.Crossing = Crossing("c-7f3a91", reason);
        status.Commands.Clear();
        status.Commands.AddRange(["admit", "refer", "out-of-service", "evacuate"]);
        return status;
    }

    internal static Crossing Crossing(string id, params string[] reasons)
    {
        var crossing = new Crossing
        {
            Id = id,
            Started = Ago(24),
            Verdict = reasons.Length == 0 ? "Admit" : "Refer",
            DecidedBy = "machine",
            OwnMs = 412,
        };
        crossing.Reasons.Add(reasons);
        crossing.Phases.Add(Phase(20, 24, 4200));
        crossing.Phases.Add(Phase(30, 19.8, 12));
        crossing.Phases.Add(Phase(40, 19.7, 1500));
        crossing.Phases.Add(Phase(50, 18.2, 3100));
        crossing.Phases.Add(Phase(60, 15.1, 1500));
        crossing.Phases.Add(Phase(70, 13.6, 6600));
        crossing.Phases.Add(Phase(210, 7, 0));
        foreach (var (group, names) in Checks)
        {
            crossing.Checks.Add(names.Select(n => Check(group, n, reasons.Contains(n))));
        }

        return crossing;
    }

    internal static Traveller Traveller(string crossing, byte[]? jpeg = null)
    {
        var traveller = new Traveller
        {
            Crossing = crossing,
            Surname = "ERIKSSON",
            GivenNames = "ANNA MARIA",
            DocumentNumber = "L898902C3",
            Issuer = "UTO",
            Nationality = "UTO",
            BirthDate = "740812",
            Sex = "F",
            ExpiryDate = "320415",
        };
        if (jpeg is not null)
        {
            traveller.PortraitJpeg = Google.Protobuf.ByteString.CopyFrom(jpeg);
            traveller.LiveJpeg = Google.Protobuf.ByteString.CopyFrom(jpeg);
        }

        traveller.Announced = new Announcement
        {
            FoundBy = "name-and-birth",
            Flight = "UT324",
            From = "AAA",
            To = "BBB",
            Arrives = "2026-11-24T11:15",
            Surname = "ERIKSSON",
            GivenNames = "ANNA MARIA",
            BirthDate = "740812",
            DocumentNumber = "U1357924B",
            Issuer = "UTO",
            Differences = { "other-document" },
            Flags =
            {
                new PassengerFlag
                {
                    Flag = "other-document",
                    Rule = "another-document-than-announced",
                    Advice = "Ask for the passport that was announced.",
                    Because = { "differs is other-document" },
                },
            },
        };
        traveller.Hits.Add(
            new Hit
            {
                List = "un-sc-consolidated",
                Entry = "UTi.001",
                Strength = "Strong",
                Score = 0.957,
                Explanation = "Name 0.957 against ERIKSSON, ANNA MARIYA; date of birth equal.",
            }
        );
        return traveller;
    }

    internal static ScenarioList Scenarios()
    {
        var list = new ScenarioList();
        foreach (
            var name in new[]
            {
                "genuine",
                "expired-document",
                "altered-chip",
                "unknown-issuer",
                "wrong-face",
                "photo-attack",
                "watchlist-hit",
                "stolen-document",
                "tailgate",
                "obstructed-barrier",
                "walks-back",
                "evacuation",
                "reader-unplugged",
            }
        )
        {
            list.Scenarios.Add(
                new Scenario
                {
                    Name = name,
                    Sentence = $"A traveller for {name}.",
                    Expected = name == "genuine" ? "Admit" : "Refer",
                }
            );
        }

        return list;
    }

    private static readonly (string Group, string[] Names)[] Checks =
    [
        (
            "Document",
            [
                "mrz-format",
                "mrz-check-digits",
                "document-expiry",
                "chip-access",
                "chip-read",
                "sod-signature",
                "ds-chain",
                "ds-validity",
                "dg-hashes",
                "com-sod",
                "dg1-mrz",
                "issuer-country",
            ]
        ),
        ("Lists", ["lost-documents", "watchlist-persons", "lists-age"]),
        ("Face", ["face-quality", "face-liveness", "face-match"]),
        ("OnePerson", ["one-person", "direction"]),
    ];

    private static Check Check(string group, string name, bool failed)
    {
        var check = new Check
        {
            Group = group,
            Name = name,
            Outcome = failed ? "Failed" : "Passed",
            Reason = failed ? "below-threshold" : "ok",
        };
        if (group == "Face")
        {
            check.Score = failed ? 0.121 : 0.874;
            check.Threshold = 0.363;
        }

        return check;
    }

    private static Phase Phase(int number, double ago, double took) =>
        new()
        {
            Number = number,
            Name = Phases[number],
            Started = Ago(ago),
            DurationMs = took,
        };

    private static Device Device(string name, string condition) =>
        new()
        {
            Name = name,
            Condition = condition,
            Since = Ago(900),
            LastExchange = Ago(0.3),
        };

    private static List List(string name, long entries, double age, string condition) =>
        new()
        {
            Name = name,
            Entries = entries,
            Made = Ago(age),
            Condition = condition,
        };
}
