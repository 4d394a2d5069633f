using System.Security.Cryptography;

namespace EGate.Gateway.OfficersPage;

/// <summary>Random numbers that a browser signs to prove that it holds a key: each for one name, once, within 60 s.</summary>
public sealed class Challenges(TimeProvider clock)
{
    /// <summary>How long a challenge may be answered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    // Far more than the people who sign in within a minute; the oldest makes room.
    private const int Most = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Name, long At)> _open = new(StringComparer.Ordinal);

    /// <summary>A new challenge for a name: 32 random bytes, base64.</summary>
    public string Issue(string name)
    {
        var challenge = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        lock (_gate)
        {
            foreach (var old in _open.Where(c => clock.GetElapsedTime(c.Value.At) >= Lifetime).ToList())
            {
                _open.Remove(old.Key);
            }

            if (_open.Count >= Most)
            {
                _open.Remove(_open.MinBy(c => c.Value.At).Key);
            }

            _open[challenge] = (name, clock.GetTimestamp());
        }

        return challenge;
    }

    /// <summary>Uses a challenge up; true when it was issued for this name and is still young.</summary>
    public bool TryUse(string name, string challenge)
    {
        lock (_gate)
        {
            return _open.Remove(challenge, out var open)
                && open.Name == name
                && clock.GetElapsedTime(open.At) < Lifetime;
        }
    }
}
