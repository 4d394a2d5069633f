using System.Text;

namespace EGate.Exchange;

/// <summary>The bounds of an answer, whatever the format it came in.</summary>
public static class AnswerBounds
{
    /// <summary>Longest answer in bytes, in any format.</summary>
    public const int BytesMax = 64 * 1024;

    /// <summary>Most hits of one answer. A question about one document or person has a handful.</summary>
    public const int HitsMax = 32;

    internal const int ReferenceMax = 64;
    internal const int WordMax = 32;
    internal const int TextMax = 200;
    private const int DigestLength = 64;

    /// <summary>Makes an answer out of the texts that a format's reader found, or says which part breaks a bound.</summary>
    /// <exception cref="DatabaseException"><see cref="DatabaseFault.NotUnderstood"/>.</exception>
    public static DatabaseAnswer Answer(
        string database,
        string question,
        string digest,
        string answered,
        IReadOnlyList<DatabaseHit> hits,
        string signature
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        return Answer(
            database,
            question,
            digest,
            DatabaseAnswer.TimeOf(answered) ?? throw Broken("answered"),
            hits,
            SignatureOf(signature)
        );
    }

    /// <summary>Makes an answer, or says which part breaks a bound.</summary>
    /// <exception cref="DatabaseException"><see cref="DatabaseFault.NotUnderstood"/>.</exception>
    public static DatabaseAnswer Answer(
        string database,
        string question,
        string digest,
        DateTimeOffset answered,
        IReadOnlyList<DatabaseHit> hits,
        ReadOnlyMemory<byte> signature
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(hits);
        Demand(IsName(database), "database");
        Demand(QuestionBounds.IsId(question), "question");
        Demand(digest.Length == DigestLength && digest.All(char.IsAsciiHexDigitLower), "digest");
        Demand(signature.Length == DatabaseAnswer.SignatureBytes, "signature");
        Demand(hits.Count <= HitsMax, "hits");
        foreach (var hit in hits)
        {
            Check(hit);
        }

        return new DatabaseAnswer(database, question, digest, answered, hits, signature);
    }

    /// <summary>True for the name of a database or of a receiver: a-z, 0-9 and dashes, a letter or digit first, 1 to 32 characters.</summary>
    public static bool IsName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsWord(text);
    }

    /// <summary>One line that can be shown and signed: no control characters, no line or paragraph separators, no broken characters.</summary>
    internal static bool IsLine(string text) =>
        text.EnumerateRunes()
            .All(r => !Rune.IsControl(r) && r != Rune.ReplacementChar && r.Value is not (0x2028 or 0x2029));

    private static void Check(DatabaseHit hit)
    {
        Demand(hit.Reference.Length is > 0 and <= ReferenceMax && IsLine(hit.Reference), "reference");
        Demand(hit.Kind is "document" or "person", "kind");
        Demand(IsWord(hit.Status), "status");
        Demand(hit.Owner.Length is > 0 and <= WordMax && IsLine(hit.Owner), "owner");
        Demand(hit.Text.Length <= TextMax && IsLine(hit.Text), "text");
    }

    private static bool IsWord(string text) =>
        text.Length is > 0 and <= WordMax
        && text[0] != '-'
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static byte[] SignatureOf(string base64)
    {
        var bytes = new byte[DatabaseAnswer.SignatureBytes];
        return
            base64.Length <= 2 * DatabaseAnswer.SignatureBytes
            && Convert.TryFromBase64String(base64, bytes, out var length)
            && length == bytes.Length
            ? bytes
            : throw Broken("signature");
    }

    private static void Demand(bool holds, string part)
    {
        if (!holds)
        {
            throw Broken(part);
        }
    }

    private static DatabaseException Broken(string part) =>
        new(DatabaseFault.NotUnderstood, $"the answer's {part} is missing, too long or not of its form");
}
