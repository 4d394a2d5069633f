namespace EGate.Documents;

/// <summary>
/// Finds the documents in a text that holds several zones one after another, with or without blank lines between them. It only groups
/// lines; each group is read, and judged, by <see cref="Mrz.Read"/>. A line that is missing spoils its own document and no other.
/// </summary>
public static class MrzText
{
    /// <summary>Lines up to this length belong to a card of three lines: 30 characters, or some more or fewer by mistake.</summary>
    private const int CardLineMax = 33;

    /// <summary>A second line holds an expiry date and at least two digits beside it; a name, and the first line of a booklet, none.</summary>
    private const int DataDigitsMin = 6;

    /// <summary>
    /// The documents in the order of the text. Line ends may be those of any system; blanks before and after a line are dropped, its
    /// characters are left as they are.
    /// </summary>
    public static IReadOnlyList<MrzTextDocument> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = Lines(text);
        var documents = new List<MrzTextDocument>();
        for (var i = 0; i < lines.Count; )
        {
            var count = LinesOfDocument(lines, i);
            documents.Add(new MrzTextDocument(lines[i].Number, [.. lines.GetRange(i, count).Select(l => l.Text)]));
            i += count;
        }

        return documents;
    }

    /// <summary>The lines that are not blank, with their numbers in the text.</summary>
    private static List<(int Number, string Text)> Lines(string text)
    {
        var lines = new List<(int, string)>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var trimmed = line.Trim();
            if (!trimmed.IsEmpty)
            {
                lines.Add((number, trimmed.ToString()));
            }
        }

        return lines;
    }

    private static int LinesOfDocument(List<(int Number, string Text)> lines, int first)
    {
        if (first + 1 == lines.Count || !IsData(lines[first + 1].Text))
        {
            return 1;
        }

        var isCard = lines[first].Text.Length <= CardLineMax && lines[first + 1].Text.Length <= CardLineMax;
        var third = first + 2;
        return isCard && third < lines.Count && lines[third].Text.Length <= CardLineMax && !IsData(lines[third].Text)
            ? 3
            : 2;
    }

    /// <summary>
    /// True for a line of dates and digits. The first line of a card holds a number too, but begins with the letter of its kind.
    /// </summary>
    private static bool IsData(string line)
    {
        var digits = 0;
        foreach (var c in line)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits >= DataDigitsMin
            && !(line.Length <= CardLineMax && char.ToUpperInvariant(line[0]) is 'A' or 'C' or 'I');
    }
}

/// <summary>The lines of one document in a text. Personal data.</summary>
/// <param name="Line">Where it begins in the text, from 1.</param>
/// <param name="Lines">One to three lines.</param>
public sealed record MrzTextDocument(int Line, IReadOnlyList<string> Lines)
{
    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "machine-readable zone text";
}
