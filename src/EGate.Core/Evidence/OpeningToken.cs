using System.Security.Cryptography;
using System.Text;

namespace EGate.Core;

/// <summary>
/// Proof that the reason for opening a barrier is durably in the journal (DESIGN section 5, rules 2 and 3). The journal side mints it
/// after the record is synced; the interlock verifies it on its own and uses it once. The state machine never sees the key.
/// </summary>
/// <param name="Crossing">The crossing whose record it stands for; empty for a one-step lane that opens to wait. Bound into the MAC, so that a token cannot be passed off as another crossing's.</param>
/// <param name="Barrier">Which barrier it opens.</param>
/// <param name="RecordSequence">Number of the journal record that holds the reason.</param>
/// <param name="ExpiresAt">After this it opens nothing (UTC).</param>
/// <param name="Mac">HMAC-SHA-256 over the fields above, 32 bytes.</param>
public sealed record OpeningToken(
    string Crossing,
    BarrierId Barrier,
    long RecordSequence,
    DateTimeOffset ExpiresAt,
    byte[] Mac
);

/// <summary>The two barriers of a lane.</summary>
public enum BarrierId
{
    /// <summary>Between the public side and the mantrap.</summary>
    Entry = 0,

    /// <summary>Between the mantrap and the controlled side.</summary>
    Exit = 1,
}

/// <summary>Mints and verifies opening tokens with a key made at process start, never stored.</summary>
public sealed class OpeningTokens
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Makes a token for a record that is already durable.</summary>
    public OpeningToken Mint(string crossing, BarrierId barrier, long recordSequence, DateTimeOffset expiresAt) =>
        new(crossing, barrier, recordSequence, expiresAt, Mac(crossing, barrier, recordSequence, expiresAt));

    /// <summary>True when this process minted the token, for this barrier, and it has not expired at <paramref name="now"/>.</summary>
    public bool IsValid(OpeningToken token, BarrierId barrier, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Barrier == barrier
            && now <= token.ExpiresAt
            && CryptographicOperations.FixedTimeEquals(
                token.Mac,
                Mac(token.Crossing, token.Barrier, token.RecordSequence, token.ExpiresAt)
            );
    }

    private byte[] Mac(string crossing, BarrierId barrier, long sequence, DateTimeOffset expiresAt) =>
        HMACSHA256.HashData(
            _key,
            Encoding.UTF8.GetBytes(
                FormattableString.Invariant($"{crossing}\n{(int)barrier}\n{sequence}\n{expiresAt.UtcTicks}")
            )
        );
}
