namespace EGate.Faces;

/// <summary>Which column of a pairs file is what; -1 for one that is not there.</summary>
internal sealed record PairColumns(int A, int B, int Same, int PersonA, int PersonB, int Group, int Attack)
{
    private static readonly string[] Known = ["a", "b", "same", "person_a", "person_b", "group", "attack"];

    /// <summary>Reads the first line: names, or already a pair.</summary>
    public static PairColumns Of(List<string> fields, int line, out bool isNames)
    {
        var names = fields.ConvertAll(f => f.ToLowerInvariant());
        isNames = names.Contains("a") && names.Contains("b") && names.Contains("same");
        if (!isNames)
        {
            return fields.Count == 3 && Truth(fields[2]) is not null
                ? new PairColumns(0, 1, 2, -1, -1, -1, -1)
                : throw new PairsFileException(
                    line,
                    "the first line names the columns: a, b, same and, if wanted, others."
                );
        }

        foreach (var name in names)
        {
            if (!Known.Contains(name) || names.IndexOf(name) != names.LastIndexOf(name))
            {
                throw new PairsFileException(line, $"columns are {string.Join(", ", Known)}, each at most once.");
            }
        }

        var places = Array.ConvertAll(Known, names.IndexOf);
        return new PairColumns(places[0], places[1], places[2], places[3], places[4], places[5], places[6]);
    }

    /// <summary>True or false in any of its spellings; null when it is neither.</summary>
    public static bool? Truth(string word) =>
        word.ToLowerInvariant() switch
        {
            "1" or "true" or "yes" => true,
            "0" or "false" or "no" => false,
            _ => null,
        };

    /// <summary>A field that must be there.</summary>
    public static string Needed(List<string> fields, int column, string name, int line) =>
        column < fields.Count && fields[column].Length > 0
            ? fields[column]
            : throw new PairsFileException(line, $"column {name} is empty.");

    /// <summary>A field that may be missing.</summary>
    public static string Optional(List<string> fields, int column) =>
        column >= 0 && column < fields.Count ? fields[column] : "";
}
