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

    /// <summary>A decision on a hit could not be kept.</summary>
    public static CatalogueEntry SharingNotPossible { get; } =
        new(
            "SHARING_NOT_POSSIBLE",
            Severity.Error,
            "A decision on a hit could not be kept, so nobody is told of it.",
            "The outbox is full or cannot be written, or the journal or the file of cleared look-alikes cannot; the log says which.",
            "Look at egatectl sharing outbox and at the disk; then decide again."
        );

    /// <summary>A notification waited too long.</summary>
    public static CatalogueEntry NotificationGivenUp { get; } =
        new(
            "NOTIFICATION_GIVEN_UP",
            Severity.Error,
            "A notification could not be delivered for as long as it may be kept; what it said is deleted.",
            "The receiver, the network or the gateway was away for longer than sharing.keep_d_max.",
            "Tell the receiver by other means; the journal has the crossing and the officer. Then mend the link."
        );

    /// <summary>The lane tells nobody of hits.</summary>
    public static CatalogueEntry NobodyIsTold { get; } =
        new(
            "NOBODY_IS_TOLD",
            Severity.Notice,
            "This lane tells no other agency of decisions on hits.",
            "sharing.receivers is none, or the file cannot be used; then egated's log says why.",
            "Write the receivers' file, name it as sharing.receivers, and restart egated."
        );

    /// <summary>The file of receivers cannot be used.</summary>
    public static CatalogueEntry ReceiversUnusable { get; } =
        new(
            "RECEIVERS_UNUSABLE",
            Severity.Error,
            "The file of receivers cannot be used, so nobody is told of decisions on hits.",
            "It is missing, or not of its form; the detail says where.",
            "Mend the file as src/EGate.Exchange/README.md describes it, and restart egated."
        );

    /// <summary>A file is no notification.</summary>
    public static CatalogueEntry NotificationRefused { get; } =
        new(
            "NOTIFICATION_REFUSED",
            Severity.Warning,
            "The file is no notification of a decision on a hit.",
            "It was cut short or changed, or is something else; the detail says which part.",
            "Compare it with the schema in src/EGate.Exchange/README.md; have it delivered again."
        );
}
