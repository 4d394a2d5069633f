using System.Diagnostics;
using System.Net.Sockets;
using EGate.Daemon.Hosting;

namespace EGate.System.Tests;

/// <summary>The real program as a process: its command line, its word to systemd, its one socket.</summary>
[Collection("lanes")]
public sealed class ProcessTests
{
    private static readonly string Program = Path.Combine(
        InstalledFolder.Find("src/EGate.Daemon/bin/Release/net10.0", ""),
        "egated"
    );

    [Fact]
    public async Task Profile_with_ten_mistakes_is_refused_with_all_ten()
    {
        var folder = Directory.CreateTempSubdirectory("egate-profile-");
        var path = Path.Combine(folder.FullName, "bad.json");
        var good = await File.ReadAllTextAsync(
            Path.Combine(InstalledFolder.Find("hardware/profiles", ""), "simulated-two-step.json")
        );
        await File.WriteAllTextAsync(path, Spoil(good));
        var (code, _, errors) = await RunAsync("--profile", path, "--check-config");
        folder.Delete(recursive: true);

        Assert.Equal(1, code);
        var problems = errors.Split('\n').Count(l => l.StartsWith(path, StringComparison.Ordinal));
        Assert.True(problems == 10, errors);
        Assert.Contains("PROFILE_REFUSED", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shipped_profile_is_good_and_a_missing_one_or_a_wrong_option_is_said()
    {
        var profile = Path.Combine(InstalledFolder.Find("hardware/profiles", ""), "kiosk-two-step.json");
        Assert.Equal(0, (await RunAsync("--profile", profile, "--check-config")).Code);
        Assert.Equal(1, (await RunAsync("--profile", "/nonexistent.json", "--check-config")).Code);
        Assert.Equal(2, (await RunAsync("--no-such-option")).Code);
    }

    [Fact]
    public async Task Daemon_under_systemd_says_ready_pings_the_watchdog_has_no_network_socket_and_stops_cleanly()
    {
        var folder = Directory.CreateTempSubdirectory("egate-process-").FullName;
        var notify = Path.Combine(folder, "notify");
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint(notify));
        using var daemon = Start(
            new Dictionary<string, string> { ["NOTIFY_SOCKET"] = notify, ["WATCHDOG_USEC"] = "3000000" },
            "--profile",
            Path.Combine(InstalledFolder.Find("hardware/profiles", ""), "simulated-two-step.json"),
            "--state",
            Path.Combine(folder, "state"),
            "--socket",
            Path.Combine(folder, "egated.sock"),
            "--hurried"
        );
        try
        {
            await HeardAsync(systemd, "READY=1");
            await HeardAsync(systemd, "WATCHDOG=1");
            await HeardAsync(systemd, "WATCHDOG=1");
            Assert.Empty(NetworkSocketsOf(daemon.Id));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite,
                File.GetUnixFileMode(Path.Combine(folder, "egated.sock"))
            );
            using var stop = Process.Start("kill", ["-TERM", $"{daemon.Id}"]);
            await HeardAsync(systemd, "STOPPING=1");
            await daemon.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            Assert.Equal(0, daemon.ExitCode);
        }
        finally
        {
            if (!daemon.HasExited)
            {
                daemon.Kill();
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Ten mistakes: six values out of bounds or of the wrong kind, two unknown keys, a doubled offset, ages the wrong way round.</summary>
    private static string Spoil(string good) =>
        good.Replace("\"two-step\"", "\"three-step\"", StringComparison.Ordinal)
            .Replace("\"driver\": \"elyctis\"", "\"driver\": \"telepathy\"", StringComparison.Ordinal)
            .Replace("\"width_px\": 640", "\"width_px\": -1", StringComparison.Ordinal)
            .Replace("\"debounce_ms\": 10", "\"debounce_ms\": \"soon\"", StringComparison.Ordinal)
            .Replace("\"face_ms_max\": 10000", "\"face_ms_max\": 99999999", StringComparison.Ordinal)
            .Replace("\"frames\": 5", "\"frames\": 0", StringComparison.Ordinal)
            .Replace("\"site\":", "\"sight\": \"x\",\n  \"site\":", StringComparison.Ordinal)
            .Replace("\"enter_ms_max\"", "\"entr_ms_max\": 1,\n    \"enter_ms_max\"", StringComparison.Ordinal)
            .Replace("\"entry-close\": { \"offset\": 1,", "\"entry-close\": { \"offset\": 0,", StringComparison.Ordinal)
            .Replace("\"age_h_warn\": 12", "\"age_h_warn\": 30", StringComparison.Ordinal);

    private static async Task HeardAsync(Socket systemd, string word)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var buffer = new byte[4096];
        while (true)
        {
            var count = await systemd.ReceiveAsync(buffer, limit.Token);
            if (global::System.Text.Encoding.UTF8.GetString(buffer, 0, count).Contains(word, StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    /// <summary>The process's sockets that the kernel lists as TCP or UDP.</summary>
    private static List<string> NetworkSocketsOf(int process)
    {
        var inodes = new[] { "tcp", "tcp6", "udp", "udp6", "raw", "raw6" }
            .Select(f => $"/proc/{process}/net/{f}")
            .Where(File.Exists)
            .SelectMany(f => File.ReadLines(f).Skip(1))
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[9])
            .ToHashSet();
        return Directory
            .EnumerateFileSystemEntries($"/proc/{process}/fd")
            .Select(f => new FileInfo(f).LinkTarget ?? "")
            .Where(t => t.StartsWith("socket:[", StringComparison.Ordinal) && inodes.Contains(t[8..^1]))
            .ToList();
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Start([], arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (process.ExitCode, await output, await errors);
    }

    private static Process Start(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        if (environment.Count > 0)
        {
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        return process;
    }
}
