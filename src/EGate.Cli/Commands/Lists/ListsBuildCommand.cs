using System.CommandLine;
using EGate.Core;
using EGate.Watchlists;

namespace EGate.Cli.Commands.Lists;

/// <summary><c>egatectl lists build</c>: makes one package of list files.</summary>
internal static class ListsBuildCommand
{
    private const int HoursMax = 24 * 365;
    private const int HoursByDefault = 72;

    private static readonly Dictionary<string, ListAction> Actions = new(StringComparer.Ordinal)
    {
        ["stop"] = ListAction.Stop,
        ["refer"] = ListAction.Refer,
        ["report-only"] = ListAction.ReportOnly,
    };

    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var sources = ListSource.All();
        var options = new BuildOptions();
        var command = new Command(
            "build",
            "Make one package of list files. Without --key an unsigned index for searching by hand, which no lane takes."
        );
        foreach (var source in sources)
        {
            command.Options.Add(source.Option);
        }

        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var began = terminal.Time.GetTimestamp();
            var build = ListFailures.Guard(
                () => Build(parsed, sources, options, terminal.Time),
                Catalogue.ListPackageNotMade
            );
            ListsBuildAnswer.Say(
                parsed.GetValue(common.Json),
                terminal,
                build,
                parsed.GetRequiredValue(options.Output),
                terminal.Time.GetElapsedTime(began)
            );
            return ExitCodes.Ok;
        });
        return command;
    }

    private static PackageBuild Build(
        ParseResult parsed,
        IReadOnlyList<ListSource> sources,
        BuildOptions options,
        TimeProvider time
    )
    {
        var actions = ActionsOf(parsed.GetValue(options.Action) ?? []);
        var inputs = sources
            .SelectMany(s =>
                (parsed.GetValue(s.Option) ?? [])
                    .SelectMany(s.Files)
                    .Select(p => s.Input(p, actions.GetValueOrDefault(s.List, s.Action)))
            )
            .ToList();
        if (inputs.Count == 0)
        {
            throw new CommandFailure(
                Catalogue.ListPackageNotMade,
                ExitCodes.Usage,
                "No list is named.",
                "Name at least one, e.g. --un FILE."
            );
        }

        using var key = parsed.GetValue(options.Key) is { } path ? PackageKey.Load(path) : null;
        return new PackageBuilder(time).Build(
            new PackagePlan
            {
                Inputs = inputs,
                Output = parsed.GetRequiredValue(options.Output),
                Key = key,
                ValidFor = TimeSpan.FromHours(parsed.GetValue(options.ValidHours)),
                Sequence = parsed.GetValue(options.Sequence),
                DeltaFrom = parsed.GetValue(options.DeltaFrom),
                Cleared = parsed.GetValue(options.Cleared),
                Settings = parsed.GetValue(options.Settings) is { } settings
                    ? PackageSettings.Load(settings)
                    : MatchSettings.Default,
                AllowShrink = parsed.GetValue(options.AllowShrink),
            }
        );
    }

    private static Dictionary<string, ListAction> ActionsOf(string[] texts)
    {
        var actions = new Dictionary<string, ListAction>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var parts = text.Split('=');
            if (parts.Length != 2 || !Actions.TryGetValue(parts[1], out var action))
            {
                throw new CommandFailure(
                    Catalogue.ListPackageNotMade,
                    ExitCodes.Usage,
                    $"--action {text} is not LIST=ACTION.",
                    $"Write e.g. --action un=stop; the actions are {string.Join(", ", Actions.Keys)}."
                );
            }

            actions[parts[0]] = action;
        }

        return actions;
    }

    /// <summary>The options besides the lists.</summary>
    private sealed class BuildOptions
    {
        public Option<string> Output { get; } =
            new("--out")
            {
                Description = "Folder of the package; created.",
                HelpName = "DIR",
                Required = true,
            };

        public Option<string?> Key { get; } =
            new("--key") { Description = "Private key that signs (egatectl lists key makes one).", HelpName = "FILE" };

        public Option<int> ValidHours { get; } = Hours();

        public Option<long?> Sequence { get; } =
            new("--sequence")
            {
                Description =
                    "Number of the package (default: the time in seconds, or one above the package in --out).",
                HelpName = "N",
            };

        public Option<string?> DeltaFrom { get; } =
            new("--delta-from") { Description = "Package that a delta is made against.", HelpName = "DIR" };

        public Option<string?> Cleared { get; } =
            new("--cleared") { Description = "Cleared look-alikes (egatectl lists clear).", HelpName = "FILE" };

        public Option<string?> Settings { get; } =
            new("--settings")
            {
                Description =
                    "Thresholds as JSON, with the member names that lists info --json shows (default: those of this program).",
                HelpName = "FILE",
            };

        public Option<string[]> Action { get; } =
            new("--action")
            {
                Description = "What hits of a list ask for: stop, refer, report-only.",
                HelpName = "LIST=ACTION",
                AllowMultipleArgumentsPerToken = true,
            };

        public Option<bool> AllowShrink { get; } =
            new("--allow-shrink") { Description = "Take a list that lost more than a fifth of its entries." };

        public void AddTo(Command command)
        {
            foreach (
                var option in new Option[]
                {
                    Output,
                    Key,
                    ValidHours,
                    Sequence,
                    DeltaFrom,
                    Cleared,
                    Settings,
                    Action,
                    AllowShrink,
                }
            )
            {
                command.Options.Add(option);
            }
        }

        private static Option<int> Hours()
        {
            var option = new Option<int>("--valid-hours")
            {
                Description = $"How long the lists may be used at most, 1 to {HoursMax}.",
                HelpName = "N",
                DefaultValueFactory = _ => HoursByDefault,
            };
            option.MustBeWithin(1, HoursMax);
            return option;
        }
    }
}
