namespace EGate.Core;

public static partial class Catalogue
{
    /// <summary>The store of expected arrivals cannot be used.</summary>
    public static CatalogueEntry ArrivalStoreUnusable { get; } =
        new(
            "ARRIVAL_STORE_UNUSABLE",
            Severity.Error,
            "The store of expected arrivals cannot be opened, read or written; what was to be written is not.",
            "The disk is full, the folder is missing or closed to this user, another program holds the file, or it is something else.",
            "Look at the path, its permissions and the disk (ls -l, df); name another store with --store."
        );

    /// <summary>A file of rules or officers' decisions was not accepted.</summary>
    public static CatalogueEntry RulesRefused { get; } =
        new(
            "RULES_REFUSED",
            Severity.Error,
            "The file of rules or decisions was refused; no part of it is in force.",
            "A key or word is unknown, missing, doubled or of the wrong kind.",
            "Do what each line says; src/EGate.Passengers/README.md lists the facts and their words."
        );

    /// <summary>More expected arrivals than the lane may hold.</summary>
    public static CatalogueEntry ArrivalsTooMany { get; } =
        new(
            "ARRIVALS_TOO_MANY",
            Severity.Warning,
            "There are more expected arrivals than this lane may hold; the flights farthest in time are left out, and nobody is called not expected.",
            "The airport is larger than passengers.arrivals_max allows, or a sender announces what nobody can carry.",
            "Look at the flights (egatectl passengers show), then raise passengers.arrivals_max; 100,000 persons take about 40 MB."
        );

    /// <summary>A part of an expected flight breaks the contract.</summary>
    public static CatalogueEntry ArrivalsRefused { get; } =
        new(
            "ARRIVALS_REFUSED",
            Severity.Error,
            "What the gateway sent of an expected flight was refused; the flights before it are in force.",
            "Gateway and egated are of different versions.",
            "Install the same version of both."
        );

    /// <summary>A file has no passenger message in it.</summary>
    public static CatalogueEntry NoPassengerMessage { get; } =
        new(
            "NO_PASSENGER_MESSAGE",
            Severity.Error,
            "The file holds no passenger message that this can be done with.",
            "It is another kind of file, it is empty, or its UNB is damaged beyond recognition; only PAXLST lists are answered.",
            "Look at the beginning of the file: a message starts with UNA or UNB; egatectl passengers import --dry-run FILE tells what is in it."
        );
}
