using System.Runtime.InteropServices;

namespace EGate.Benchmarks.Lists;

/// <summary>Processor time of this thread, or of another process: what a search costs, whatever else the machine does.</summary>
internal static partial class CpuTime
{
    private const int ThreadCpuClock = 3;

    /// <summary>Nanoseconds.</summary>
    public static long Now() => Read(ThreadCpuClock);

    /// <summary>Nanoseconds of all threads of another process, which may be another user's.</summary>
    /// <exception cref="ArgumentException">There is no such process.</exception>
    public static long Now(int process) =>
        ClockOf(process, out var clock) == 0
            ? Read(clock)
            : throw new ArgumentException($"there is no process {process}", nameof(process));

    /// <summary>Milliseconds since an earlier <see cref="Now()"/>.</summary>
    public static double Since(long earlier) => (Now() - earlier) / 1e6;

    /// <summary>Milliseconds since an earlier <see cref="Now(int)"/>.</summary>
    public static double Since(long earlier, int process) => (Now(process) - earlier) / 1e6;

    private static long Read(int clock) =>
        ClockGetTime(clock, out var time) == 0
            ? (time.Seconds * 1_000_000_000) + time.Nanoseconds
            : throw new InvalidOperationException("the clock cannot be read: its process has ended");

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out Time time);

    [LibraryImport("libc", EntryPoint = "clock_getcpuclockid")]
    private static partial int ClockOf(int process, out int clock);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
