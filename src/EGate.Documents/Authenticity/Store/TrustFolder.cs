namespace EGate.Documents;

/// <summary>
/// The folder in which a site keeps what it trusts. Files that an administrator lays into it by hand are believed as they are; what is
/// imported is kept under its hash in <c>objects</c> and listed in <c>index.json</c>, which is replaced whole, so a reader sees the folder before
/// an import or after it and nothing between.
/// </summary>
public sealed class TrustFolder
{
    private const string IndexName = "index.json";
    private const string LockName = "index.lock";
    private const string ObjectsName = "objects";
    private const int MaxFiles = 2000;
    private const long MaxFileLength = 64 * 1024 * 1024;
    private readonly string _path;

    /// <summary>A folder that may not exist yet.</summary>
    public TrustFolder(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
    }

    /// <summary>
    /// Loads everything: what egated judges with. A missing folder leaves nothing; a bad file is reported in
    /// <see cref="AnchorStore.Problems"/> and does not lose the others.
    /// </summary>
    /// <param name="now">For the validity of list signers.</param>
    /// <exception cref="TrustFolderException">The folder or its index cannot be read.</exception>
    public TrustMaterial Load(DateTimeOffset now)
    {
        if (!Directory.Exists(_path))
        {
            return TrustMaterial.Empty;
        }

        var problems = new List<AnchorProblem>();
        var index = ReadIndex();
        var sources = LaidByHand(problems)
            .Concat(index.Entries.Where(e => e.Kind != TrustEntryKind.ListSigner).Select(e => Source(e, problems)))
            .OfType<TrustSource>()
            .ToList();
        return new TrustLoading(Signers(index, problems), now, problems).Load(sources);
    }

    /// <summary>
    /// Imports one file. What cannot be trusted is told in the report and leaves the folder as it was.
    /// </summary>
    /// <param name="import">The file and who answers for it.</param>
    /// <param name="now">The time of the import.</param>
    /// <exception cref="TrustFolderException">The folder cannot be read or written.</exception>
    public TrustImportReport Import(TrustImport import, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(import);
        return Guarded(() =>
        {
            Directory.CreateDirectory(_path);
            using var only = Lock();
            var index = ReadIndex();
            var known = Load(now);
            var problems = new List<AnchorProblem>();
            var signers = Signers(index, problems).Concat(import.Signers).ToList();
            var plan = new TrustImporting(import, known, signers, index, ReadObject, now).Plan();
            if (plan.Entries is { } entries)
            {
                WriteObject(import.Bytes);
                foreach (var signer in import.Signers)
                {
                    WriteObject(signer.Bytes);
                }

                WriteIndex(new TrustIndex(1, entries));
            }

            return plan.Report;
        });
    }

    private static T Guarded<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrustFolderException("folder-not-writable", e);
        }
    }

    private FileStream Lock()
    {
        try
        {
            return new FileStream(
                Path.Combine(_path, LockName),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException e)
        {
            throw new TrustFolderException("folder-busy", e);
        }
    }

    private List<TrustSource> LaidByHand(List<AnchorProblem> problems)
    {
        try
        {
            return
            [
                .. Directory
                    .EnumerateFiles(_path)
                    .Where(f =>
                        Path.GetFileName(f) is not (IndexName or LockName) && !Path.GetFileName(f).StartsWith('.')
                    )
                    .Order(StringComparer.Ordinal)
                    .Take(MaxFiles)
                    .Select(f => (Name: Path.GetFileName(f), Bytes: Read(f, Path.GetFileName(f), problems)))
                    .Where(f => f.Bytes is not null)
                    .Select(f => new TrustSource(f.Name, f.Bytes!, SourceTrust.Named)),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrustFolderException("folder-not-readable", e);
        }
    }

    private TrustSource? Source(TrustEntry entry, List<AnchorProblem> problems)
    {
        var bytes = Read(Object(entry.Sha256), entry.Name, problems);
        if (bytes is not null && Hashes.Fingerprint(bytes) != entry.Sha256)
        {
            problems.Add(new AnchorProblem(entry.Name, 1, "file-changed"));
            bytes = null;
        }

        var trust = entry.Kind == TrustEntryKind.Link ? SourceTrust.WhenSigned : SourceTrust.Named;
        return bytes is null ? null : new TrustSource(entry.Provenance, bytes, trust);
    }

    private List<AnchorSource> Signers(TrustIndex index, List<AnchorProblem> problems) =>
        [
            .. index
                .Entries.Where(e => e.Kind == TrustEntryKind.ListSigner)
                .Select(e => Source(e, problems))
                .OfType<TrustSource>()
                .Select(s => new AnchorSource(s.Provenance, s.Bytes)),
        ];

    private ReadOnlyMemory<byte> ReadObject(string sha256) => Read(Object(sha256), sha256, []);

    /// <summary>Only the name's own characters count, whatever stands in the index.</summary>
    private string Object(string sha256) =>
        Path.Combine(_path, ObjectsName, string.Concat(sha256.Where(char.IsAsciiHexDigitLower)));

    private static byte[]? Read(string file, string name, List<AnchorProblem> problems)
    {
        try
        {
            if (new FileInfo(file).Length <= MaxFileLength)
            {
                return File.ReadAllBytes(file);
            }

            problems.Add(new AnchorProblem(name, 1, "source-too-large"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new AnchorProblem(name, 1, "file-not-readable"));
        }

        return null;
    }

    private TrustIndex ReadIndex()
    {
        var file = Path.Combine(_path, IndexName);
        try
        {
            return File.Exists(file) ? TrustIndex.Parse(File.ReadAllBytes(file)) : TrustIndex.Empty;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrustFolderException("folder-not-readable", e);
        }
    }

    private void WriteObject(ReadOnlyMemory<byte> bytes)
    {
        Directory.CreateDirectory(Path.Combine(_path, ObjectsName));
        Replace(Object(Hashes.Fingerprint(bytes.Span)), bytes.Span);
    }

    private void WriteIndex(TrustIndex index)
    {
        Replace(Path.Combine(_path, IndexName), index.ToJson());
        var used = index.Entries.Select(e => e.Sha256).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_path, ObjectsName)))
        {
            if (!used.Contains(Path.GetFileName(file)))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Written beside, forced to the disk, and put in place by one rename.</summary>
    private static void Replace(string file, ReadOnlySpan<byte> bytes)
    {
        var beside = file + ".new";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, file, overwrite: true);
    }
}
