using EGate.Core;

namespace EGate.Devices.Serial.Lines;

/// <summary>How a reader that only talks wraps the lines of a document.</summary>
/// <param name="Start">Bytes before the lines; none when the first character begins them.</param>
/// <param name="End">Bytes after the lines; none when a known zone or a silence ends them.</param>
/// <param name="Terminator">Bytes after each line.</param>
/// <param name="Fill">Fills up lines at either end and stands for nothing; a line of nothing else is no line.</param>
/// <param name="Labelled">Lines carry labels as the 3M CR100 writes them, e.g. <c>OCR LINE 1: </c>; other labels are left out.</param>
/// <param name="Native">Between start and lines stand length, <c>OU</c>, STX and a flag, and behind the end a check byte (3M/Thales RTE "Native").</param>
/// <param name="VerifiesCheck">The check byte must be the XOR of all bytes between SOH and itself.</param>
public sealed record LineFraming(
    ReadOnlyMemory<byte> Start,
    ReadOnlyMemory<byte> End,
    ReadOnlyMemory<byte> Terminator,
    byte? Fill = null,
    bool Labelled = false,
    bool Native = false,
    bool VerifiesCheck = false
)
{
    private const byte StartOfHeading = 0x01;
    private const byte StartOfText = 0x02;
    private const byte EndOfText = 0x03;
    private const byte CarriageReturn = 0x0D;

    /// <summary>Lines that end with CR, LF or both.</summary>
    public static LineFraming CrLf { get; } = new(default, default, "\r\n"u8.ToArray());

    /// <summary>STX, lines that end with CR, ETX.</summary>
    public static LineFraming StxEtx { get; } =
        new(new[] { StartOfText }, new[] { EndOfText }, new[] { CarriageReturn });

    /// <summary>START, labelled lines that end with LF, END (3M CR100).</summary>
    public static LineFraming Cr100 { get; } =
        new("START"u8.ToArray(), "END"u8.ToArray(), "\n"u8.ToArray(), Labelled: true);

    /// <summary>SOH, length (low byte first), <c>OU</c>, STX, flag, three lines that end with CR, ETX, check byte; <c>_</c> fills up.</summary>
    public static LineFraming RteNative { get; } =
        new(new[] { StartOfHeading }, new[] { EndOfText }, new[] { CarriageReturn }, (byte)'_', Native: true);

    /// <summary>The framing of a profile: its preset with the parts that the profile changes.</summary>
    public static LineFraming Of(LineReaderProfile profile)
    {
        LineFraming preset = profile.Preset switch
        {
            "crlf" => CrLf,
            "stx-etx" => StxEtx,
            "cr100" => Cr100,
            "rte-native" => RteNative,
            var other => throw new ArgumentException($"There is no preset {other}.", nameof(profile)),
        };
        ReadOnlyMemory<byte> fill = Bytes(
            profile.Fill,
            preset.Fill is { } byPreset ? new[] { byPreset } : default(ReadOnlyMemory<byte>)
        );
        return preset with
        {
            Start = Bytes(profile.Start, preset.Start),
            End = Bytes(profile.End, preset.End),
            Terminator = Bytes(profile.Terminator, preset.Terminator),
            Fill = fill.IsEmpty ? null : fill.Span[0],
            VerifiesCheck = preset.Native && profile.Check == "xor",
        };
    }

    private static ReadOnlyMemory<byte> Bytes(string text, ReadOnlyMemory<byte> byPreset) =>
        text switch
        {
            LineReaderProfile.ByPreset => byPreset,
            LineReaderProfile.None => default,
            _ => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal)),
        };
}
