namespace EGate.Core;

public static partial class Catalogue
{
    /// <summary>An online database gave no answer that counts.</summary>
    public static CatalogueEntry DatabaseNotAnswering { get; } =
        new(
            "DATABASE_NOT_ANSWERING",
            Severity.Warning,
            "An online database gave no answer that counts.",
            "The network or the database is away, the gateway does not run, or the answer was late, torn or not signed by the database's key; the reason says which.",
            "Run egatectl databases query; look at journalctl -u egate-gateway; compare the keys in online.answer_keys with the database's own."
        );

    /// <summary>The keys of the online databases cannot be used.</summary>
    public static CatalogueEntry DatabaseKeysUnusable { get; } =
        new(
            "DATABASE_KEYS_UNUSABLE",
            Severity.Error,
            "The keys of the online databases cannot be read, so no answer of theirs counts.",
            "The folder online.answer_keys is missing, a file in it is no ECDSA P-256 public key, or its name is not a database's.",
            "Put one NAME.pem for each database into the folder and restart egated."
        );

    /// <summary>A question to the databases is not one.</summary>
    public static CatalogueEntry DatabaseQuestionRefused { get; } =
        new(
            "DATABASE_QUESTION_REFUSED",
            Severity.Warning,
            "The databases cannot be asked that.",
            "A number, country, name or date is missing, too long or not of its form; the detail says which.",
            "Write the number without spaces or fillers, the country as in the zone (UTO), and dates as yyyy-MM-dd."
        );

    /// <summary>The lane asks no online databases.</summary>
    public static CatalogueEntry DatabasesNotConfigured { get; } =
        new(
            "DATABASES_NOT_CONFIGURED",
            Severity.Warning,
            "This lane has no online databases.",
            "online.policy is off, or there is no key in online.answer_keys.",
            "Set online.policy, put the databases' public keys into online.answer_keys, and restart egated."
        );
}
