using System.Globalization;

namespace EGate.Fuzz;

/// <summary>How to fuzz. Every option is named on the command line as here, in small letters.</summary>
internal sealed record FuzzOptions
{
    /// <summary>How many inputs in all, shared evenly by the targets.</summary>
    public long Inputs { get; init; } = 1_000_000;

    /// <summary>Decides every input.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>A target's name, or <c>all</c>.</summary>
    public string Target { get; init; } = "all";

    /// <summary>Threads; one by default, so that a machine stays usable.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Where findings are written.</summary>
    public string Findings { get; init; } = Path.Combine("artifacts", "fuzz");

    /// <summary>Where the shortest input of each outcome is written, to become the corpus; empty for nowhere.</summary>
    public string Corpus { get; init; } = "";

    /// <summary>Longest time for one input. A machine that is busy with other things can hold a thread up for a while.</summary>
    public TimeSpan InputTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most that one input may allocate.</summary>
    public long InputBytes { get; init; } = 64L << 20;

    /// <summary>Reads a command line; null when it is not one.</summary>
    public static FuzzOptions? Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count % 2 != 0)
        {
            return null;
        }

        var options = new FuzzOptions();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (With(options, arguments[i], arguments[i + 1]) is not { } next)
            {
                return null;
            }

            options = next;
        }

        return options;
    }

    private static FuzzOptions? With(FuzzOptions options, string name, string value) =>
        name switch
        {
            "--inputs" when Number(value) is > 0 and var n => options with { Inputs = n },
            "--seed" when Number(value) is >= 0 and var n => options with { Seed = (ulong)n },
            "--workers" when Number(value) is > 0 and <= 64 and var n => options with { Workers = (int)n },
            "--target" => options with { Target = value },
            "--findings" => options with { Findings = value },
            "--corpus" => options with { Corpus = value },
            _ => null,
        };

    private static long Number(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
