using EGate.Core;

namespace EGate.Devices.Gpio;

/// <summary>Judges opening tokens: genuine, for this barrier, in time, and never twice. Bounded: what has expired need not be remembered.</summary>
internal sealed class TokenLedger(OpeningTokens tokens)
{
    /// <summary>Unexpired used tokens that are remembered; beyond them nothing is opened, because a second use could not be told.</summary>
    public const int Capacity = 10_000;

    private readonly Dictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    /// <summary>Why the token opens nothing, or null when it does.</summary>
    public CatalogueEntry? Problem(OpeningToken token, BarrierId barrier, DateTimeOffset now)
    {
        if (!tokens.IsValid(token, barrier, token.ExpiresAt))
            return Catalogue.InterlockTokenInvalid;
        if (!tokens.IsValid(token, barrier, now))
            return Catalogue.InterlockTokenExpired;
        if (_used.ContainsKey(Key(token)))
            return Catalogue.InterlockTokenUsed;
        if (_used.Count >= Capacity)
            Forget(now);
        return _used.Count >= Capacity ? Catalogue.InterlockTokenUsed : null;
    }

    /// <summary>The token has opened; it never does again.</summary>
    public void Use(OpeningToken token) => _used[Key(token)] = token.ExpiresAt;

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, _) in _used.Where(u => u.Value < now).ToList())
            _used.Remove(key);
    }

    private static string Key(OpeningToken token) => Convert.ToHexString(token.Mac);
}
