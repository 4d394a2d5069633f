using EGate.Core;
using EGate.Watchlists;

namespace EGate.Cli.Commands.Lists;

/// <summary>Turns what can go wrong with lists and packages into the failures that every verb ends with.</summary>
internal static class ListFailures
{
    /// <summary>Runs a step of a verb.</summary>
    /// <param name="step">The step.</param>
    /// <param name="refused">What a package that is not what it must be is called: refused, or not made.</param>
    /// <exception cref="CommandFailure">It failed.</exception>
    public static T Guard<T>(Func<T> step, CatalogueEntry refused)
    {
        try
        {
            return step();
        }
        catch (ListRefusedException e)
        {
            throw new CommandFailure(Catalogue.ListRefused, ExitCodes.Failed, e.Message, inner: e);
        }
        catch (PackageException e)
        {
            var exit = e.Fault == PackageFault.NotThere ? ExitCodes.NotFound : ExitCodes.Failed;
            throw new CommandFailure(refused, exit, $"{e.Word}: {e.Message}", inner: e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandFailure(Catalogue.FileNotReadable, ExitCodes.NotFound, e.Message, inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(Catalogue.FileNotReadable, ExitCodes.Failed, e.Message, inner: e);
        }
    }
}
