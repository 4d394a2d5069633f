using System.Collections;
using System.Text.Json;

namespace EGate.Journal;

/// <summary>
/// The arguments of one record: short strings, whole numbers, figures and truth values, by name. There is no way to put bytes in:
/// a record holds no image, template or name, and of a document number only what <see cref="JournalKey.Pseudonym"/> makes of it.
/// Written as <c>new JournalArguments { { "list", "un-consolidated" }, { "entries", 730 } }</c>.
/// </summary>
public sealed class JournalArguments : IEnumerable<KeyValuePair<string, object>>
{
    /// <summary>Most arguments of one record.</summary>
    public const int CountMax = 64;

    /// <summary>Longest name and longest string value, in UTF-16 units.</summary>
    public const int LengthMax = 256;

    private readonly SortedDictionary<string, object> _values = new(StringComparer.Ordinal);

    /// <summary>No arguments.</summary>
    public static JournalArguments None => [];

    /// <summary>How many there are.</summary>
    public int Count => _values.Count;

    /// <summary>Adds a string. Too long, unnamed or doubled arguments are refused by <see cref="JournalStore.Append"/>, not here.</summary>
    public void Add(string name, string value) => Put(name, value);

    /// <summary>Adds a whole number.</summary>
    public void Add(string name, long value) => Put(name, value);

    /// <summary>Adds a figure; it must be finite.</summary>
    public void Add(string name, double value) => Put(name, value);

    /// <summary>Adds a truth value.</summary>
    public void Add(string name, bool value) => Put(name, value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The first rule that these arguments break; null when they keep all.</summary>
    internal string? Problem { get; private set; }

    /// <summary>
    /// The one spelling that is hashed and stored: a JSON object, names in ordinal order, no white space, figures in their shortest
    /// form that reads back the same.
    /// </summary>
    internal byte[] ToCanonicalJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in _values)
            {
                Write(writer, name, value);
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteString(name, text);
                break;
            case long number:
                writer.WriteNumber(name, number);
                break;
            case double figure:
                writer.WriteNumber(name, figure);
                break;
            case bool truth:
                writer.WriteBoolean(name, truth);
                break;
        }
    }

    private void Put(string name, object value)
    {
        Problem ??= Examine(name, value);
        if (Problem is null)
        {
            _values.Add(name, value);
        }
    }

    private string? Examine(string name, object value) =>
        !RecordRules.IsWord(name, LengthMax)
            ? "the name of an argument is not lower-case letters, digits, '.', '-' or '_'"
        : _values.ContainsKey(name) ? $"argument {name} is given twice"
        : _values.Count == CountMax ? $"more than {CountMax} arguments"
        : value is null ? $"argument {name} is null"
        : value is double figure && !double.IsFinite(figure) ? $"argument {name} is not finite"
        : value is string text && !RecordRules.IsPlain(text, LengthMax)
            ? $"argument {name} is longer than {LengthMax} or holds control characters"
        : null;
}
