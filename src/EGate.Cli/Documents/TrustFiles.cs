using EGate.Documents;

namespace EGate.Cli.Documents;

/// <summary>Reads the files of anchors and lists that a command line names.</summary>
internal static class TrustFiles
{
    private const int BytesMax = 64 * 1024 * 1024;
    private const int FilesMax = 2000;

    /// <summary>The files as anchors; a folder stands for the files in it.</summary>
    /// <exception cref="CommandFailure">One is not there or cannot be read.</exception>
    public static IEnumerable<TrustSource> Anchors(IEnumerable<string> paths) =>
        paths
            .SelectMany(p =>
                Directory.Exists(p) ? Directory.EnumerateFiles(p).Order(StringComparer.Ordinal).Take(FilesMax) : [p]
            )
            .Select(p => new TrustSource(Path.GetFileName(p), NamedFiles.Bytes(p, BytesMax), SourceTrust.Named));

    /// <summary>The files as lists that count when a trusted signer made them.</summary>
    /// <exception cref="CommandFailure">One is not there or cannot be read.</exception>
    public static IEnumerable<TrustSource> Lists(IEnumerable<string> paths) =>
        paths.Select(p => new TrustSource(Path.GetFileName(p), NamedFiles.Bytes(p, BytesMax), SourceTrust.WhenSigned));

    /// <summary>The files as certificates of list signers.</summary>
    /// <exception cref="CommandFailure">One is not there, cannot be read, or holds no certificate.</exception>
    public static IReadOnlyList<AnchorSource> Signers(IEnumerable<string> paths) =>
        [.. paths.Select(p => new AnchorSource(Path.GetFileName(p), NamedFiles.Bytes(p, BytesMax)))];

    /// <summary>One file.</summary>
    /// <exception cref="CommandFailure">It is not there or cannot be read.</exception>
    public static byte[] Bytes(string path) => NamedFiles.Bytes(path, BytesMax);
}
