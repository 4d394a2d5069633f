namespace EGate.Gateway.OfficersPage;

/// <summary>
/// Bounds how often somebody may try to sign in: 5 attempts per name in 5 minutes and 30 attempts by everybody in 1 minute. A sign-in
/// that succeeds takes its name's attempts back. Known and unknown names count alike.
/// </summary>
public sealed class AttemptLimits(TimeProvider clock)
{
    /// <summary>Attempts per name inside <see cref="NameWindow"/>.</summary>
    public const int PerName = 5;

    /// <summary>Attempts by everybody inside <see cref="GlobalWindow"/>. It also bounds how many names are remembered.</summary>
    public const int Global = 30;

    /// <summary>How long an attempt counts against its name.</summary>
    public static readonly TimeSpan NameWindow = TimeSpan.FromMinutes(5);

    /// <summary>How long an attempt counts against everybody.</summary>
    public static readonly TimeSpan GlobalWindow = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly List<(string Name, long At)> _attempts = [];

    /// <summary>Counts an attempt; null when it may go on, else how long to wait.</summary>
    public TimeSpan? TryAttempt(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = name.ToUpperInvariant();
        lock (_gate)
        {
            _attempts.RemoveAll(a => clock.GetElapsedTime(a.At) >= NameWindow);
            var wait = Max(
                Wait(_attempts.Where(a => a.Name == key), PerName, NameWindow),
                Wait(_attempts, Global, GlobalWindow)
            );
            if (wait is null)
            {
                _attempts.Add((key, clock.GetTimestamp()));
            }

            return wait;
        }
    }

    /// <summary>Takes back what was counted against a name.</summary>
    public void Forgive(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = name.ToUpperInvariant();
        lock (_gate)
        {
            _attempts.RemoveAll(a => a.Name == key);
        }
    }

    private TimeSpan? Wait(IEnumerable<(string Name, long At)> attempts, int most, TimeSpan window)
    {
        var ages = attempts.Select(a => clock.GetElapsedTime(a.At)).Where(age => age < window).ToList();
        return ages.Count < most ? null : window - ages[^most];
    }

    private static TimeSpan? Max(TimeSpan? a, TimeSpan? b) => (a ?? TimeSpan.Zero) > (b ?? TimeSpan.Zero) ? a : b;
}
