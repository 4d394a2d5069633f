using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EGate.Devices.Pcsc.Tests;

/// <summary>
/// A real pcscd with vsmartcard's virtual reader, started in the foreground by the tests and ended by its own id. pcscd has one place for its
/// socket, so the tests need a machine where it may be made (root) and where no other pcscd runs; elsewhere they are skipped with the reason.
/// </summary>
public sealed class PcscService : IAsyncLifetime
{
    private const string SocketPath = "/run/pcscd/pcscd.comm";
    private const string Driver = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("egate-pcsc-");
    private Process? _process;

    /// <summary>Why there is none; null when it runs.</summary>
    public string? Missing { get; private set; } = "it was not started";

    /// <summary>The port at which the virtual reader waits for a chip.</summary>
    public int Port { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Missing =
            !File.Exists("/usr/sbin/pcscd") || !File.Exists(Driver) ? "pcscd or vsmartcard-vpcd is not installed"
            : Environment.UserName != "root" ? "pcscd can only be started by root"
            : await AnswersAsync() ? "another pcscd runs on this machine"
            : null;
        if (Missing is null)
        {
            await StartAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Stop();
        await Task.CompletedTask;
        _folder.Delete(recursive: true);
    }

    /// <summary>Starts the service, and waits until it and the reader answer.</summary>
    public async Task StartAsync()
    {
        Port = Port == 0 ? FreePort() : Port;
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "vpcd"),
            $"FRIENDLYNAME \"EGate Specimen\"\nDEVICENAME /dev/null:0x{Port:X}\nLIBPATH {Driver}\nCHANNELID 0x{Port:X}\n"
        );
        Directory.CreateDirectory(Path.GetDirectoryName(SocketPath)!);
        _process = Process.Start(
            new ProcessStartInfo("/usr/sbin/pcscd", ["--foreground", "--config", _folder.FullName, "--critical"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        );
        using var giveUp = new CancellationTokenSource(TransportBench.GiveUp);
        while (!await AnswersAsync())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, giveUp.Token);
        }
    }

    /// <summary>Ends the service.</summary>
    public void Stop()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    private static async Task<bool> AnswersAsync()
    {
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await client.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
