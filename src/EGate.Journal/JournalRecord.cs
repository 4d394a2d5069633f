using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EGate.Journal;

/// <summary>One record as it stands in the journal.</summary>
/// <param name="Sequence">Number of the record, from 1 without gaps.</param>
/// <param name="At">Time of day when it was written (UTC, to the millisecond).</param>
/// <param name="MonotonicMs">The steady clock at that moment, in milliseconds from an arbitrary start; it tells clock jumps from waiting.</param>
/// <param name="Kind">What happened; see <see cref="JournalKinds"/>.</param>
/// <param name="Crossing">Id of the crossing, or empty when the record belongs to none.</param>
/// <param name="Arguments">Canonical JSON object of the arguments.</param>
/// <param name="Hash">SHA-256 of this record including the hash of the one before it, in hexadecimal.</param>
public sealed record JournalRecord(
    long Sequence,
    DateTimeOffset At,
    long MonotonicMs,
    string Kind,
    string Crossing,
    string Arguments,
    string Hash
)
{
    /// <summary>One argument as text, or null when the record has none of this name.</summary>
    public string? Argument(string name)
    {
        try
        {
            using var json = JsonDocument.Parse(Arguments);
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty(name, out var value)
                ? value.ToString()
                : null;
        }
        catch (JsonException)
        {
            // A tampered record still has to be shown; the verifier is what reports it.
            return null;
        }
    }
}

/// <summary>Proof that a record is durable: <see cref="JournalStore.Append"/> returns it after the disk has confirmed.</summary>
/// <param name="Sequence">Number of the record.</param>
/// <param name="At">The time written into it.</param>
/// <param name="Hash">Its hash in hexadecimal: the head of the chain at that moment.</param>
public sealed record JournalReceipt(long Sequence, DateTimeOffset At, string Hash);

/// <summary>The columns of one row as the raw bytes that are hashed, so that no text decoding can hide a change.</summary>
internal sealed record RawRecord(
    long Sequence,
    byte[] Utc,
    long MonotonicMs,
    byte[] Kind,
    byte[] Crossing,
    byte[] Arguments,
    byte[] Previous,
    byte[] Hash,
    byte[] Signature
)
{
    private const string UtcFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    internal static byte[] FormatUtc(DateTimeOffset at) =>
        Encoding.UTF8.GetBytes(at.UtcDateTime.ToString(UtcFormat, CultureInfo.InvariantCulture));

    internal JournalRecord ToRecord() =>
        new(
            Sequence,
            DateTimeOffset.TryParseExact(
                Encoding.UTF8.GetString(Utc),
                UtcFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var at
            )
                ? at
                : DateTimeOffset.UnixEpoch,
            MonotonicMs,
            Encoding.UTF8.GetString(Kind),
            Encoding.UTF8.GetString(Crossing),
            Encoding.UTF8.GetString(Arguments),
            Convert.ToHexStringLower(Hash)
        );
}
