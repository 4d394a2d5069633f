using System.Text;

namespace EGate.Passengers;

/// <summary>Tells character sets that have other bytes for the letters A to Z than ASCII.</summary>
internal static class CharacterSets
{
    // EBCDIC, international (IBM 500): what reservation systems on mainframes send when nobody translates it.
    private const int Ebcdic = 500;

    // UNA, UNB in EBCDIC.
    private static readonly byte[] EbcdicAdvice = [0xE4, 0xD5, 0xC1];
    private static readonly byte[] EbcdicHeader = [0xE4, 0xD5, 0xC2];

    /// <summary>The character set that a file begins in, and how many bytes of a mark stand before it; null for ASCII and what extends it.</summary>
    internal static (Encoding Set, int Skip)? Tell(ReadOnlySpan<byte> first)
    {
        switch (first)
        {
            case [0xFF, 0xFE, ..]:
                return (Encoding.Unicode, 2);
            case [0xFE, 0xFF, ..]:
                return (Encoding.BigEndianUnicode, 2);
            case [> 0, 0, > 0, 0, ..]:
                return (Encoding.Unicode, 0);
            case [0, > 0, 0, > 0, ..]:
                return (Encoding.BigEndianUnicode, 0);
            default:
                return
                    (first.IndexOf(EbcdicAdvice) >= 0 || first.IndexOf(EbcdicHeader) >= 0) && first.IndexOf("UNB"u8) < 0
                    ? (CodePagesEncodingProvider.Instance.GetEncoding(Ebcdic)!, 0)
                    : null;
        }
    }
}
