namespace EGate.Core;

public static partial class ProfileKeys
{
    /// <summary>Stands before the name of a PC/SC reader in <c>chip.port</c>.</summary>
    public const string PcscPort = "pcsc:";

    /// <summary>The driver of readers that only talk.</summary>
    public const string LineDriver = "line";

    /// <summary>The driver of chip readers behind libpcsclite.</summary>
    public const string PcscDriver = "pcsc";

    private const int HexMax = 64;

    private static ProfileKey[] ReaderLine() =>
        [
            new(
                "reader.rate_search",
                ProfileKeyType.YesNo,
                "",
                0,
                0,
                "true",
                "Driver elyctis: a reader that is silent at rate_bps is asked at 9,600 and 115,200 as well.",
                []
            ),
            Choice(
                "reader.line.preset",
                "Driver line: how the reader frames its lines; the keys beside it change single parts.",
                ["crlf", "stx-etx", "cr100", "rte-native"],
                "\"crlf\""
            ),
            Hex("reader.line.start_hex", "Driver line: bytes before a document's lines."),
            Hex("reader.line.end_hex", "Driver line: bytes after a document's lines."),
            Hex("reader.line.terminator_hex", "Driver line: bytes after each line."),
            Hex("reader.line.fill_hex", "Driver line: one byte that fills up lines and stands for nothing."),
            Choice(
                "reader.line.check",
                "Driver line: whether rte-native's check byte is verified; off until a reader has shown that it is an XOR.",
                ["off", "xor"],
                "\"off\""
            ),
            Whole(
                "reader.line.gap_ms",
                "ms",
                20,
                2_000,
                200,
                "Driver line: silence that ends lines without an end mark, and gives up a frame that stays unfinished."
            ),
            Whole(
                "reader.line.removed_ms",
                "ms",
                1_000,
                120_000,
                20_000,
                "Driver line: such a reader does not say when a document is taken; after this silence it counts as removed."
            ),
        ];

    private static ProfileKey[] ChipLine() =>
        [
            Whole(
                "chip.fast_rate_bps",
                "bit/s",
                9_600,
                921_600,
                115_200,
                "Driver pn532: rate that both ends change to once the chip reader answers; rate_bps leaves it. Raise it after bring-up."
            ),
            Choice(
                "chip.air_rate_kbps",
                "Driver pn532: highest rate on the air, where the document offers it. Raise it after bring-up.",
                ["106", "212", "424"],
                "\"106\""
            ),
        ];

    private static ProfileKey Hex(string path, string reason) =>
        new(path, ProfileKeyType.Bytes, "", 1, HexMax, $"\"{LineReaderProfile.ByPreset}\"", reason, []);
}
