namespace EGate.Core;

/// <summary>What only some drivers of a serial line ask for.</summary>
public sealed partial record SerialLineProfile
{
    /// <summary>How a reader that only talks frames its lines; for the driver <c>line</c>.</summary>
    public LineReaderProfile Lines { get; init; } = LineReaderProfile.Default;

    /// <summary>Whether a reader that does not answer at <see cref="Baud"/> is looked for at its other rate; for the driver <c>elyctis</c>.</summary>
    public bool SearchesRate { get; init; } = true;

    /// <summary>Line rate in bit/s that the chip reader is asked to change to once it answers; 0 or the line's own leaves it. For <c>pn532</c>.</summary>
    public int FastBaud { get; init; }

    /// <summary>Highest rate on the air in kbit/s: 106, 212 or 424. For <c>pn532</c>.</summary>
    public int AirRate { get; init; } = 106;
}

/// <summary>
/// How a reader that only talks frames its lines. The four texts of bytes are hexadecimal, <see cref="ByPreset"/> or <see cref="None"/>.
/// </summary>
/// <param name="Preset"><c>crlf</c>, <c>stx-etx</c>, <c>cr100</c> or <c>rte-native</c>.</param>
/// <param name="Start">Bytes before a document's lines.</param>
/// <param name="End">Bytes after them.</param>
/// <param name="Terminator">Bytes after each line.</param>
/// <param name="Fill">One byte that fills up lines, and stands for nothing.</param>
/// <param name="Check"><c>off</c> or <c>xor</c>: whether the check byte of <c>rte-native</c> is verified.</param>
/// <param name="Gap">Silence that ends a document without an end mark, and a frame that stays unfinished.</param>
/// <param name="Removed">Silence after which a document counts as removed.</param>
public sealed record LineReaderProfile(
    string Preset,
    string Start,
    string End,
    string Terminator,
    string Fill,
    string Check,
    TimeSpan Gap,
    TimeSpan Removed
)
{
    /// <summary>Stands for what the preset has.</summary>
    public const string ByPreset = "preset";

    /// <summary>Stands for no bytes.</summary>
    public const string None = "none";

    /// <summary>Lines that end with CR and LF, as most readers can be set to.</summary>
    public static LineReaderProfile Default { get; } =
        new(
            "crlf",
            ByPreset,
            ByPreset,
            ByPreset,
            ByPreset,
            "off",
            TimeSpan.FromMilliseconds(200),
            TimeSpan.FromSeconds(20)
        );
}
