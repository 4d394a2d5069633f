using EGate.Contract.Officers;
using EGate.Gateway.Options;

namespace EGate.Gateway.OfficersPage;

/// <summary>
/// The accounts as they stand in the file now: it is read again when it has changed, so a removed account is out at once. A changed file
/// with a mistake in it is refused and the accounts before it stay; a file that is gone leaves nobody.
/// </summary>
public sealed partial class AccountStore
{
    private readonly string _path;
    private readonly ILogger<AccountStore> _log;
    private readonly Lock _gate = new();
    private AccountsFile _accounts = AccountsFile.New();
    private (DateTime Written, long Length)? _stamp;

    /// <summary>Reads the file for the first time; a missing one is a warning, because the traveller's page must work without it.</summary>
    public AccountStore(GatewayOptions options, ILogger<AccountStore> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        _path = options.Accounts;
        _log = log;
        if (Current.Accounts.Count == 0)
        {
            LogNobody(_path);
        }
    }

    /// <summary>The accounts now.</summary>
    public AccountsFile Current
    {
        get
        {
            lock (_gate)
            {
                var stamp = Stamp();
                if (stamp != _stamp)
                {
                    _stamp = stamp;
                    Reload(stamp is not null);
                }

                return _accounts;
            }
        }
    }

    private void Reload(bool exists)
    {
        if (!exists)
        {
            _accounts = _accounts with { Accounts = [] };
            return;
        }

        var read = AccountsFile.Read(_path);
        if (read.Content is { } accounts)
        {
            _accounts = accounts;
            return;
        }

        foreach (var problem in read.Problems)
        {
            LogRefused(problem);
        }
    }

    private (DateTime, long)? Stamp()
    {
        var file = new FileInfo(_path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : null;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Nobody can sign in: there is no account in {Path}. Make one with egatectl."
    )]
    private partial void LogNobody(string path);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The changed accounts file is refused, the accounts before it stay: {Problem}"
    )]
    private partial void LogRefused(string problem);
}
