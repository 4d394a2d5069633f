using System.Text;
using EGate.Core;

namespace EGate.Cli;

/// <summary>Reads files that people name, with a bound on their length.</summary>
internal static class SmallFiles
{
    /// <summary>The name that means standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>The file's text as UTF-8; at most <paramref name="bytesMax"/> bytes and one more are read.</summary>
    /// <exception cref="CommandFailure">It cannot be read, or it is longer.</exception>
    public static string Text(string path, int bytesMax)
    {
        try
        {
            using var file = path == StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
            var bytes = new byte[bytesMax + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= bytesMax
                ? Encoding.UTF8.GetString(bytes, 0, length).TrimStart('\uFEFF')
                : throw new CommandFailure(
                    Catalogue.FileNotReadable,
                    ExitCodes.Failed,
                    $"{path} is longer than {bytesMax} bytes."
                );
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
}
