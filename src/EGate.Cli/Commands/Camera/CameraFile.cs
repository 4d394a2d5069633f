using EGate.Core;

namespace EGate.Cli.Commands;

/// <summary>Writes a picture of a person: whole, and readable by its owner only.</summary>
internal static class CameraFile
{
    /// <summary>Writes or replaces the file.</summary>
    /// <exception cref="CommandFailure">It cannot be written.</exception>
    public static void Write(string path, byte[] bytes)
    {
        try
        {
            // A file that was there keeps its mode otherwise.
            File.Delete(path);
            using var file = new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            );
            file.Write(bytes);
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandFailure(
                Catalogue.FileNotReadable,
                ExitCodes.Failed,
                $"{path} cannot be written: {e.GetType().Name}.",
                inner: e
            );
        }
    }
}
