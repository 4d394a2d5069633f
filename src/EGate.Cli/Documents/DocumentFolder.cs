using EGate.Core;
using EGate.Documents;

namespace EGate.Cli.Documents;

/// <summary>
/// The raw files of a chip in a folder, by the names that tools give them: <c>EF_SOD.bin</c>, <c>EF.SOD</c>, <c>SOD.bin</c>, <c>DG1.bin</c>,
/// <c>EF_DG1.bin</c>, <c>Datagroup1.bin</c>, in any letter case. Other files are passed over.
/// </summary>
internal sealed class DocumentFolder
{
    private const int BytesMax = 4 * 1024 * 1024;
    private const int FilesMax = 500;
    private const int SodTag = 0x77;
    private static readonly string[] Extensions = [".bin", ".dat", ".der", ".raw"];

    private DocumentFolder(
        byte[] sod,
        byte[]? com,
        byte[]? cardSecurity,
        IReadOnlyDictionary<int, ReadOnlyMemory<byte>> dataGroups
    )
    {
        Sod = sod;
        Com = com;
        CardSecurity = cardSecurity;
        DataGroups = dataGroups;
    }

    /// <summary>EF.SOD with its outer tag, whether the file has it or begins with the signed data.</summary>
    public byte[] Sod { get; }

    public byte[]? Com { get; }

    public byte[]? CardSecurity { get; }

    /// <summary>By number.</summary>
    public IReadOnlyDictionary<int, ReadOnlyMemory<byte>> DataGroups { get; }

    /// <exception cref="CommandFailure">The folder is not there or not readable, has no SOD, or two files for the same thing.</exception>
    public static DocumentFolder Open(string path)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in FilesOf(path))
        {
            if (Known(Path.GetFileName(file)) is { } name && !files.TryAdd(name, file))
            {
                throw Failure(
                    $"{path} holds {name} twice: {Path.GetFileName(files[name])} and {Path.GetFileName(file)}."
                );
            }
        }

        if (!files.TryGetValue("sod", out var sod))
        {
            throw Failure($"{path} holds no EF.SOD (EF_SOD.bin, SOD.bin).");
        }

        var groups = new Dictionary<int, ReadOnlyMemory<byte>>();
        for (var group = 1; group <= 16; group++)
        {
            if (files.TryGetValue($"dg{group}", out var file))
            {
                groups[group] = NamedFiles.Bytes(file, BytesMax);
            }
        }

        return new DocumentFolder(
            Wrapped(NamedFiles.Bytes(sod, BytesMax)),
            files.TryGetValue("com", out var com) ? NamedFiles.Bytes(com, BytesMax) : null,
            files.TryGetValue("cardsecurity", out var security) ? NamedFiles.Bytes(security, BytesMax) : null,
            groups
        );
    }

    private static List<string> FilesOf(string path)
    {
        if (!Directory.Exists(path))
        {
            throw Failure($"{path} is not a folder, or is not there.");
        }

        try
        {
            return [.. Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).Take(FilesMax)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure($"{path} cannot be read: {e.GetType().Name}.", e);
        }
    }

    /// <summary>What a file is by its name: <c>sod</c>, <c>com</c>, <c>cardsecurity</c> or <c>dg1</c> to <c>dg16</c>; null for others.</summary>
    private static string? Known(string fileName)
    {
        var name = fileName.ToLowerInvariant();
        var extension = Extensions.FirstOrDefault(e => name.EndsWith(e, StringComparison.Ordinal));
        name = string.Concat(name[..^(extension?.Length ?? 0)].Where(char.IsAsciiLetterOrDigit));
        name = name.StartsWith("ef", StringComparison.Ordinal) ? name[2..] : name;
        name = name.Replace("datagroup", "dg", StringComparison.Ordinal);
        if (name is "sod" or "com" or "cardsecurity")
        {
            return name;
        }

        return
            name.StartsWith("dg", StringComparison.Ordinal)
            && int.TryParse(name[2..], out var group)
            && group is >= 1 and <= 16
            ? $"dg{group}"
            : null;
    }

    private static byte[] Wrapped(byte[] sod) => sod.Length > 0 && sod[0] == 0x30 ? TlvWriter.Write(SodTag, sod) : sod;

    private static CommandFailure Failure(string detail, Exception? inner = null) =>
        new(Catalogue.FileNotReadable, ExitCodes.NotFound, detail, inner: inner);
}
