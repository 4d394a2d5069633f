using EGate.Contract;
using EGate.Core;

namespace EGate.Cli;

/// <summary>A folder for a chip's raw files that only its owner can open (0700, files 0600). It must be new or empty: nothing is mixed, nothing replaced.</summary>
internal sealed class RawFileFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string path;

    private RawFileFolder(string path) => this.path = path;

    /// <summary>Makes the folder, or takes an empty one and closes it to others.</summary>
    /// <exception cref="CommandFailure">It holds something already, or cannot be made.</exception>
    public static RawFileFolder Prepare(string path)
    {
        try
        {
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            {
                throw new CommandFailure(Catalogue.FileNotReadable, ExitCodes.Failed, $"{path} is not empty.");
            }

            var folder = Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
            File.SetUnixFileMode(folder.FullName, OwnerOnly | UnixFileMode.UserExecute);
            return new RawFileFolder(folder.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandFailure(
                Catalogue.FileNotReadable,
                ExitCodes.Failed,
                $"{path} cannot be made: {e.GetType().Name}.",
                inner: e
            );
        }
    }

    /// <summary>Writes the files and returns their paths.</summary>
    /// <exception cref="CommandFailure">A file cannot be written, or egated named one that is no file name.</exception>
    public IReadOnlyList<string> Write(IEnumerable<RawFile> files)
    {
        List<string> written = [];
        foreach (var file in files)
        {
            var target = Path.Combine(path, Path.GetFileName(file.Name));
            try
            {
                using var stream = new FileStream(
                    target,
                    new FileStreamOptions
                    {
                        Mode = FileMode.CreateNew,
                        Access = FileAccess.Write,
                        UnixCreateMode = OwnerOnly,
                    }
                );
                stream.Write(file.Content.Span);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CommandFailure(
                    Catalogue.FileNotReadable,
                    ExitCodes.Failed,
                    $"{target} cannot be written: {e.GetType().Name}.",
                    inner: e
                );
            }

            written.Add(target);
        }

        return written;
    }
}
