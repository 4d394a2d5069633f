namespace EGate.Cli;

/// <summary>What <c>make run</c> leaves in the checkout this program was built in, so that a newcomer need not name it.</summary>
internal static class StateOfCheckout
{
    /// <summary>
    /// <paramref name="installed"/> when it is there, else the file of that name in the checkout's state folder when that is there, else
    /// <paramref name="installed"/> again.
    /// </summary>
    public static string Or(string installed, string name) =>
        File.Exists(installed) ? installed : Find(name) ?? installed;

    private static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "artifacts", "state", name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
