namespace EGate.Devices.Gpio;

/// <summary>The nearest of several deadlines.</summary>
internal static class Earliest
{
    /// <summary>The smallest that is there; null when none is.</summary>
    public static TimeSpan? Of(params ReadOnlySpan<TimeSpan?> deadlines)
    {
        TimeSpan? earliest = null;
        foreach (var deadline in deadlines)
            if (deadline is { } due && (earliest is null || due < earliest))
                earliest = due;
        return earliest;
    }
}
