using System.Collections.Frozen;

namespace EGate.Passengers;

/// <summary>The tags of the envelope and of both kinds of messages.</summary>
internal static class KnownTags
{
    private static readonly FrozenSet<int> All = (
        "UNA UNB UNG UNH UNT UNE UNZ BGM RFF DTM NAD COM TDT LOC ATT MEA GEI FTX EMP NAT DOC CNT AUT QTY CTA UNS PDT "
        + "MSG ORG TVL EQN SRC RCI SSR DAT IFT ADD EBD TIF FTI REF FAR TKT MON PTK TXD FOP TRA RPI APD TRI SSD TBD ABI SAC LTS"
    )
        .Split(' ')
        .Select(tag => Pack(tag))
        .ToFrozenSet();

    /// <summary>True for three characters that are such a tag.</summary>
    internal static bool Contains(ReadOnlySpan<char> tag) => tag.Length == 3 && All.Contains(Pack(tag));

    /// <summary>True for three characters that may be a tag: capital letters, or digits after the first.</summary>
    internal static bool IsTag(ReadOnlySpan<char> tag) =>
        tag.Length == 3
        && char.IsAsciiLetterUpper(tag[0])
        && (char.IsAsciiLetterUpper(tag[1]) || char.IsAsciiDigit(tag[1]))
        && (char.IsAsciiLetterUpper(tag[2]) || char.IsAsciiDigit(tag[2]));

    private static int Pack(ReadOnlySpan<char> tag) =>
        tag[0] > 127 || tag[1] > 127 || tag[2] > 127 ? -1 : (tag[0] << 16) | (tag[1] << 8) | tag[2];
}
