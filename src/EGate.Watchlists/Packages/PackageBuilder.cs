namespace EGate.Watchlists;

/// <summary>
/// Makes packages: reads the sources, builds the index, names the files by their content, signs. Everything is made beside the package
/// that is there; the manifest is put in its place last, so whoever looks sees the old package or the new one.
/// </summary>
public sealed class PackageBuilder(TimeProvider time)
{
    private const double ShrinkMax = 0.2;
    private const string BuildFolder = ".building";

    /// <summary>Makes a package.</summary>
    /// <exception cref="ListRefusedException">A source is refused; the package that was there stays.</exception>
    /// <exception cref="PackageException">The base or the key cannot be used, a list lost too much, or the disk fails.</exception>
    public PackageBuild Build(PackagePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        try
        {
            Directory.CreateDirectory(plan.Output);
            var work = Directory.CreateDirectory(Path.Combine(plan.Output, BuildFolder)).FullName;
            try
            {
                return Build(plan, work);
            }
            finally
            {
                Directory.Delete(work, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(PackageFault.NotReadable, $"the package cannot be made: {e.Message}", e);
        }
    }

    /// <summary>
    /// Puts older lists in force again: the same files under a new, higher number, signed anew. Lanes take it like any other package, and
    /// nobody can do it who cannot sign.
    /// </summary>
    /// <param name="from">Folder of the older package.</param>
    /// <param name="output">Folder of the package in force.</param>
    /// <param name="key">Key that signs.</param>
    /// <param name="act">By whom and why; its number is filled in.</param>
    /// <param name="validFor">How long the lists may be used at most.</param>
    /// <exception cref="PackageException">The older package is not whole, or the disk fails.</exception>
    public SignedManifest RollBack(string from, string output, PackageKey key, PackageRollback act, TimeSpan validFor)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(act);
        try
        {
            var old = PackageFolder.ReadManifest(from).Manifest;
            Directory.CreateDirectory(output);
            var work = Directory.CreateDirectory(Path.Combine(output, BuildFolder)).FullName;
            try
            {
                var files = new PackageFiles(work, output, isSigned: true);
                foreach (var file in old.Files)
                {
                    files.AddFrom(from, file);
                }

                var now = Whole(time.GetUtcNow());
                var signed = SignedManifest.Sign(
                    old with
                    {
                        Sequence = Math.Max(
                            (Before(output, isRequired: false)?.Sequence ?? old.Sequence) + 1,
                            now.ToUnixTimeSeconds()
                        ),
                        Made = act.AgeFromNow ? now : old.Made,
                        ValidUntil = now + validFor,
                        Rollback = act with { Sequence = old.Sequence },
                    },
                    key
                );
                // What its reader will demand of it is demanded before it is published.
                SignedManifest.Parse(signed.ToBytes());
                files.Publish(signed, EntryDigestsOf(from));
                return signed;
            }
            finally
            {
                Directory.Delete(work, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(PackageFault.NotReadable, $"the package cannot be made: {e.Message}", e);
        }
    }

    private static EntryDigests? EntryDigestsOf(string folder)
    {
        var path = Path.Combine(folder, EntryDigests.FileName);
        return File.Exists(path) ? EntryDigests.Load(path) : null;
    }

    private PackageBuild Build(PackagePlan plan, string work)
    {
        var before = Before(plan.DeltaFrom ?? plan.Output, isRequired: plan.DeltaFrom is not null);
        var sources = new PackageSources(plan.Inputs);
        var files = new PackageFiles(work, plan.Output, isSigned: plan.Key is not null);
        var made = plan.DeltaFrom is null
            ? Full(sources, files, work, plan.Key is not null)
            : Delta(sources, files, work, plan.DeltaFrom);
        if (before is not null && !plan.AllowShrink)
        {
            RequireNoShrink(before.Sources, made.Readings);
        }

        var cleared = Cleared(plan.Cleared, files, work);
        var now = time.GetUtcNow();
        var manifest = new PackageManifest
        {
            Format = PackageManifest.FormatNumber,
            Sequence = plan.Sequence ?? Math.Max((before?.Sequence ?? 0) + 1, now.ToUnixTimeSeconds()),
            Made = Whole(now),
            ValidUntil = Whole(now + plan.ValidFor),
            Key = string.Empty,
            Base = made.Base,
            Sources = [.. made.Readings.Select((r, i) => Source(r, plan.Inputs[i].Path))],
            Settings = plan.Settings,
            Layers = made.Layers,
            Cleared = cleared,
            Files = files.All,
        };
        var signed = SignedManifest.Sign(manifest, plan.Key);
        SignedManifest.Parse(signed.ToBytes());
        files.Publish(signed, made.Digests);
        return new PackageBuild(signed, made.Readings, made.Changed, made.Removed);
    }

    private static Made Full(PackageSources sources, PackageFiles files, string work, bool isBase)
    {
        var index = Path.Combine(work, ListIndex.FileName);
        using var builder = IndexBuilder.Create(index);
        var sink = new DigestSink(builder, null, keepDigests: isBase);
        var readings = sources.ReadInto(sink);
        builder.Complete();
        var digests = sink.Digests is { } rows ? EntryDigests.Of(rows) : null;
        return new Made(
            readings,
            [new PackageLayer(files.Add(index, "lists", "index"), null)],
            digests,
            null,
            sink.Count,
            0
        );
    }

    private static Made Delta(PackageSources sources, PackageFiles files, string work, string from)
    {
        var old = PackageFolder.ReadManifest(from).Manifest;
        var before = EntryDigests.Load(Path.Combine(from, EntryDigests.FileName));
        var all = new DigestSink(null, null, keepDigests: true);
        sources.ReadInto(all);
        var after = EntryDigests.Of(
            all.Digests
                ?? throw new PackageException(
                    PackageFault.NotReadable,
                    "there are too many entries for a delta; make a full package"
                )
        );
        var index = Path.Combine(work, "delta.index");
        using var builder = IndexBuilder.Create(index);
        var changed = new DigestSink(builder, after.ChangedSince(before), keepDigests: false);
        var readings = sources.ReadInto(changed);
        builder.Complete();
        var removed = Path.Combine(work, "removed");
        var outdated = after.OutdatedOf(before);
        RemovedEntries.Save(removed, outdated);
        var baseIndex = old.Files.First(f => f.Name == old.Layers[0].Index);
        files.AddFrom(from, baseIndex);
        return new Made(
            readings,
            [
                new PackageLayer(baseIndex.Name, null),
                new PackageLayer(files.Add(index, "delta", "index"), files.Add(removed, "removed", "keys")),
            ],
            before,
            old.Base ?? old.Sequence,
            changed.Count,
            outdated.Length
        );
    }

    private static string? Cleared(string? path, PackageFiles files, string work)
    {
        if (path is null)
        {
            return null;
        }

        using var file = File.OpenRead(path);
        var copy = Path.Combine(work, "cleared.csv");
        File.WriteAllBytes(copy, ClearedLookalikes.Read(file).ToBytes());
        return files.Add(copy, "cleared", "csv");
    }

    private static PackageManifest? Before(string folder, bool isRequired)
    {
        try
        {
            return PackageFolder.ReadManifest(folder).Manifest;
        }
        catch (PackageException) when (!isRequired)
        {
            return null; // nothing is there, or what is there is damaged and is replaced
        }
    }

    // A source that was cut, or an empty answer of a server, must not silence a list.
    private static void RequireNoShrink(IReadOnlyList<PackageSource> before, IReadOnlyList<ListReading> after)
    {
        foreach (var list in before.GroupBy(s => s.List))
        {
            var was = list.Sum(s => s.Identities + s.Documents);
            var now = after.Where(r => r.Settings.List == list.Key).Sum(r => r.Identities + r.Documents);
            if (now < was * (1 - ShrinkMax))
            {
                throw new PackageException(
                    PackageFault.FileCut,
                    $"the list {list.Key} has {now} entries and had {was}: say explicitly that this is right, or mend its source"
                );
            }
        }
    }

    private static PackageSource Source(ListReading reading, string path) =>
        new(
            reading.Settings.List,
            reading.Settings.Action,
            reading.Format,
            Path.GetFileName(path),
            reading.Sha256,
            reading.Made,
            reading.Identities,
            reading.Documents,
            reading.Skipped,
            reading.Rejected
        );

    private static DateTimeOffset Whole(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private sealed record Made(
        IReadOnlyList<ListReading> Readings,
        IReadOnlyList<PackageLayer> Layers,
        EntryDigests? Digests,
        long? Base,
        long Changed,
        long Removed
    );
}
