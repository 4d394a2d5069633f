namespace EGate.Watchlists;

/// <summary>Why a package is not taken. The names are stable; in kebab case they stand in the journal.</summary>
public enum PackageFault
{
    /// <summary>There is no manifest.</summary>
    NotThere = 0,

    /// <summary>The manifest is not one, or is cut short.</summary>
    NotAPackage = 1,

    /// <summary>It is of a format this program does not know.</summary>
    OtherFormat = 2,

    /// <summary>It bears no signature.</summary>
    NotSigned = 3,

    /// <summary>It is signed with a key that is not configured: another authority's, or a forger's.</summary>
    UnknownKey = 4,

    /// <summary>The signature is not over these bytes: something was changed after it was signed.</summary>
    BadSignature = 5,

    /// <summary>Its number is below that of the lists in force: an old package, sent again.</summary>
    Older = 6,

    /// <summary>Its number is that of the lists in force, but it is another package.</summary>
    SameNumber = 7,

    /// <summary>It was made in the future: its clock or ours is wrong.</summary>
    FromTheFuture = 8,

    /// <summary>A file that the manifest names is not there.</summary>
    FileMissing = 9,

    /// <summary>A file is shorter or longer than the manifest says.</summary>
    FileCut = 10,

    /// <summary>A file has the right length and another content.</summary>
    FileAltered = 11,

    /// <summary>An index that has the right hash cannot be opened.</summary>
    IndexUnusable = 12,

    /// <summary>The folder or the disk fails, or there is no room.</summary>
    NotReadable = 13,
}

/// <summary>A package is not what it must be. The one exception of the package code besides those of the disk.</summary>
public sealed class PackageException : Exception
{
    /// <summary>Says what and where.</summary>
    public PackageException(PackageFault fault, string detail, Exception? inner = null)
        : base(detail, inner) => Fault = fault;

    /// <summary>Which kind.</summary>
    public PackageFault Fault { get; }

    /// <summary>The fault as a stable word, e.g. <c>bad-signature</c>.</summary>
    public string Word => WordOf(Fault);

    /// <summary>A fault in kebab case.</summary>
    public static string WordOf(PackageFault fault) =>
        string.Concat(
            fault
                .ToString()
                .Select(
                    (c, i) =>
                        char.IsAsciiLetterUpper(c) && i > 0
                            ? $"-{char.ToLowerInvariant(c)}"
                            : $"{char.ToLowerInvariant(c)}"
                )
        );
}
