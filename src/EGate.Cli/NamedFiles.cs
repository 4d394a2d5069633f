using System.Text;
using EGate.Core;

namespace EGate.Cli;

/// <summary>Reads files that people name; every failure is a <see cref="CommandFailure"/>.</summary>
internal static class NamedFiles
{
    /// <summary>The name that means standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>The file's text as UTF-8; at most <paramref name="bytesMax"/> bytes and one more are read.</summary>
    /// <exception cref="CommandFailure">It cannot be read, or it is longer.</exception>
    public static string Text(string path, int bytesMax) =>
        Encoding.UTF8.GetString(Bytes(path, bytesMax)).TrimStart('\uFEFF');

    /// <summary>The file; at most <paramref name="bytesMax"/> bytes and one more are read.</summary>
    /// <exception cref="CommandFailure">It cannot be read, or it is longer.</exception>
    public static byte[] Bytes(string path, int bytesMax) =>
        Open(path, file => Read(file, bytesMax))
        ?? throw new CommandFailure(
            Catalogue.FileNotReadable,
            ExitCodes.Failed,
            $"{path} is longer than {bytesMax} bytes."
        );

    /// <summary>Opens a file, or standard input, and does something with it.</summary>
    /// <exception cref="CommandFailure">It cannot be read.</exception>
    public static T Open<T>(string path, Func<Stream, T> work)
    {
        try
        {
            using var file = path == StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
            return work(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandFailure(Catalogue.FileNotReadable, ExitCodes.NotFound, $"{path} is not there.", inner: e);
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandFailure(
                Catalogue.FileNotReadable,
                ExitCodes.Failed,
                $"{path}: {e.GetType().Name}.",
                inner: e
            );
        }
    }

    /// <summary>All of it; null when it is longer. The buffer grows with what comes, not with what may come.</summary>
    private static byte[]? Read(Stream file, int bytesMax)
    {
        using var all = new MemoryStream();
        var part = new byte[64 * 1024];
        for (var count = file.Read(part); count > 0; count = file.Read(part))
        {
            all.Write(part, 0, count);
            if (all.Length > bytesMax)
            {
                return null;
            }
        }

        return all.ToArray();
    }
}
