using System.Runtime.InteropServices;

namespace EGate.Watchlists;

/// <summary>What is kept of one document beside its key. The number itself is not kept.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct DocumentInfo
{
    /// <summary>Hash of the number with O and 0, I and 1 told apart.</summary>
    public uint Exact;

    /// <summary>Identity that it belongs to, or number of the list.</summary>
    public uint Owner;

    /// <summary>Issuer, packed; 0 when not told.</summary>
    public ushort Issuer;

    /// <summary>Kind in the lower four bits, reason in the next two, 0x40: belongs to an identity.</summary>
    public byte Flags;

    /// <summary>See <see cref="ListAction"/>.</summary>
    public byte Action;

    /// <summary>Day of theft, loss or revocation; 0 when unknown.</summary>
    public int Day;
}

/// <summary>
/// Keys of documents. A key is 64 bits of a mixed hash of the number in which O and 0, I and 1 are the same: among 100 million documents two
/// numbers share a key by chance once in some 3,700 such lists. A second hash tells the exact number from its look-alikes.
/// </summary>
internal static class DocumentTable
{
    internal const byte KindMask = 0x0F;
    internal const int ReasonShift = 4;
    internal const byte OfIdentity = 0x40;
    private const int IssuerLetters = 27;

    internal static ulong Key(string number) => Hash(number, fold: true, 0x9E3779B97F4A7C15);

    internal static uint Exact(string number) => (uint)(Hash(number, fold: false, 0xD1B54A32D192ED03) >> 32);

    /// <summary>A code of one to three letters in 16 bits; 0 for anything else.</summary>
    internal static ushort Issuer(string? issuer)
    {
        if (issuer is not { Length: >= 1 and <= 3 } || !issuer.All(char.IsAsciiLetterUpper))
        {
            return 0;
        }

        var packed = 0;
        foreach (var c in issuer)
        {
            packed = (packed * IssuerLetters) + (c - 'A' + 1);
        }

        return (ushort)packed;
    }

    internal static string IssuerText(ushort packed)
    {
        var text = string.Empty;
        for (int rest = packed; rest > 0; rest /= IssuerLetters)
        {
            text = (char)('A' + (rest % IssuerLetters) - 1) + text;
        }

        return text.Replace('@', '?');
    }

    /// <summary>Upper case, without fillers, spaces and hyphens: how numbers are compared.</summary>
    internal static string Plain(string? text) =>
        text is null ? string.Empty : string.Concat(text.Where(c => c is not ('<' or ' ' or '-'))).ToUpperInvariant();

    private static ulong Hash(string number, bool fold, ulong seed)
    {
        unchecked
        {
            var hash = seed ^ ((ulong)number.Length * 0xFF51AFD7ED558CCD);
            foreach (var letter in number)
            {
                var c =
                    !fold ? letter
                    : letter == 'O' ? '0'
                    : letter == 'I' ? '1'
                    : letter;
                hash = (hash ^ c) * 0x100000001B3;
                hash ^= hash >> 29;
                hash *= 0xBF58476D1CE4E5B9;
            }

            hash ^= hash >> 32;
            hash *= 0x94D049BB133111EB;
            return hash ^ (hash >> 31);
        }
    }
}
