using EGate.Cli.Answers;
using EGate.Passengers;

namespace EGate.Cli.Commands;

/// <summary>An import for people: a line for each message, and what could not be used. It names nobody.</summary>
internal sealed class ImportScreen(Terminal terminal) : IImportOutput
{
    private readonly List<PassengerMessageAnswer> messages = [];

    public void Begin(string file) => messages.Clear();

    public void Message(PassengerMessage message) => messages.Add(new PassengerMessageAnswer(message));

    public void End(ReadFile file)
    {
        var mark = file.Ok ? "[green]ok[/]" : "[red]not whole[/]";
        var stored = file.Applied is { } applied ? $", {applied.Stored} persons stored" : "";
        terminal.Line($"{mark} {Terminal.Plain(file.File)}: {file.Messages} messages{stored}");
        messages.ForEach(Show);
        Show(file.Problems, file.ProblemCount);
    }

    public void Fail(CommandFailure failure) => CommandLine.Say(failure, json: false);

    public void Done(bool ok) { }

    private void Show(PassengerMessageAnswer message)
    {
        var flights = string.Join(
            ", ",
            message.Legs.Select(l => $"{l.Flight} {l.From}-{l.To} {l.Arrives ?? l.Departs}")
        );
        var records = message.Records > 0 ? $", {message.Records} reservations" : "";
        terminal.Line(
            $"  message {message.Number}  {message.Kind} {message.Action}  {Terminal.Plain(flights)}{records}, {message.PersonCount} persons, {message.DocumentCount} documents; {message.Segments} segments, {message.Skipped} skipped"
        );
        Show(message.Problems, message.ProblemCount);
    }

    private void Show(IReadOnlyList<ProblemAnswer> problems, int total)
    {
        foreach (var problem in problems)
        {
            var (colour, what) = problem.Lost ? ("red", "lost") : ("yellow", "noted");
            terminal.Line(
                $"    [{colour}]{what}[/] segment {problem.Segment} {Terminal.Plain(problem.Tag)} at character {problem.Offset}: {problem.Reason}"
            );
        }

        if (total > problems.Count)
        {
            terminal.Line($"    and {total - problems.Count} more");
        }
    }
}
