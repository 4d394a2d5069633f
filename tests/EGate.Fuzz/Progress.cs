namespace EGate.Fuzz;

/// <summary>One line that is written over itself on a terminal, and is left out of files.</summary>
internal static class Progress
{
    public static void Say(string line)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{line, -79}");
        }
    }

    public static void Clear() => Say("\r");
}
