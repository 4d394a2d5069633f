using System.Runtime.InteropServices;
using System.Text;

namespace EGate.Cli.Doctor;

/// <summary>Asks the kernel whether this user may use a file, without opening it: opening a serial node would disturb who uses it.</summary>
internal static class FileAccess
{
    /// <summary>X_OK of access(2); for a folder, to reach what is in it.</summary>
    public const int Search = 1;

    /// <summary>R_OK and W_OK of access(2).</summary>
    public const int ReadAndWrite = 4 | 2;

    /// <summary>True when the calling user may use the file so.</summary>
    public static bool May(string path, int how) => Access(Encoding.UTF8.GetBytes(path + '\0'), how) == 0;

    [DllImport("libc", EntryPoint = "access", SetLastError = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Access(byte[] path, int mode);
}
