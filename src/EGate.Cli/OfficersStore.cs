using EGate.Contract.Officers;
using EGate.Core;

namespace EGate.Cli;

/// <summary>The two files that an account stands in. Both are changed or neither is.</summary>
internal sealed class OfficersStore(string officersPath, string accountsPath)
{
    /// <summary>egated's public keys.</summary>
    public string OfficersPath { get; } = officersPath;

    /// <summary>The gateway's accounts.</summary>
    public string AccountsPath { get; } = accountsPath;

    /// <summary>Adds an account; true when it replaced one of that name.</summary>
    /// <exception cref="CommandFailure">A file is damaged or cannot be written; both are as they were.</exception>
    public bool Add(OfficerAccount account)
    {
        var accounts = File.Exists(AccountsPath) ? Content(AccountsFile.Read(AccountsPath)) : AccountsFile.New();
        var keys = File.Exists(OfficersPath) ? Content(OfficersFile.Read(OfficersPath)) : [];
        var replaced = accounts.Find(account.Name) is not null;
        var kept = keys.Where(k => !string.Equals(k.Officer, account.Name, StringComparison.OrdinalIgnoreCase));
        Write(() => OfficersFile.Write(OfficersPath, [.. kept, account.Key]));
        try
        {
            Write(() => accounts.With(account).Write(AccountsPath));
        }
        catch (CommandFailure)
        {
            // The new key's account was not kept, so egated must go on knowing the old keys only.
            Write(() => OfficersFile.Write(OfficersPath, keys));
            throw;
        }

        return replaced;
    }

    private static T Content<T>(FileContent<T> file)
        where T : class =>
        file.Content
        ?? throw new CommandFailure(
            Catalogue.AccountNotMade,
            ExitCodes.Failed,
            string.Join(" ", file.Problems.Take(5))
        );

    private static void Write(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or InvalidOperationException or ArgumentException)
        {
            throw new CommandFailure(Catalogue.AccountNotMade, ExitCodes.Failed, e.Message, inner: e);
        }
    }
}
