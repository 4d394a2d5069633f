using System.CommandLine;
using EGate.Cli.Answers;
using EGate.Core;
using EGate.Documents;
using EGate.Passengers;

namespace EGate.Cli.Commands;

/// <summary>
/// <c>egatectl passengers test</c>: which rule says what of whom in a file of messages; with <c>--mrz</c> also of a traveller who stands at
/// the gate with that zone when those messages are what is known. Nothing is stored.
/// </summary>
internal static class PassengersTestCommand
{
    private const int ZoneBytesMax = 4096;

    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var rules = new Argument<string>("RULES") { Description = "A file of rules (JSON with comments)." };
        var file = new Argument<string>("FILE") { Description = "PAXLST or PNRGOV messages; - reads standard input." };
        var zone = new Option<string?>("--mrz")
        {
            Description =
                "The zone of a traveller at the gate, as a file of its lines: he is matched to the messages first.",
            HelpName = "FILE",
        };
        var command = new Command("test", "Say which rule raises which flag for whom; nothing is stored.")
        {
            rules,
            file,
            zone,
        };
        command.SetAction(parsed =>
        {
            var now = terminal.Time.GetLocalNow().DateTime;
            var book = PassengerFiles.Rules(parsed.GetRequiredValue(rules))!;
            var traveller = parsed.GetValue(zone) is { } zoneFile ? Traveller(zoneFile, now) : null;
            var path = parsed.GetRequiredValue(file);
            var messages = PassengerFiles.Read(path, reader => reader.ReadAll().ToList());
            if (messages.TrueForAll(m => m.Kind == MessageKind.Unknown))
            {
                throw new CommandFailure(Catalogue.NoPassengerMessage, ExitCodes.Failed, $"{path} has no message.");
            }

            var judged = messages
                .SelectMany(m => m.Persons.Select(p => new Judged(m.Number, p, book.Judge(RuleSubject.Of(m, p, now)))))
                .ToList();
            var gate = traveller is null ? null : AtGate(book, traveller, messages, now);
            Say(parsed.GetValue(common.Json), terminal, book, judged, gate);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static TravellerIdentity Traveller(string file, DateTime now)
    {
        var lines = NamedFiles
            .Text(file, ZoneBytesMax)
            .Split('\n')
            .Select(l => l.TrimEnd('\r'))
            .Where(l => l.Length > 0);
        return Mrz.Read([.. lines], DateOnly.FromDateTime(now)).Identity
            ?? throw new CommandFailure(
                Catalogue.FileNotReadable,
                ExitCodes.Failed,
                $"{file} holds no readable zone.",
                "Run egatectl mrz check on it: it says what is wrong and where."
            );
    }

    /// <summary>At the time at which the flight of the messages arrives, because a test is run on any day.</summary>
    private static Gate AtGate(
        RuleBook book,
        TravellerIdentity traveller,
        List<PassengerMessage> messages,
        DateTime now
    )
    {
        using var store = ArrivalStore.InMemory();
        foreach (var message in messages)
        {
            store.Apply(message, now, person => book.Flags(RuleSubject.Of(message, person, now)));
        }

        var at =
            messages.Select(m => m.BorderLeg?.Arrives ?? m.BorderLeg?.Departs).FirstOrDefault(t => t is not null)
            ?? now;
        var match = new ArrivalMatcher(store).Match(traveller, at);
        return new Gate(at, match, book.AtGate(traveller, match, at));
    }

    private static void Say(bool json, Terminal terminal, RuleBook book, List<Judged> judged, Gate? gate)
    {
        if (json)
        {
            Terminal.Json(
                new
                {
                    book.Version,
                    Rules = book.Names.Count,
                    Persons = judged.Select(Answer),
                    Gate = gate is null ? null : Answer(gate),
                }
            );
            return;
        }

        terminal.Line(
            $"rules {Terminal.Plain(book.Version)}: {book.Names.Count}; {judged.Count} persons, {judged.Count(j => j.Flags.Count > 0)} with a flag"
        );
        foreach (var one in judged.Where(j => j.Flags.Count > 0))
        {
            terminal.Line(
                $"  [bold]{Terminal.Plain($"{one.Person.Surname}, {one.Person.GivenNames}")}[/] {Terminal.Plain(one.Person.MainDocument?.Number)}  message {one.Message}"
            );
            one.Flags.ToList().ForEach(f => Show(terminal, f));
        }

        if (gate is not null)
        {
            terminal.Line(
                $"  [bold]at the gate[/] found by {gate.Match.Kind}; differs: {string.Join(", ", gate.Match.Differences.DefaultIfEmpty("nothing"))}"
            );
            gate.Flags.ToList().ForEach(f => Show(terminal, f));
        }
    }

    private static void Show(Terminal terminal, RaisedFlag flag)
    {
        terminal.Line(
            $"    [yellow]{flag.Flag}[/] by rule {Terminal.Plain(flag.Rule)}{(flag.Refers ? ", refers at the gate" : "")}: {Terminal.Plain(string.Join("; ", flag.Because))}"
        );
        if (flag.Advice.Length > 0)
        {
            terminal.Line($"      {Terminal.Plain(flag.Advice)}");
        }
    }

    private static object Answer(Judged one) =>
        new
        {
            one.Message,
            one.Person.Surname,
            one.Person.GivenNames,
            Document = one.Person.MainDocument is { } document ? PassengerAnswers.Document(document) : null,
            one.Flags,
        };

    private static object Answer(Gate gate) =>
        new
        {
            At = PassengerAnswers.Local(gate.At),
            gate.Match.Kind,
            gate.Match.Differences,
            Arrival = gate.Match.Arrival is { } arrival ? PassengerAnswers.Arrival(arrival) : null,
            gate.Flags,
        };

    private sealed record Judged(int Message, AnnouncedPerson Person, IReadOnlyList<RaisedFlag> Flags);

    private sealed record Gate(DateTime At, ArrivalMatch Match, IReadOnlyList<RaisedFlag> Flags);
}
