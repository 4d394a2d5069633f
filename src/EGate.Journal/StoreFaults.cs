using EGate.Core;
using Microsoft.Data.Sqlite;

namespace EGate.Journal;

/// <summary>Turns what the database and the file system throw into the journal's one exception.</summary>
internal static class StoreFaults
{
    // Result codes of SQLite (sqlite.org/rescode.html).
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Full = 13;

    // errno ENOSPC and EDQUOT as .NET carries them in HResult on Linux.
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;

    internal static JournalException From(Exception cause, string what) =>
        new(EntryFor(cause), $"{what}: {Describe(cause)}", cause);

    internal static bool IsStoreFault(Exception e) =>
        e is SqliteException or IOException or UnauthorizedAccessException;

    private static CatalogueEntry EntryFor(Exception cause) =>
        cause switch
        {
            SqliteException { SqliteErrorCode: Full } => Catalogue.JournalDiskFull,
            SqliteException { SqliteErrorCode: Busy or Locked } => Catalogue.JournalInUse,
            IOException { HResult: NoSpace or QuotaExceeded } => Catalogue.JournalDiskFull,
            _ => Catalogue.JournalNotWritable,
        };

    private static string Describe(Exception cause) =>
        cause is SqliteException sqlite
            ? $"SQLite error {sqlite.SqliteErrorCode} ({sqlite.SqliteExtendedErrorCode})"
            : cause.GetType().Name;
}
