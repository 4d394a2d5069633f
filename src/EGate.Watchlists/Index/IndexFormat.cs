namespace EGate.Watchlists;

/// <summary>The parts of an index file, in the order of its table.</summary>
internal enum IndexSection
{
    /// <summary>JSON: counts and codes of the lists.</summary>
    Summary = 0,

    /// <summary>First row of every segment of birth years, and the number of rows (uint).</summary>
    Segments = 1,

    /// <summary>Identity of every row (uint); a row is one name.</summary>
    RowIdentity = 2,

    /// <summary>Where the words of every row begin (uint), and the end.</summary>
    RowWordsStart = 3,

    /// <summary>Words of the rows (uint), in the order of the name.</summary>
    RowWords = 4,

    /// <summary>Where the details of every identity begin (long), and the end.</summary>
    DetailsStart = 5,

    /// <summary>Details of the identities; see <see cref="IdentityRecord"/>.</summary>
    Details = 6,

    /// <summary>A date of birth of every identity, packed (uint); see <see cref="PackedBirth"/>.</summary>
    Births = 7,

    /// <summary>Where the text of every word begins (uint), and the end.</summary>
    WordTextStart = 8,

    /// <summary>Letters and folded form of the words; see <see cref="WordTable"/>.</summary>
    WordText = 9,

    /// <summary>Signatures of the words (ulong); see <see cref="WordSignature"/>.</summary>
    WordSignatures = 10,

    /// <summary>How telling the words are (byte, a fifteenth of a nat).</summary>
    WordInformation = 11,

    /// <summary>The words in the order of their letters (uint).</summary>
    WordOrder = 12,

    /// <summary>Keys and words (ulong: key above, word below), in order.</summary>
    WordKeys = 13,

    /// <summary>Where the rows of every word begin (uint), and the end.</summary>
    PostingsStart = 14,

    /// <summary>Rows of the words (uint), ascending for each word.</summary>
    Postings = 15,

    /// <summary>Keys of the documents (ulong), in order.</summary>
    DocumentKeys = 16,

    /// <summary>What is known of them; see <see cref="DocumentInfo"/>.</summary>
    DocumentInfos = 17,
}

/// <summary>Names and limits of the file.</summary>
internal static class IndexFormat
{
    internal const ulong Magic = 0x3158444E49544745; // "EGTINDX1"
    internal const int Version = 1;
    internal const int Sections = 18;

    /// <summary>Magic, version, sections, length of the file, check value of the header.</summary>
    internal const int HeaderLength = 32;

    /// <summary>Offset, length, check value.</summary>
    internal const int TableEntry = 24;
    internal const int TableLength = Sections * TableEntry;
    internal const int Alignment = 64;

    /// <summary>Files up to this size are verified whole when they are opened; larger ones when <see cref="ListIndex.Verify"/> is called.</summary>
    internal const long VerifiedAtOpenMax = 64L << 20;

    internal static long Align(long offset) => (offset + Alignment - 1) / Alignment * Alignment;
}
