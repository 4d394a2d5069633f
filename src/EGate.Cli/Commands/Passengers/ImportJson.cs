using EGate.Cli.Answers;
using EGate.Passengers;

namespace EGate.Cli.Commands;

/// <summary>
/// An import for programs: one JSON document with every person of every message. It is written while it is read, a person a line, because a
/// message of 100 MB names several hundred thousand.
/// </summary>
/// <param name="to">Where to; the caller disposes it.</param>
/// <param name="now">Local time; centuries count from it where a person has no flight.</param>
internal sealed class ImportJson(TextWriter to, DateTime now) : IImportOutput
{
    private bool further;
    private bool furtherMessage;

    public void Begin(string file)
    {
        to.Write(further ? ",\n" : "{\"files\":[\n");
        to.Write($"{{\"file\":{Terminal.JsonText(file)},\"messages\":[");
        (further, furtherMessage) = (true, false);
    }

    public void Message(PassengerMessage message)
    {
        to.Write(furtherMessage ? ",\n" : "\n");
        furtherMessage = true;
        // The members of the summary, and the persons as one more.
        to.Write(Terminal.JsonText(new PassengerMessageAnswer(message))[..^1]);
        to.Write(",\"persons\":[");
        for (var i = 0; i < message.Persons.Count; i++)
        {
            to.Write(i == 0 ? "\n" : ",\n");
            to.Write(Terminal.JsonText(PassengerAnswers.Person(message, message.Persons[i], now)));
        }

        to.Write("]}");
    }

    public void End(ReadFile file) =>
        Close(
            new
            {
                file.Ok,
                file.Interchanges,
                Stored = file.Applied?.Stored,
                file.Problems,
                file.ProblemCount,
            }
        );

    public void Fail(CommandFailure failure) => Close(new { Ok = false, Error = CommandLine.Answer(failure) });

    public void Done(bool ok)
    {
        to.WriteLine($"\n],\"ok\":{Terminal.JsonText(ok)}}}");
        to.Flush();
    }

    private void Close(object rest)
    {
        to.Write($"],{Terminal.JsonText(rest)[1..]}");
        to.Flush();
    }
}
