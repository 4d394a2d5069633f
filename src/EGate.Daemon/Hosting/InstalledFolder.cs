namespace EGate.Daemon.Hosting;

/// <summary>Finds folders that belong to the program: in the checkout it was built in, or where a package puts them.</summary>
internal static class InstalledFolder
{
    /// <summary>The folder of that relative name above the program, or else where it is when installed.</summary>
    public static string Find(string relative, string installed)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, relative);
            if (Directory.Exists(found))
            {
                return found;
            }
        }

        return installed;
    }
}
