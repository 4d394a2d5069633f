using System.CommandLine;
using EGate.Core;
using EGate.Faces;

namespace EGate.Cli.Commands;

/// <summary>The warm networks of one run, and the picture files they look at. A file that cannot be looked at is an outcome with a reason.</summary>
internal sealed class FaceSession : IDisposable
{
    /// <summary>OpenCV's threads: the two cores of a kiosk.</summary>
    private const int Threads = 2;

    private FaceSession(FaceEngine engine) => Engine = engine;

    /// <summary>The networks.</summary>
    public FaceEngine Engine { get; }

    /// <summary>Where the networks are.</summary>
    public static Option<string> ModelsOption() =>
        new("--models")
        {
            Description =
                "Folder of the face networks (default: models/cache of this checkout, or where the package puts it).",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => Installed(),
        };

    /// <summary>Loads and warms the networks.</summary>
    /// <exception cref="CommandFailure">They are missing or altered.</exception>
    public static FaceSession Open(string models)
    {
        try
        {
            return new FaceSession(FaceEngine.Load(models, Threads));
        }
        catch (FaceModelException e)
        {
            throw new CommandFailure(e.Fault, ExitCodes.NotFound, e.Message, inner: e);
        }
    }

    /// <summary>
    /// The picture in a file, to be disposed by the caller; or null with the reason <c>file-not-found</c>, <c>file-not-readable</c>, <c>not-an-image</c>,
    /// <c>image-too-large</c> or <c>image-damaged</c>.
    /// </summary>
    public static BgrImage? Picture(string path, out string reason)
    {
        try
        {
            var file = new FileInfo(path);
            reason =
                !file.Exists ? "file-not-found"
                : file.Length > PictureFile.BytesMax ? "image-too-large"
                : "ok";
            return reason == "ok" ? PictureFile.Decode(File.ReadAllBytes(path), out reason) : null;
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            reason = "file-not-readable";
            return null;
        }
    }

    /// <summary>The template of the face that a file's picture is of, or null with the reason.</summary>
    public FaceTemplate? Enrol(string path, out string reason)
    {
        using var picture = Picture(path, out reason);
        return picture is null ? null : Engine.Enrol(picture, out reason);
    }

    /// <summary>Frees the networks.</summary>
    public void Dispose() => Engine.Dispose();

    private static string Installed()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "models", "cache");
            if (Directory.Exists(found))
            {
                return found;
            }
        }

        return "/usr/share/egate/models";
    }
}
