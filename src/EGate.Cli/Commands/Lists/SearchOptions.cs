using System.CommandLine;
using System.Text.Json;
using EGate.Core;
using EGate.Watchlists;

namespace EGate.Cli.Commands.Lists;

/// <summary>Whom <c>lists search</c> searches for: the lines of a zone, single details, or JSON lines.</summary>
internal sealed class SearchOptions
{
    private const int FieldStart = 5;
    private const int LineLength = 44;

    /// <summary>Folder of the package or index.</summary>
    public Option<string> Index { get; } =
        new("--index")
        {
            Description = "Folder of the package, as lists build writes it.",
            HelpName = "DIR",
            Required = true,
        };

    /// <summary>Most hits.</summary>
    public Option<int> Top { get; } = ListsSearchCommand.TopOption();

    /// <summary>The word - for JSON lines.</summary>
    public Argument<string?> Lines { get; } =
        new("-")
        {
            Description = "Reads JSON lines: {\"name\", \"born\", \"sex\", \"country\", \"document\"}, each optional.",
            Arity = ArgumentArity.ZeroOrOne,
        };

    private readonly Option<string[]> _mrz = new("--mrz")
    {
        Description = "The two lines of a passport's zone (TD3).",
        HelpName = "LINE LINE",
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _name = Detail("--name", "NAME", "Name in any script and order.");
    private readonly Option<string?> _born = Detail("--born", "DATE", "Date of birth: YYYY, YYYY-MM, YYYY-MM-DD.");
    private readonly Option<string?> _sex = Detail("--sex", "M|F", "Sex.");
    private readonly Option<string?> _country = Detail(
        "--country",
        "CODE",
        "Nationality, three letters as in the MRZ."
    );
    private readonly Option<string?> _document = Detail("--document", "NUMBER", "Number of the document.");

    public void AddTo(Command command)
    {
        command.Arguments.Add(Lines);
        foreach (var option in new Option[] { Index, Top, _mrz, _name, _born, _sex, _country, _document })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(Lines) is { } word && word != NamedFiles.StandardInput)
            {
                result.AddError("The only argument is -, for JSON lines.");
            }
        });
    }

    /// <summary>What the command line asks for.</summary>
    /// <exception cref="CommandFailure">The zone is not one.</exception>
    public PersonQuery Query(ParseResult parsed) =>
        parsed.GetValue(_mrz) is { Length: 2 } zone
            ? OfZone(zone)
            : Of(
                parsed.GetValue(_name),
                parsed.GetValue(_born),
                parsed.GetValue(_sex),
                parsed.GetValue(_country),
                parsed.GetValue(_document)
            );

    /// <summary>What a JSON line asks for.</summary>
    /// <exception cref="JsonException">A detail is no text.</exception>
    public static PersonQuery Query(JsonElement line) =>
        Of(
            JsonLines.Text(line, "name"),
            JsonLines.Text(line, "born"),
            JsonLines.Text(line, "sex"),
            JsonLines.Text(line, "country"),
            JsonLines.Text(line, "document")
        );

    private static PersonQuery Of(string? name, string? born, string? sex, string? country, string? document) =>
        new()
        {
            Name = name ?? string.Empty,
            Born = born,
            Sex = sex,
            Nationality = country,
            DocumentNumber = document,
            Issuer = country,
        };

    private static PersonQuery OfZone(string[] lines)
    {
        if (lines.Any(l => l.Length != LineLength))
        {
            throw new CommandFailure(
                Catalogue.FileNotReadable,
                ExitCodes.Failed,
                $"the zone must be two lines of {LineLength} characters",
                "Give both lines as printed, with every filler (<)."
            );
        }

        var (first, second) = (lines[0].ToUpperInvariant(), lines[1].ToUpperInvariant());
        return new PersonQuery
        {
            Name = first[FieldStart..].Replace('<', ' '),
            NameTruncated = first[^1] != '<',
            Born = second[13..19],
            Sex = second[20..21],
            Nationality = second[10..13].Trim('<'),
            DocumentNumber = second[..9].Trim('<'),
            Issuer = first[2..5].Trim('<'),
        };
    }

    private static Option<string?> Detail(string name, string help, string description) =>
        new(name) { Description = description, HelpName = help };
}
