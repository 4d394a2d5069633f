using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EGate.Cli;

/// <summary>Where answers go: lines and tables for people, JSON for programs. Text from elsewhere is shown without control characters.</summary>
internal sealed class Terminal
{
    /// <summary>Width when the output is no terminal: wide enough that no line is broken.</summary>
    private const int WidthInPipes = 240;

    private const int BufferCharacters = 64 * 1024;

    /// <summary>How answers of one line are written.</summary>
    internal static readonly JsonSerializerOptions OneLine = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly JsonSerializerOptions Indented = new(OneLine) { WriteIndented = true };

    private readonly IAnsiConsole console;

    /// <summary>A terminal over the process's own streams.</summary>
    public Terminal(TimeProvider time)
    {
        Time = time;
        var colour =
            !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = colour ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(Console.Out),
            }
        );
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthInPipes;
        }
    }

    /// <summary>The clock that ages are counted with.</summary>
    public TimeProvider Time { get; }

    /// <summary>Shows a line in which <c>[green]...[/]</c> sets colours; what comes from elsewhere goes through <see cref="Plain"/>.</summary>
    public void Line(string markup) => console.MarkupLine(markup);

    /// <summary>Shows a table.</summary>
    public void Show(IRenderable table) => console.Write(table);

    /// <summary>Shows an answer as indented JSON.</summary>
    public static void Json(object answer) => Console.Out.WriteLine(JsonSerializer.Serialize(answer, Indented));

    /// <summary>Shows an answer as JSON on one line.</summary>
    public static void JsonLine(object answer) => Console.Out.WriteLine(JsonSerializer.Serialize(answer, OneLine));

    /// <summary>Standard output for a long answer: the console's own writer passes on every piece by itself. The caller disposes it.</summary>
    public static StreamWriter Buffered() =>
        new(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferCharacters);

    /// <summary>A value as JSON on one line.</summary>
    public static string JsonText(object value) => JsonSerializer.Serialize(value, OneLine);

    /// <summary>Shows a line on the error stream.</summary>
    public static void Error(string text) => Console.Error.WriteLine(Printable(text));

    /// <summary>Asks for a secret, without showing it.</summary>
    public string Secret(string question) => console.Prompt(new TextPrompt<string>(question).Secret(null));

    /// <summary>Text from elsewhere as it may stand in a line: no control characters, no markup.</summary>
    public static string Plain(string? text) => Markup.Escape(Printable(text ?? ""));

    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
}
