using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using EGate.Contract.Officers;

namespace EGate.Gateway.OfficersPage;

/// <summary>
/// Who is signed in: 8 hours at most, 15 minutes without a sign of the person. Kept in memory under a hash of the cookie; a restart signs
/// everybody out. An account that leaves the file takes its sessions with it.
/// </summary>
public sealed class Sessions(AccountStore accounts, TimeProvider clock)
{
    /// <summary>Longest session: a shift.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>Longest time without a sign of the person.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    // More people than stand at one lane; the one unused for longest makes room.
    private const int Most = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Opens a session and returns its cookie value.</summary>
    public string Open(OfficerAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var cookie = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetTimestamp();
        lock (_gate)
        {
            foreach (var ended in _entries.Where(e => Left(e.Value) <= TimeSpan.Zero).Select(e => e.Key).ToList())
            {
                _entries.Remove(ended);
            }

            if (_entries.Count >= Most)
            {
                _entries.Remove(_entries.MinBy(e => e.Value.Seen).Key);
            }

            _entries[Hash(cookie)] = new(account.Name, account.Role, account.KeyId, now, now);
        }

        return cookie;
    }

    /// <summary>The session of a cookie; null when there is none any more.</summary>
    public Session? Find(string? cookie)
    {
        if (cookie is not { Length: > 0 and < 100 })
        {
            return null;
        }

        lock (_gate)
        {
            return _entries.TryGetValue(Hash(cookie), out var entry) && IsAlive(entry)
                ? new(entry.Name, entry.Role, entry.KeyId, clock.GetUtcNow() + Left(entry))
                : null;
        }
    }

    /// <summary>The person gave a sign: the idle time begins anew. False when the session has ended.</summary>
    public bool Touch(string? cookie)
    {
        if (Find(cookie) is null)
        {
            return false;
        }

        lock (_gate)
        {
            var key = Hash(cookie!);
            if (_entries.TryGetValue(key, out var entry))
            {
                _entries[key] = entry with { Seen = clock.GetTimestamp() };
            }

            return entry is not null;
        }
    }

    /// <summary>Ends a session.</summary>
    public void Close(string? cookie)
    {
        lock (_gate)
        {
            _entries.Remove(Hash(cookie ?? ""));
        }
    }

    private static string Hash(string cookie) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(cookie)));

    private TimeSpan Left(Entry entry)
    {
        var shift = Longest - clock.GetElapsedTime(entry.Opened);
        var idle = Idle - clock.GetElapsedTime(entry.Seen);
        return shift < idle ? shift : idle;
    }

    private bool IsAlive(Entry entry) =>
        Left(entry) > TimeSpan.Zero
        && accounts.Current.Find(entry.Name) is { } account
        && account.KeyId == entry.KeyId
        && account.Role == entry.Role;

    private sealed record Entry(string Name, string Role, string KeyId, long Opened, long Seen);
}
