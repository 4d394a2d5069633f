using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EGate.Passengers;

/// <summary>Values as the store keeps them.</summary>
internal static class ArrivalRow
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm";

    private const char Between = ',';

    internal static string Time(DateTime? time) => time?.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "";

    internal static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Date(TravelDate? date) => date?.ToString() ?? "";

    internal static string Flags(IReadOnlyList<string> flags) => string.Join(Between, flags);

    /// <summary>Reads the columns of <see cref="ArrivalSchema.Columns"/>.</summary>
    internal static ExpectedArrival Read(SqliteDataReader row) =>
        new()
        {
            Flight = row.GetString(0),
            From = row.GetString(1),
            To = row.GetString(2),
            Departs = ReadTime(row.GetString(3)),
            Arrives = ReadTime(row.GetString(4)),
            State = (ArrivalState)row.GetInt32(5),
            Role = (PersonRole)row.GetInt32(6),
            IsInfant = row.GetInt32(7) != 0,
            Surname = row.GetString(8),
            GivenNames = row.GetString(9),
            BirthDate = ReadDate(row.GetString(10)),
            Sex = row.GetString(11),
            Nationality = row.GetString(12),
            Document = row.GetString(14) is { Length: > 0 } number
                ? new TravelDocument(row.GetString(13), number, row.GetString(15), ReadDate(row.GetString(16)))
                : null,
            Flags = row.GetString(17).Split(Between, StringSplitOptions.RemoveEmptyEntries),
        };

    private static DateTime? ReadTime(string text) =>
        DateTime.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static TravelDate? ReadDate(string text) =>
        TravelDate.Digits(text.Replace("-", "", StringComparison.Ordinal));
}
