namespace EGate.Core;

public static partial class Catalogue
{
    /// <summary>No room for a journal record.</summary>
    public static CatalogueEntry JournalDiskFull { get; } =
        new(
            "JOURNAL_DISK_FULL",
            Severity.Critical,
            "There is no room for a journal record, so nothing may be opened.",
            "The disk of the state directory, or the journal's own size limit, is full.",
            "Free space on the disk of the state directory, or archive the journal; then put the lane in service again."
        );

    /// <summary>Another process holds the journal.</summary>
    public static CatalogueEntry JournalInUse { get; } =
        new(
            "JOURNAL_IN_USE",
            Severity.Critical,
            "Another process is writing to this journal.",
            "egated was started twice with the same state directory.",
            "Stop the other egated (systemctl status egated), then start this one again."
        );

    /// <summary>A key of the journal cannot be used.</summary>
    public static CatalogueEntry JournalKeyUnusable { get; } =
        new(
            "JOURNAL_KEY_UNUSABLE",
            Severity.Critical,
            "A key file of the journal is damaged, or others than its owner can read it.",
            "The file was edited, cut, or restored with wrong permissions.",
            "Restore the file from the installation's backup with mode 0600 and the service's user as owner."
        );

    /// <summary>A record broke the journal's rules.</summary>
    public static CatalogueEntry JournalRecordRefused { get; } =
        new(
            "JOURNAL_RECORD_REFUSED",
            Severity.Critical,
            "A record does not keep to the journal's rules and was not written.",
            "A defect of this software: an argument is too long, or of a form that a record must not hold.",
            "Report it with the record's kind; the crossing is referred."
        );

    /// <summary>The journal cannot be read.</summary>
    public static CatalogueEntry JournalUnreadable { get; } =
        new(
            "JOURNAL_UNREADABLE",
            Severity.Error,
            "The journal file is not there or is not a journal.",
            "A wrong path, a copy without its -wal file, or damage to the file.",
            "Check the path; copy journal.db, journal.db-wal, journal.checkpoint and journal.pub together."
        );

    /// <summary>A damaged journal was set aside.</summary>
    public static CatalogueEntry JournalSetAside { get; } =
        new(
            "JOURNAL_SET_ASIDE",
            Severity.Error,
            "The journal did not verify at start; it was set aside and a new one was begun.",
            "Somebody edited or cut the journal, or the disk lost data.",
            "Keep the files that were set aside, run egatectl journal verify on them, and tell the officer in charge."
        );
}
