namespace EGate.Watchlists;

/// <summary>One reading of one list file: its bytes, who it is, and what is told about it.</summary>
internal sealed class ListInput(ListFileStream file, long bytesMax, ListSettings settings, IListSink sink)
{
    private const int EntryMax = 64;
    private const int NamesMax = 400;
    private readonly Rejections _rejections = new();

    /// <summary>The file, hashed and bounded while it is read.</summary>
    internal ListFileStream File => file;

    /// <summary>Largest file of this kind.</summary>
    internal long BytesMax => bytesMax;

    /// <summary>Code of the list.</summary>
    internal string List => settings.List;

    /// <summary>What its hits ask for.</summary>
    internal ListAction Action => settings.Action;

    /// <summary>When the source made it.</summary>
    internal DateTimeOffset? Made { get; set; }

    /// <summary>Files that belong to this one, by name; null when there is none of that name.</summary>
    internal Func<string, Stream?> Beside { get; init; } = _ => null;

    internal long Identities { get; private set; }
    internal long Documents { get; private set; }
    internal long Removed { get; private set; }
    internal long Skipped { get; private set; }
    internal long Lost => _rejections.Lost;

    /// <summary>
    /// Hands on a person. One without a usable reference or name is rejected: it could not be found, or not be named.
    /// </summary>
    internal void Add(int line, ListedIdentity identity)
    {
        if (identity.Entry.Length is 0 or > EntryMax)
        {
            Reject(line, string.Empty, "the record has no reference that can be used", isLost: true);
            return;
        }

        if (!identity.Names.Any(n => ListedText.HasLetter(n.Text)))
        {
            Reject(line, identity.Entry, "the record has no name that can be searched", isLost: true);
            return;
        }

        Identities++;
        sink.Add(
            identity.Names.Count > NamesMax ? identity with { Names = [.. identity.Names.Take(NamesMax)] } : identity
        );
    }

    internal void Add(ListedDocument document)
    {
        Documents++;
        sink.Add(document);
    }

    internal void Remove(string entry)
    {
        Removed++;
        sink.Remove(List, entry);
    }

    /// <summary>A record that is whole but no person.</summary>
    internal void Skip() => Skipped++;

    internal void Reject(int line, string record, string reason, bool isLost) =>
        _rejections.Add(new RejectedRecord(line, record, reason, isLost));

    /// <summary>Ends the reading: all bytes are hashed, and the file is refused when it is not worth being a list.</summary>
    internal ListReading Finish(ListFormat format)
    {
        var sha256 = file.Finish();
        _rejections.Require(Identities + Documents + Removed + Skipped);
        return new ListReading(
            format,
            settings,
            Made,
            file.Position,
            sha256,
            Identities,
            Documents,
            Removed,
            Skipped,
            Lost,
            _rejections.Kept
        );
    }
}
