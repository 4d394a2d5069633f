using System.CommandLine;
using System.Text.Json;
using EGate.Core;
using EGate.Watchlists;

namespace EGate.Cli.Commands.Lists;

/// <summary>
/// <c>egatectl lists search</c>: searches the package or index of a folder as a lane does, and explains each hit; <c>-</c> reads JSON lines.
/// Exit code 0: searched, whether or not anything was found.
/// </summary>
internal static class ListsSearchCommand
{
    private const int TopByDefault = 10;

    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var options = new SearchOptions();
        var command = new Command(
            "search",
            "Search a package of lists for a person or a document, with the explanation."
        );
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var (folder, top) = (parsed.GetRequiredValue(options.Index), parsed.GetValue(options.Top));
            var today = DateOnly.FromDateTime(terminal.Time.GetUtcNow().UtcDateTime);
            using var lists = ListFailures.Guard(() => ListLayers.Open(folder), Catalogue.ListRefused);
            var settings = ListFailures.Guard(() => SettingsOf(folder), Catalogue.ListRefused);
            IReadOnlyList<IndexHit> Search(PersonQuery query) =>
                ListFailures.Guard(() => lists.Search(query, settings, top, today), Catalogue.ListRefused);
            if (parsed.GetValue(options.Lines) == NamedFiles.StandardInput)
            {
                object Answer(JsonElement line) => new { Hits = Search(SearchOptions.Query(line)).Select(Short) };
                return JsonLines.Answer(Console.In, Console.Out, Answer, JsonLines.Error) == 0
                    ? ExitCodes.Ok
                    : ExitCodes.Failed;
            }

            var hits = Search(options.Query(parsed));
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(new { Hits = hits.Select(Short) });
            }
            else
            {
                Show(terminal, hits);
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    // A package carries its thresholds; an index alone has none.
    private static MatchSettings SettingsOf(string folder) =>
        File.Exists(Path.Combine(folder, PackageManifest.FileName))
            ? PackageFolder.ReadManifest(folder).Manifest.Settings
            : MatchSettings.Default;

    internal static Option<int> TopOption()
    {
        var option = new Option<int>("--top")
        {
            Description = $"Most hits, 1 to {ListIndex.TopMax}.",
            HelpName = "COUNT",
            DefaultValueFactory = _ => TopByDefault,
        };
        option.MustBeWithin(1, ListIndex.TopMax);
        return option;
    }

    private static object Short(IndexHit hit) =>
        new
        {
            hit.Entry,
            hit.List,
            Strength = hit.Strength.ToString(),
            hit.Score,
            hit.Name,
            hit.Explanation,
        };

    private static void Show(Terminal terminal, IReadOnlyList<IndexHit> hits)
    {
        terminal.Line(hits.Count == 0 ? "no hit" : $"{hits.Count} hits, the strongest first");
        foreach (var hit in hits)
        {
            terminal.Line(
                $"{hit.Strength} {hit.Score:0.000}  {Terminal.Plain(hit.List)}  {Terminal.Plain(hit.Entry)}  {Terminal.Plain(hit.Name)}"
            );
            terminal.Line($"  {Terminal.Plain(hit.Explanation)}");
        }
    }
}
