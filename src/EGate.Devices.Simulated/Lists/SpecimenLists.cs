using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EGate.Devices.Simulated;

/// <summary>
/// The specimen lists of the repository (<c>hardware/lists</c>, all persons invented) with today's date. The committed files are older
/// than any age limit allows, and a simulated lane must be able to clear a traveller; a kiosk never does this to a list.
/// </summary>
public static partial class SpecimenLists
{
    /// <summary>File name of the person list.</summary>
    public const string PersonsFile = "un-specimen.xml";

    /// <summary>File name of the lost documents list.</summary>
    public const string DocumentsFile = "lost-documents-specimen.csv";

    private const int LengthMax = 1 << 20;

    /// <summary>Writes copies of both lists, made at <paramref name="now"/>, into a folder; files that are there are replaced whole.</summary>
    /// <param name="source">The folder <c>hardware/lists</c> of the checkout.</param>
    /// <param name="target">Where the copies go; it is created. It must be another folder than the source.</param>
    /// <param name="now">The time the copies shall have been made (UTC).</param>
    /// <returns>The paths of both copies.</returns>
    /// <exception cref="IOException">A specimen is missing, is not what it should be, or a copy cannot be written.</exception>
    public static (string Persons, string Documents) WriteFresh(string source, string target, DateTimeOffset now)
    {
        if (Path.GetFullPath(source) == Path.GetFullPath(target))
        {
            throw new IOException("the specimen lists must not be overwritten by their own copies");
        }

        Directory.CreateDirectory(target);
        var stamp = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return (
            Copy(source, target, PersonsFile, PersonsDate(), $"dateGenerated=\"{stamp}\""),
            Copy(source, target, DocumentsFile, DocumentsDate(), $"# made: {stamp}")
        );
    }

    private static string Copy(string source, string target, string name, Regex date, string replacement)
    {
        var from = new FileInfo(Path.Combine(source, name));
        if (!from.Exists || from.Length > LengthMax)
        {
            throw new IOException($"{name} is missing or is larger than a specimen is");
        }

        var text = File.ReadAllText(from.FullName, Encoding.UTF8);
        if (date.Count(text) != 1)
        {
            throw new IOException($"{name} does not say once when it was made");
        }

        var path = Path.Combine(target, name);
        File.WriteAllText(path + ".tmp", date.Replace(text, replacement), new UTF8Encoding(false));
        File.Move(path + ".tmp", path, overwrite: true);
        return path;
    }

    [GeneratedRegex("dateGenerated=\"[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex PersonsDate();

    [GeneratedRegex("^# made:[^\r\n]*", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex DocumentsDate();
}
