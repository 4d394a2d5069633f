using Microsoft.Data.Sqlite;

namespace EGate.Journal;

/// <summary>A row as read: the record, and whether every column is stored under the type the schema demands.</summary>
internal sealed record JournalRow(RawRecord Record, bool WellTyped)
{
    internal static readonly string[] BlobColumns =
    [
        "utc",
        "kind",
        "crossing",
        "arguments",
        "previous",
        "hash",
        "signature",
    ];

    internal static readonly string[] TypedColumns = ["monotonic_ms", .. BlobColumns];

    private const string Types = "integer text text text text blob blob blob";

    internal static JournalRow From(SqliteDataReader reader) =>
        new(
            new RawRecord(
                reader.GetInt64(0),
                Bytes(reader, 3),
                reader.IsDBNull(1) ? 0 : reader.GetInt64(1),
                Bytes(reader, 4),
                Bytes(reader, 5),
                Bytes(reader, 6),
                Bytes(reader, 7),
                Bytes(reader, 8),
                Bytes(reader, 9)
            ),
            !reader.IsDBNull(2) && reader.GetString(2) == Types
        );

    private static byte[] Bytes(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? [] : reader.GetFieldValue<byte[]>(column);
}
