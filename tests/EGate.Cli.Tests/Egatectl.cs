using System.Diagnostics;
using System.Text.Json;

namespace EGate.Cli.Tests;

/// <summary>What one run of the program left behind.</summary>
internal sealed record Run(int ExitCode, string Output, string Errors)
{
    /// <summary>The output as one JSON document.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement.Clone();

    /// <summary>The output's lines, each a JSON document.</summary>
    public IReadOnlyList<JsonElement> JsonLines =>
        [
            .. Output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => JsonDocument.Parse(l).RootElement.Clone()),
        ];
}

/// <summary>Runs the real executable as a process, as a technician or a script does.</summary>
internal static class Egatectl
{
    /// <summary>
    /// The program where its own build left it: the copy beside these tests lacks what ASP.NET Core, which the tests use, brings along.
    /// </summary>
    private static readonly string Program = Checkout.PathOf(
        Path.Combine(
            "src/EGate.Cli",
            Path.GetRelativePath(Checkout.PathOf("tests/EGate.Cli.Tests"), AppContext.BaseDirectory),
            "egatectl"
        )
    );

    /// <summary>No run takes this long; one that does is a failure, not a hang.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(90);

    /// <summary>Starts it and leaves it running; whoever asks stops it.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        return Process.Start(start)!;
    }

    /// <summary>Runs it with nothing on standard input.</summary>
    public static Task<Run> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    /// <summary>Runs it with text on standard input.</summary>
    public static Task<Run> RunWithInputAsync(string input, params string[] arguments) =>
        RunWithVariableAsync("NO_COLOR", "1", input, arguments);

    /// <summary>Runs it with an environment variable set.</summary>
    public static async Task<Run> RunWithVariableAsync(
        string variable,
        string value,
        string input,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("EGATE_SOCKET");
        start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Most);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return new Run(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"egatectl {string.Join(' ', arguments)} did not end within {Most}.");
        }
    }
}
