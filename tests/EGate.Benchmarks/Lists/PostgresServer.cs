using System.Diagnostics;

namespace EGate.Benchmarks.Lists;

/// <summary>
/// A PostgreSQL server of this run alone: its cluster in a temporary folder that only its user may enter, a socket there and no network, one
/// psql as the connection. It ends with this process; the folder goes too, unless the process is killed. The server does not run as root; root starts it as the
/// user that Debian's package makes.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private const string User = "postgres";
    private readonly string _folder;
    private readonly Process _server;
    private readonly Process _psql;

    private PostgresServer(string folder, Process server, Process psql)
    {
        _folder = folder;
        _server = server;
        _psql = psql;
    }

    /// <summary>The folder of the newest installed server's programs; null when there is none.</summary>
    public static string? Programs { get; } =
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .Where(d => File.Exists(Path.Combine(d, "bin", "initdb")))
                .OrderBy(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0)
                .Select(d => Path.Combine(d, "bin"))
                .LastOrDefault()
            : null;

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>Starts it, with an empty database.</summary>
    /// <exception cref="InvalidOperationException">A program of the server failed; it says why on standard error.</exception>
    public static PostgresServer Start()
    {
        var folder = Directory.CreateTempSubdirectory("egate-postgres-").FullName;
        Process? server = null;
        try
        {
            if (IsRoot)
            {
                RunToEnd(new ProcessStartInfo("chown", [User, folder]));
            }

            string[] cluster =
            [
                "-D",
                $"{folder}/data",
                "-A",
                "trust",
                "-U",
                User,
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "-N",
            ];
            RunToEnd(Owned("initdb", cluster));
            server = StartServer(folder);
            WaitUntilReady(folder, server);
            return new PostgresServer(folder, server, Connect(folder));
        }
        catch
        {
            Stop(folder, server);
            throw;
        }
    }

    /// <summary>Sends a statement or a line of data that has no answer.</summary>
    /// <exception cref="InvalidOperationException">The server refused an earlier one; psql has said why on standard error.</exception>
    public void Send(string line)
    {
        try
        {
            _psql.StandardInput.WriteLine(line);
        }
        catch (IOException)
        {
            throw Refused();
        }
    }

    /// <summary>Sends a statement that answers with one line.</summary>
    /// <exception cref="InvalidOperationException">The server refused a statement; psql has said why on standard error.</exception>
    public string Ask(string statement)
    {
        Send(statement);
        return _psql.StandardOutput.ReadLine() ?? throw Refused();
    }

    public void Dispose()
    {
        try
        {
            _psql.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already, and said why.
        }

        _psql.WaitForExit();
        _psql.Dispose();
        Stop(_folder, _server);
    }

    private static InvalidOperationException Refused() => new("psql ended: a statement was refused");

    // Should this process die, the server gets the signal for a fast shutdown.
    private static Process StartServer(string folder)
    {
        string[] settings =
        [
            "listen_addresses=",
            $"unix_socket_directories={folder}",
            "shared_buffers=1GB",
            "maintenance_work_mem=512MB",
            "max_parallel_workers_per_gather=0",
            "max_parallel_maintenance_workers=0",
            "jit=off",
            "fsync=off",
            "autovacuum=off",
            "log_min_messages=fatal",
        ];
        return Process.Start(
            Owned("postgres", ["-D", $"{folder}/data", .. settings.SelectMany(s => new[] { "-c", s })])
        )!;
    }

    private static void WaitUntilReady(string folder, Process server)
    {
        for (var tries = 0; tries < 300 && !server.WaitForExit(100); tries++)
        {
            using var probe = Process.Start(
                new ProcessStartInfo($"{Programs}/pg_isready", ["-q", "-h", folder, "-U", User])
            )!;
            probe.WaitForExit();
            if (probe.ExitCode == 0)
            {
                return;
            }
        }

        throw new InvalidOperationException("PostgreSQL did not start");
    }

    private static Process Connect(string folder) =>
        Process.Start(
            new ProcessStartInfo(
                $"{Programs}/psql",
                ["-XqAt", "-v", "ON_ERROR_STOP=1", "-h", folder, "-U", User, "-d", "postgres"]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;

    private static void Stop(string folder, Process? server)
    {
        if (server is { HasExited: false })
        {
            RunToEnd(Owned("pg_ctl", ["stop", "-D", $"{folder}/data", "-m", "fast", "-s"]));
            server.WaitForExit();
        }

        server?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static ProcessStartInfo Owned(string program, string[] arguments)
    {
        string[] user = IsRoot ? ["--reuid", User, "--regid", User, "--clear-groups"] : [];
        string[] all = ["--pdeathsig", "INT", .. user, $"{Programs}/{program}", .. arguments];
        return new ProcessStartInfo("setpriv", all) { WorkingDirectory = "/" };
    }

    private static void RunToEnd(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{string.Join(' ', start.ArgumentList)} failed with {process.ExitCode}"
            );
        }
    }
}
