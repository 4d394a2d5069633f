namespace EGate.Watchlists;

/// <summary>The columns of a CSV file by name, whatever their order. Names are compared by their letters and digits only: <c>D.O.B</c> is <c>dob</c>.</summary>
internal sealed class CsvHeader
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    private CsvHeader(List<string> fields)
    {
        Count = fields.Count;
        for (var i = 0; i < fields.Count; i++)
        {
            _columns.TryAdd(Fold(fields[i]), i);
        }
    }

    /// <summary>Number of columns; a row with another number of fields is a bad one.</summary>
    internal int Count { get; }

    /// <summary>Takes the fields of a row as the header; null when a needed column is not there.</summary>
    internal static CsvHeader? Of(List<string> fields, params ReadOnlySpan<string> needed)
    {
        var header = new CsvHeader(fields);
        foreach (var column in needed)
        {
            if (!header._columns.ContainsKey(Fold(column)))
            {
                return null;
            }
        }

        return header;
    }

    /// <summary>The field of a column; empty when there is no such column.</summary>
    internal string Field(List<string> fields, string column) =>
        _columns.TryGetValue(Fold(column), out var at) && at < fields.Count ? fields[at] : string.Empty;

    /// <summary>Place of a column; -1 when there is none.</summary>
    internal int At(string column) => _columns.GetValueOrDefault(Fold(column), -1);

    /// <summary>What is wrong with the number of fields; null when nothing is.</summary>
    internal string? Problem(List<string> fields) =>
        fields.Count == Count ? null : $"{fields.Count} fields where {Count} are needed";

    private static string Fold(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
