using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EGate.Passengers;

/// <summary>Values as the store keeps them.</summary>
internal static class ArrivalRow
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm";

    internal static string Time(DateTime? time) => time?.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "";

    internal static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DateTime? ReadTime(string text) =>
        DateTime.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    /// <summary>A flight without persons, from the columns of <see cref="ArrivalSchema.Columns"/> that begin at one of a row.</summary>
    internal static ExpectedArrival Flight(SqliteDataReader row, int first) =>
        new()
        {
            Flight = row.GetString(first),
            From = row.GetString(first + 1),
            To = row.GetString(first + 2),
            Departs = ReadTime(row.GetString(first + 3)),
            Arrives = ReadTime(row.GetString(first + 4)),
        };

    internal static void Set(SqliteParameterCollection parameters, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            parameters[i].Value = values[i];
        }
    }
}
