using System.Globalization;
using System.Text;
using System.Text.Json;
using EGate.Passengers;

namespace EGate.Gateway.Passengers;

/// <summary>
/// Takes files of messages out of a folder. A file is read when it has not changed for two seconds and ends as messages end, or has not
/// changed for a minute; and it counts only when it is still the same after reading. What was applied goes to <c>done</c>, what holds no
/// message or cannot be read to <c>refused</c>, each with a report beside it. A gateway that is stopped in the middle reads the file again:
/// applying a message twice changes nothing.
/// </summary>
internal sealed class DropFolder(string folder, PassengerIntake intake, TimeProvider clock, DropFolderLog log)
{
    /// <summary>Subfolder of what was applied.</summary>
    internal const string Done = "done";

    /// <summary>Subfolder of what could not be read.</summary>
    internal const string Refused = "refused";

    internal static readonly TimeSpan QuietWhenEnded = TimeSpan.FromSeconds(2);
    internal static readonly TimeSpan QuietOtherwise = TimeSpan.FromSeconds(60);

    private const int FilesAtOnce = 1_000;
    private const int NameBytesMax = 200;
    private const int TailBytes = 512;

    private static readonly string[] Unfinished = [".tmp", ".part", ".partial", ".filepart", ".crdownload", "~"];
    private static readonly JsonSerializerOptions Report = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Dictionary<string, Seen> seen = new(StringComparer.Ordinal);

    private sealed record Seen(long Length, DateTime Written, long Since);

    /// <summary>Looks once: every file that is ready is taken, the oldest first.</summary>
    /// <exception cref="ArrivalStoreException">The store failed; the file stays where it is.</exception>
    /// <exception cref="IOException">The folder cannot be read, or a file cannot be moved aside.</exception>
    /// <exception cref="UnauthorizedAccessException">As well.</exception>
    internal async Task LookAsync(CancellationToken stop)
    {
        Directory.CreateDirectory(Path.Combine(folder, Done));
        Directory.CreateDirectory(Path.Combine(folder, Refused));
        var files = new DirectoryInfo(folder)
            .EnumerateFiles()
            .Where(f => !IsUnfinished(f.Name))
            .OrderBy(f => f.LastWriteTimeUtc)
            .ThenBy(f => f.Name, StringComparer.Ordinal)
            .Take(FilesAtOnce)
            .ToList();
        Forget(files);
        foreach (var file in files.Where(IsReady))
        {
            stop.ThrowIfCancellationRequested();
            await TakeAsync(file, stop);
        }
    }

    /// <summary>Counts, or erases, what was moved aside before a time.</summary>
    internal int OldFiles(DateTimeOffset before, bool erase)
    {
        var count = 0;
        foreach (var aside in new[] { Done, Refused }.Select(n => new DirectoryInfo(Path.Combine(folder, n))))
        {
            if (!aside.Exists)
            {
                continue;
            }

            foreach (var file in aside.EnumerateFiles().Where(f => MovedAt(f) is { } at && at < before))
            {
                count += file.Name.EndsWith(ReportEnding, StringComparison.Ordinal) ? 0 : 1;
                if (erase)
                {
                    file.Delete();
                }
            }
        }

        return count;
    }

    private const string ReportEnding = ".report.json";
    private const string Stamp = "yyyyMMdd'T'HHmmssfff'Z'";

    /// <summary>When a file was moved aside: the name says it.</summary>
    private static DateTimeOffset? MovedAt(FileInfo file) =>
        DateTimeOffset.TryParseExact(
            file.Name.Split('-')[0],
            Stamp,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at
            : null;

    private static bool IsUnfinished(string name) =>
        name.StartsWith('.') || Array.Exists(Unfinished, u => name.EndsWith(u, StringComparison.OrdinalIgnoreCase));

    private void Forget(List<FileInfo> files)
    {
        var there = files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in seen.Keys.Where(n => !there.Contains(n)).ToList())
        {
            seen.Remove(gone);
        }
    }

