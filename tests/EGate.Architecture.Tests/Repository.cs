namespace EGate.Architecture.Tests;

/// <summary>The checkout the tests were built in.</summary>
internal static class Repository
{
    /// <summary>The folder with EGate.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The C# files of a folder, without what the build makes.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(p =>
                !p.Contains("/obj/", StringComparison.Ordinal) && !p.Contains("/bin/", StringComparison.Ordinal)
            );

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EGate.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("the tests must run from inside the checkout");
    }
}
