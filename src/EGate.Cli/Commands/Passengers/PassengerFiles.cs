using EGate.Core;
using EGate.Passengers;

namespace EGate.Cli.Commands;

/// <summary>Opens what the passenger verbs read; every failure is a <see cref="CommandFailure"/>.</summary>
internal static class PassengerFiles
{
    /// <summary>Reads a file of messages from beginning to end; <c>-</c> is standard input.</summary>
    public static T Read<T>(string path, Func<PassengerMessageReader, T> work) =>
        NamedFiles.Open(path, stream => work(new PassengerMessageReader(stream)));

    /// <summary>Opens a store.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="make">Make it when it is not there.</param>
    public static ArrivalStore Store(string path, bool make)
    {
        if (!make && !File.Exists(path))
        {
            throw new CommandFailure(
                Catalogue.ArrivalStoreUnusable,
                ExitCodes.NotFound,
                $"{path} is not there, or its folder is closed to this user."
            );
        }

        return Storing(path, () => ArrivalStore.Open(path));
    }

    /// <summary>Does something with a store.</summary>
    public static T Storing<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ArrivalStoreException e)
        {
            throw new CommandFailure(
                Catalogue.ArrivalStoreUnusable,
                ExitCodes.Failed,
                $"{path}: {e.Message}",
                inner: e
            );
        }
    }

    /// <summary>The rules of a file; null when none is named.</summary>
    public static RuleBook? Rules(string? path)
    {
        if (path is null)
        {
            return null;
        }

        var result = RuleBookReader.Read(NamedFiles.Text(path, RuleBookReader.BytesMax));
        return result.Rules ?? throw Refused(path, result.Problems);
    }

    /// <summary>Officers' decisions of a file; none when no file is named.</summary>
    public static OfficersDecisions Decisions(string? path)
    {
        if (path is null)
        {
            return OfficersDecisions.None;
        }

        var result = OfficersDecisions.Read(NamedFiles.Text(path, OfficersDecisions.BytesMax));
        return result.Decisions ?? throw Refused(path, result.Problems);
    }

    /// <summary>The failure of a file with problems, each with its place and what to write.</summary>
    private static CommandFailure Refused(string path, IReadOnlyList<FileProblem> problems) =>
        new(
            Catalogue.RulesRefused,
            ExitCodes.Failed,
            $"{path}: "
                + string.Join(
                    " | ",
                    problems.Select(p => $"{(p.Path.Length == 0 ? "(file)" : p.Path)}: {p.Problem} {p.Remedy}")
                )
        );
}