    private bool IsReady(FileInfo file)
    {
        if (
            !seen.TryGetValue(file.Name, out var before)
            || before.Length != Length(file)
            || before.Written != file.LastWriteTimeUtc
        )
        {
            seen[file.Name] = new Seen(Length(file), file.LastWriteTimeUtc, clock.GetTimestamp());
            return false;
        }

        var quiet = clock.GetElapsedTime(before.Since);
        return quiet >= QuietOtherwise || quiet >= QuietWhenEnded && EndsAsMessagesEnd(file);
    }

    /// <summary>A link's own length, which is never that of a file of messages: it is not followed.</summary>
    private static long Length(FileInfo file) => file.LinkTarget is null ? file.Length : 0;

    /// <summary>Nothing is opened that is empty or no regular file: opening a pipe would wait for its writer.</summary>
    private static bool EndsAsMessagesEnd(FileInfo file)
    {
        if (Length(file) is 0 or > IntakeOptions.FileBytesMax)
        {
            return false;
        }

        try
        {
            using var stream = Open(file);
            var tail = new byte[(int)Math.Min(TailBytes, stream.Length)];
            stream.Seek(-tail.Length, SeekOrigin.End);
            stream.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false);
            return tail.AsSpan().IndexOf("UNZ"u8) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static FileStream Open(FileInfo file) =>
        new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private async Task TakeAsync(FileInfo file, CancellationToken stop)
    {
        if (WhyNot(file) is { } why)
        {
            MoveAside(file, Refused, new { Reason = why });
            log.Refused(Shown(file.Name), why);
            return;
        }

        if (await ImportAsync(file, stop) is not var (report, reason))
        {
            // It changed, or whoever put it there took it back: it is looked at anew.
            seen.Remove(file.Name);
        }
        else if (reason is not null)
        {
            MoveAside(file, Refused, new { Reason = reason, report?.Problems });
            log.Refused(Shown(file.Name), reason);
        }
        else
        {
            MoveAside(file, Done, report!);
        }
    }

    /// <summary>The report, or why there is none; null when the file is not what it was.</summary>
    private async Task<(IntakeReport? Report, string? Reason)?> ImportAsync(FileInfo file, CancellationToken stop)
    {
        try
        {
            var before = (file.Length, file.LastWriteTimeUtc);
            await using var stream = Open(file);
            var report = await intake.ImportAsync(stream, $"file {Shown(file.Name)}", stop, () => Same(file, before));
            return (report, report.Messages == 0 ? "no-passenger-message" : null);
        }
        catch (Exception e) when (e is FileChangedException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, "not-readable");
        }
    }

    private static string? WhyNot(FileInfo file) =>
        file.LinkTarget is not null ? "no-regular-file"
        : file.Length == 0 ? "empty"
        : file.Length > IntakeOptions.FileBytesMax ? "file-too-long"
        : null;

    private static bool Same(FileInfo file, (long, DateTime) before)
    {
        file.Refresh();
        return file.Exists && (file.Length, file.LastWriteTimeUtc) == before;
    }

    /// <summary>The report first: a file that is aside has one.</summary>
    private void MoveAside(FileInfo file, string where, object report)
    {
        var stamp = clock.GetUtcNow().UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture);
        var target = Path.Combine(folder, where, $"{stamp}-{Short(file.Name)}");
        File.WriteAllText(target + ReportEnding, JsonSerializer.Serialize(report, Report));
        file.MoveTo(target, overwrite: true);
        seen.Remove(file.Name);
    }

    /// <summary>The end of a name that leaves room for the time in front of it: file systems count bytes.</summary>
    private static string Short(string name)
    {
        while (Encoding.UTF8.GetByteCount(name) > NameBytesMax)
        {
            name = name[1..];
        }

        return name;
    }

    private static string Shown(string name) => string.Concat(Short(name).Select(c => char.IsControl(c) ? '?' : c));
}
