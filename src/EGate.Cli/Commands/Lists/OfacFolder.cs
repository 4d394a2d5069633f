using EGate.Watchlists;

namespace EGate.Cli.Commands.Lists;

/// <summary>Finds OFAC's lists in a folder: of each list one file, the XML one where both are there, for it says more.</summary>
internal static class OfacFolder
{
    private static readonly string[][] Names =
    [
        ["sdn.xml", "sdn.csv"],
        ["cons_prim.xml", "consolidated.xml", "cons_prim.csv"],
    ];

    /// <summary>The main files; the CSV ones bring their fellows themselves.</summary>
    /// <exception cref="ListRefusedException">There is none.</exception>
    public static IReadOnlyList<string> Files(string folder)
    {
        var there = Directory.GetFiles(folder);
        var found = Names
            .Select(names => names.Select(n => Find(there, n)).FirstOrDefault(p => p is not null))
            .OfType<string>()
            .ToList();
        return found.Count > 0
            ? found
            : throw new ListRefusedException(
                0,
                $"{Path.GetFileName(folder)} holds neither sdn.xml nor sdn.csv nor cons_prim.csv"
            );
    }

    private static string? Find(string[] files, string name) =>
        Array.Find(files, f => Path.GetFileName(f).Equals(name, StringComparison.OrdinalIgnoreCase));
}
