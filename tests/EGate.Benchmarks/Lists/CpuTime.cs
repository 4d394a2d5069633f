using System.Runtime.InteropServices;

namespace EGate.Benchmarks.Lists;

/// <summary>Processor time of this thread: what a search costs, whatever else the machine does.</summary>
internal static partial class CpuTime
{
    private const int ThreadCpuClock = 3;

    /// <summary>Nanoseconds.</summary>
    public static long Now()
    {
        ClockGetTime(ThreadCpuClock, out var time);
        return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
    }

    /// <summary>Milliseconds since an earlier <see cref="Now"/>.</summary>
    public static double Since(long earlier) => (Now() - earlier) / 1e6;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
