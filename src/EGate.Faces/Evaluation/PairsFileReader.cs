namespace EGate.Faces;

/// <summary>
/// Reads a pairs file: comma-separated values in UTF-8, one pair a line, first a line with the columns' names. <c>a</c> and <c>b</c> are picture files, <c>same</c> is
/// 1 (or true, yes) when both are of one person, else 0 (false, no). Optional: <c>person_a</c> and <c>person_b</c>, any names; <c>group</c>, a word that the results are
/// told by; <c>attack</c>, which kind of attack the probe <c>b</c> is, empty for bona fide. Without a first line of names the columns are a, b, same.
/// A field may stand in double quotes. Lines that are empty or begin with # are skipped.
/// <para>Without the person columns, pictures that the file says are of one person are one person's, and the others are one person each.</para>
/// </summary>
public static class PairsFileReader
{
    /// <summary>Most pairs.</summary>
    public const int PairsMax = 50_000_000;

    private const int LineMax = 4096;
    private const int LabelsMax = 256;

    /// <summary>Reads the pairs.</summary>
    /// <exception cref="PairsFileException">Something in it is not as it must be.</exception>
    public static FacePairs Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reading = new Reading();
        var number = 0;
        for (var line = text.ReadLine(); line is not null; line = text.ReadLine())
        {
            number++;
            if (line.Length > LineMax)
            {
                throw new PairsFileException(number, $"longer than {LineMax} characters.");
            }

            if (!string.IsNullOrWhiteSpace(line) && line[0] != '#')
            {
                reading.Take(line, number);
            }
        }

        return reading.Finish(number);
    }

    /// <summary>The fields of one line.</summary>
    internal static List<string> Fields(string line, int number)
    {
        var fields = new List<string>();
        var at = 0;
        while (true)
        {
            fields.Add(line.AsSpan(at).TrimStart() is ['"', ..] ? Quoted(line, ref at, number) : Bare(line, ref at));
            if (at >= line.Length)
            {
                return fields;
            }

            at++;
        }
    }

    private static string Bare(string line, ref int at)
    {
        var end = line.IndexOf(',', at);
        var field = line[at..(end < 0 ? line.Length : end)].Trim();
        at = end < 0 ? line.Length : end;
        return field;
    }

    private static string Quoted(string line, ref int at, int number)
    {
        var field = new System.Text.StringBuilder();
        var i = line.IndexOf('"', at) + 1;
        for (; i < line.Length; i++)
        {
            if (line[i] != '"')
            {
                field.Append(line[i]);
            }
            else if (i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[i++]);
            }
            else
            {
                break;
            }
        }

        var end = i < line.Length ? line.IndexOf(',', i) : -1;
        if (i >= line.Length || !line.AsSpan(i + 1, (end < 0 ? line.Length : end) - i - 1).IsWhiteSpace())
        {
            throw new PairsFileException(
                number,
                "a quoted field is not closed, or text stands behind its closing quote."
            );
        }

        at = end < 0 ? line.Length : end;
        return field.ToString();
    }

    private sealed class Reading
    {
        private readonly Dictionary<string, int> _images = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _attacks = new(StringComparer.Ordinal);
        private readonly List<FacePair> _pairs = [];
        private readonly PersonBook _persons = new();
        private PairColumns? _columns;

        public void Take(string line, int number)
        {
            var fields = Fields(line, number);
            if (_columns is null)
            {
                _columns = PairColumns.Of(fields, number, out var isNames);
                if (isNames)
                {
                    return;
                }
            }

            if (_pairs.Count == PairsMax)
            {
                throw new PairsFileException(number, $"more than {PairsMax} pairs.");
            }

            var a = Image(PairColumns.Needed(fields, _columns.A, "a", number));
            var b = Image(PairColumns.Needed(fields, _columns.B, "b", number));
            var same = Same(PairColumns.Needed(fields, _columns.Same, "same", number), number);
            _persons.Name(a, PairColumns.Optional(fields, _columns.PersonA), number);
            _persons.Name(b, PairColumns.Optional(fields, _columns.PersonB), number);
            _persons.Pair(a, b, same, number);
            _pairs.Add(
                new FacePair(
                    a,
                    b,
                    same,
                    Label(_groups, PairColumns.Optional(fields, _columns.Group), number),
                    Label(_attacks, PairColumns.Optional(fields, _columns.Attack), number)
                )
            );
        }

        public FacePairs Finish(int lines) =>
            _pairs.Count == 0
                ? throw new PairsFileException(Math.Max(1, lines), "no pair in the whole file.")
                : new FacePairs
                {
                    Images = [.. _images.OrderBy(i => i.Value).Select(i => i.Key)],
                    Persons = _persons.Numbers(_images.Count),
                    Pairs = _pairs,
                    Groups = [.. _groups.Keys],
                    Attacks = [.. _attacks.Keys],
                };

        private int Image(string name)
        {
            if (!_images.TryGetValue(name, out var index))
            {
                index = _images.Count;
                _images.Add(name, index);
            }

            return index;
        }

        private static int Label(Dictionary<string, int> labels, string name, int number)
        {
            if (name.Length == 0)
            {
                return -1;
            }

            if (!labels.TryGetValue(name, out var index))
            {
                if (labels.Count == LabelsMax)
                {
                    throw new PairsFileException(number, $"more than {LabelsMax} groups or kinds of attack.");
                }

                index = labels.Count;
                labels.Add(name, index);
            }

            return index;
        }

        private static bool Same(string word, int number) =>
            PairColumns.Truth(word)
            ?? throw new PairsFileException(number, "same is 1 or 0 (true or false, yes or no).");
    }
}
