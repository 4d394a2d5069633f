using System.Globalization;
using System.Text;

namespace EGate.Exchange;

/// <summary>One entry that a database found. For officers only, memory only.</summary>
/// <param name="Reference">Of the entry in the database, 1 to 64 characters.</param>
/// <param name="Kind"><c>document</c> or <c>person</c>.</param>
/// <param name="Status">What is known of it, a kebab-case word: <c>stolen</c>, <c>lost</c>, <c>revoked</c>, <c>invalid</c>, <c>stolen-blank</c>, <c>red-notice</c>, .. 1 to 32 characters.</param>
/// <param name="Owner">Who entered it and must confirm it, 1 to 32 characters, e.g. a state's code.</param>
/// <param name="Text">What the owner tells officers, 0 to 200 characters of one line.</param>
public sealed record DatabaseHit(string Reference, string Kind, string Status, string Owner, string Text)
{
    /// <summary>Names nobody.</summary>
    public override string ToString() => $"hit of a {Kind}";
}

/// <summary>
/// What a database answered, with its signature over the one form of the answer. Who carried it can neither change it nor use it for
/// another question; whether the signature is the database's is for <see cref="AnswerKeys"/> to say.
/// </summary>
/// <param name="Database">Name of the database: a-z, 0-9 and dashes, 1 to 32 characters.</param>
/// <param name="Question">Id of the question.</param>
/// <param name="Digest"><see cref="DatabaseQuestion.Digest"/> of the question as the database was asked it.</param>
/// <param name="Answered">When it answered (UTC, whole seconds).</param>
/// <param name="Hits">What it found; empty means that it knows nothing.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over <see cref="ToBytes"/>, r || s, 64 bytes.</param>
public sealed record DatabaseAnswer(
    string Database,
    string Question,
    string Digest,
    DateTimeOffset Answered,
    IReadOnlyList<DatabaseHit> Hits,
    ReadOnlyMemory<byte> Signature
)
{
    /// <summary>Length of a signature in bytes.</summary>
    public const int SignatureBytes = 64;

    /// <summary>
    /// The bytes that are signed: UTF-8 lines in a fixed order, each ended by a line feed, which no part can hold. The number of hits
    /// stands before them, so no hit can be cut off or added.
    /// </summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder("egate database answer v1\n")
            .Append(Database)
            .Append('\n')
            .Append(Question)
            .Append('\n')
            .Append(Digest)
            .Append('\n')
            .Append(TimeText(Answered))
            .Append('\n')
            .Append(CultureInfo.InvariantCulture, $"{Hits.Count}\n");
        foreach (var hit in Hits)
        {
            text.AppendJoin('\n', hit.Reference, hit.Kind, hit.Status, hit.Owner, hit.Text).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A time as answers write it.</summary>
    internal static string TimeText(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a time as answers write it.</summary>
    internal static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;

    /// <summary>Names nobody.</summary>
    public override string ToString() => $"answer of {Database} to {Question}: {Hits.Count} hits";
}
