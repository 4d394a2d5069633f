using System.Runtime.InteropServices;
using System.Text;

namespace EGate.Devices.OpenCv;

/// <summary>
/// OpenCV waits 10 s for a V4L2 picture unless its environment says otherwise. The runtime's own <c>SetEnvironmentVariable</c> does not reach native
/// code on Linux, so libc is asked. An operator's own value is kept.
/// </summary>
internal static class V4lTimeout
{
    /// <summary>The variable's name; its unit is seconds.</summary>
    public const string Variable = "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT";

    /// <summary>Sets one second.</summary>
    public static void Set() => _ = SetEnvironment(Terminated(Variable), Terminated("1"), overwrite: 0);

    /// <summary>What native code sees, or null.</summary>
    public static string? Get() => Marshal.PtrToStringUTF8(GetEnvironment(Terminated(Variable)));

    private static byte[] Terminated(string text) => [.. Encoding.UTF8.GetBytes(text), 0];

    [DllImport("libc", EntryPoint = "setenv", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetEnvironment(byte[] name, byte[] value, int overwrite);

    [DllImport("libc", EntryPoint = "getenv", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint GetEnvironment(byte[] name);
}
