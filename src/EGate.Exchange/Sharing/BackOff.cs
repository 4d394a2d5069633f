namespace EGate.Exchange;

/// <summary>How long to wait after failures: one second, then twice as long each time, at most five minutes.</summary>
internal static class BackOff
{
    private const int DoublingsMax = 16;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The pause after so many failures in a row.</summary>
    internal static TimeSpan After(int failures)
    {
        var pause = First * Math.Pow(2, Math.Clamp(failures - 1, 0, DoublingsMax));
        return pause < Longest ? pause : Longest;
    }
}
