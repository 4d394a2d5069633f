using System.Text.Json;

namespace EGate.Contract.Officers;

/// <summary>Reading and writing of the two small JSON files: bounded, strict, and written whole or not at all.</summary>
internal static class StrictFile
{
    /// <summary>Longest file that is looked at, bytes. A thousand accounts are about 700 kB.</summary>
    internal const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Most entries of a list.</summary>
    internal const int MaxEntries = 1000;

    /// <summary>Most problems that are told of one file; a file with more is wrong as a whole.</summary>
    internal const int MaxProblems = 50;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Strict)
    {
        MaxDepth = 8,
        WriteIndented = true,
    };

    internal static FileContent<T> Parse<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        if (json.Length > MaxBytes)
        {
            return FileContent<T>.Bad($"The file is longer than {MaxBytes} bytes; it cannot be an officers' file.");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(json, Strict) is { } content
                ? FileContent<T>.Good(content)
                : FileContent<T>.Bad("The file says null; it must hold the list.");
        }
        catch (JsonException problem)
        {
            // The message of the parser may quote the file; place and line are enough to mend it.
            var place = problem.Path is { Length: > 0 and <= 200 } path ? path : "$";
            return FileContent<T>.Bad(
                $"At {place}, line {problem.LineNumber + 1 ?? 1}: not the JSON this file must hold (a missing, unknown, doubled or wrong field, or bad syntax)."
            );
        }
    }

    internal static FileContent<T> Read<T>(string path, Func<byte[], FileContent<T>> parse)
        where T : class
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[MaxBytes + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var result = parse(bytes[..length]);
            return result.Content is null
                ? FileContent<T>.Bad([.. result.Problems.Select(p => $"{path}: {p}")])
                : result;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return FileContent<T>.Bad(
                $"{path}: cannot be read ({problem.GetType().Name}). Check that it exists and who may read it."
            );
        }
    }

    /// <summary>Writes beside the file and renames, with mode 0600: a reader sees the old file or the new one, and nobody else sees either.</summary>
    /// <exception cref="IOException">The directory is missing, full or not writable. The old file is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there. The old file is untouched.</exception>
    internal static void Write<T>(string path, T content)
    {
        var fresh = $"{path}.{Environment.ProcessId}.new";
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using (var file = new FileStream(fresh, how))
            {
                JsonSerializer.Serialize(file, content, Strict);
                file.WriteByte((byte)'\n');
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: true);
        }
        catch
        {
            File.Delete(fresh);
            throw;
        }
    }
}
