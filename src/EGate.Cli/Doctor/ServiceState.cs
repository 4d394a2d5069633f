using System.ComponentModel;
using System.Diagnostics;

namespace EGate.Cli.Doctor;

/// <summary>What systemd says about egated's service.</summary>
internal static class ServiceState
{
    private const string Tested = "systemd runs egated.service.";

    /// <summary>Longest wait for systemctl.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    /// <summary>Asks systemctl; a machine without a running systemd is told so.</summary>
    public static async Task<Finding> ExamineAsync(TimeProvider time, CancellationToken cancellation)
    {
        if (await StateAsync(time, cancellation) is not { } state)
        {
            return new(
                "service",
                Tested,
                false,
                "systemd does not answer here.",
                "Start egated by hand, or by make run in a checkout."
            );
        }

        return state == "active"
            ? new("service", Tested, true, "active", "")
            : new(
                "service",
                Tested,
                false,
                state,
                "Run systemctl start egated, then journalctl -u egated for why it stopped."
            );
    }

    private static async Task<string?> StateAsync(TimeProvider time, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var start = new ProcessStartInfo("systemctl", ["is-active", "egated.service"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start);
            if (process is null)
            {
                return null;
            }

            var said = (await process.StandardOutput.ReadToEndAsync(either.Token)).Trim();
            return said.Length == 0 ? null : said;
        }
        catch (Win32Exception)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
