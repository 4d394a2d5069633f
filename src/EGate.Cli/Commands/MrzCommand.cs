using System.CommandLine;
using EGate.Core;
using EGate.Documents;

namespace EGate.Cli.Commands;

/// <summary>
/// <c>egatectl mrz check</c>: judges machine-readable zones as the lane does, one result for each document in the text. It shows what is
/// wrong and where, never whom a zone names.
/// <para>The exit code says whether the zones are right: format and check digits. Whether a document has expired is shown beside it and
/// is another question: the zone of an expired document, which a test card usually is, can be read without a mistake.</para>
/// </summary>
internal static class MrzCommand
{
    private const int BytesMax = 1 << 20;
    private const int LinesMax = 20_000;

    private const string What =
        "Judge machine-readable zones, one result per document: format, every check digit, expiry, and what a misread zone may have been. "
        + "Reads TD1, TD2, TD3, MRV-A and MRV-B one after another, blank lines between them or not. Exit code: 0 every zone is right, "
        + "1 one is not or the text is too long (1 MiB, 20,000 lines), 2 wrong usage, 3 no such file. "
        + "--json: ok; documents[] with line (where it begins), format (null when it is none), ok, checks[] (name, outcome, reason), "
        + "digits[] (name, line, position, found, expected, correct), candidates[] with changes[] (line, position, from, to); "
        + "and checks and digits of the first document once more at the top.";

    public static Command Create(CommonOptions common, Terminal terminal) =>
        new("mrz", "Machine-readable zones; works without egated.") { Check(common, terminal) };

    private static Command Check(CommonOptions common, Terminal terminal)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The zones' lines as text; - (or nothing) reads standard input.",
            DefaultValueFactory = _ => NamedFiles.StandardInput,
        };
        var command = new Command("check", What) { file };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var today = DateOnly.FromDateTime(terminal.Time.GetLocalNow().DateTime);
            var results = Judge(NamedFiles.Text(path, BytesMax), path, today);
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(MrzAnswer.Of(results));
            }
            else
            {
                MrzScreen.Show(terminal, results);
            }

            return results.All(r => r.Reading.IsReadable) ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    private static List<MrzResult> Judge(string text, string path, DateOnly today)
    {
        if (text.AsSpan().Count('\n') >= LinesMax)
        {
            throw new CommandFailure(
                Catalogue.FileNotReadable,
                ExitCodes.Failed,
                $"{path} has more than {LinesMax} lines.",
                "Check the documents in several files."
            );
        }

        // A text without any line is one document that is not there.
        var documents = MrzText.Split(text);
        return
        [
            .. (documents.Count == 0 ? [new MrzTextDocument(1, [])] : documents).Select(d => new MrzResult(
                d.Line,
                Mrz.Read(d.Lines, today),
                MrzRepair.Candidates(d.Lines, today)
            )),
        ];
    }
}

/// <summary>What was found of one document.</summary>
/// <param name="Line">Where it begins in the text, from 1.</param>
/// <param name="Reading">Its zone, and the checks.</param>
/// <param name="Candidates">What it may have been when it was misread.</param>
internal sealed record MrzResult(int Line, MrzReading Reading, IReadOnlyList<MrzCandidate> Candidates);
